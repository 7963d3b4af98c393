/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#if !defined(KOTAKU_INSIDE) && !defined(KOTAKU_COMPILATION)
#error "Only <kotaku.h> can be included directly."
#endif

#include <kotaku/types.h>
#include <kotaku/words.h>

G_BEGIN_DECLS

/* An unknown name, or a value out of range, is an error of the call that gets the options. */

/**
 * KotakuProgress:
 * @task: what is being done, in English
 * @fraction: how much of it is done, 0 to 1, or NaN where that is not known
 * @user_data: what kotaku_options_set_progress() was given
 *
 * Called in the thread that made the call, when work begins and then at least every 0.2 s, but not
 * inside a call of igraph. It may cancel, and calls nothing else of this library.
 *
 * Since: 1.0
 */
typedef void (*KotakuProgress) (const char *task, double fraction, gpointer user_data);

#define KOTAKU_TYPE_OPTIONS (kotaku_options_get_type ())

KOTAKU_AVAILABLE_IN_1_0
GType kotaku_options_get_type (void) G_GNUC_CONST;
KOTAKU_AVAILABLE_IN_1_0
KotakuOptions *kotaku_options_new (void);
KOTAKU_AVAILABLE_IN_1_0
KotakuOptions *kotaku_options_ref (KotakuOptions *options);
KOTAKU_AVAILABLE_IN_1_0
void kotaku_options_unref (KotakuOptions *options);
KOTAKU_AVAILABLE_IN_1_0
void kotaku_options_set_double (KotakuOptions *options, const char *name, double value);
KOTAKU_AVAILABLE_IN_1_0
void kotaku_options_set_int64 (KotakuOptions *options, const char *name, gint64 value);
KOTAKU_AVAILABLE_IN_1_0
void kotaku_options_set_boolean (KotakuOptions *options, const char *name, gboolean value);
KOTAKU_AVAILABLE_IN_1_0
void kotaku_options_set_string (KotakuOptions *options, const char *name, const char *value);
KOTAKU_AVAILABLE_IN_1_0
void
kotaku_options_set_strings (KotakuOptions *options, const char *name, const char *const *values);
KOTAKU_AVAILABLE_IN_1_0
void kotaku_options_set_progress (KotakuOptions *options,
                                  KotakuProgress callback,
                                  gpointer user_data,
                                  GDestroyNotify destroy);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (KotakuOptions, kotaku_options_unref)

G_END_DECLS
