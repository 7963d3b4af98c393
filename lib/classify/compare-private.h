/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* What changes from one network to another, or of one network from step to step. */

#include "classify/agree-private.h"

G_BEGIN_DECLS

typedef struct
{
  char *name; /* "preparation|planning", or NULL */
  KotakuSides sides;
} KotakuStep;

typedef struct
{
  gboolean same_actors; /* of one network: change can be tested */
  gboolean named;       /* steps are told apart in a column */
  gsize n;
  KotakuStep *steps;
  GPtrArray *warnings;
} KotakuSteps;

/* -- compare-steps.c -- */

gboolean kotaku_steps_init_two (KotakuSteps *steps,
                                KotakuCoders *coders,
                                KotakuOptions *options,
                                GCancellable *cancellable,
                                GError **error);
/* by: stage, activity, scope, dates or event:ID. */
gboolean kotaku_steps_init_by (KotakuSteps *steps,
                               KotakuView *view,
                               const char *by,
                               KotakuOptions *options,
                               GCancellable *cancellable,
                               GError **error);
void kotaku_steps_clear (KotakuSteps *steps);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuSteps, kotaku_steps_clear)

/* -- compare-summary.c -- */

KotakuFrame *kotaku_compare_summary (const KotakuSteps *steps,
                                     KotakuOptions *options,
                                     GCancellable *cancellable,
                                     GError **error);

G_END_DECLS
