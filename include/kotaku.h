/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* The one header that users include. Read top to bottom it is the way of the data: words, options,
 * a network, a selection's view, the calls on it, and the frame that comes out.
 *
 * - A returned const pointer belongs to the object and lives as long as it, a network's until the
 *   network is next changed; one without const is yours: _unref for objects, g_free() for text and
 *   arrays. Arguments are copied or referenced, never taken over.
 * - selection, options, cancellable and error may be NULL; another argument only where it says so.
 * - What fails on account of data, files or memory has an error. A handle out of range, or NULL for
 *   an object, is a slip of the code: one g_critical(), and NULL, FALSE, 0, NaN or NONE.
 * - What a call lists under "Errors" is what it adds to these: with options UNKNOWN_OPTION,
 *   UNKNOWN_WORD, WRONG_TYPE and OUT_OF_RANGE, with a cancellable G_IO_ERROR_CANCELLED, and of all
 *   NO_MEMORY. */

#define KOTAKU_INSIDE
#include <kotaku/version.h>
#include <kotaku/words.h>
#include <kotaku/enum-types.h>
#include <kotaku/types.h>
#include <kotaku/library.h>
#include <kotaku/options.h>
#include <kotaku/network.h>
#include <kotaku/fields.h>
#include <kotaku/view.h>
#include <kotaku/commands.h>
#include <kotaku/frame.h>
#undef KOTAKU_INSIDE
