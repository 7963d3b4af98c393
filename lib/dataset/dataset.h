/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Files to the model and back. The public calls (read, validate, save) are defined here; other
 * rooms need nothing of it but the command's record. */

#include "model/model.h"

G_BEGIN_DECLS

extern const KotakuCommand kotaku_command_validate;

G_END_DECLS
