/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* What if: a network with something removed, delayed or strengthened. */

#include "commands/commands.h"

G_BEGIN_DECLS

typedef enum
{
  KOTAKU_STEP_REMOVE = 0,
  KOTAKU_STEP_REMOVE_TIE = 1,
  KOTAKU_STEP_DELAY = 2,
  KOTAKU_STEP_STRENGTHEN = 3
} KotakuStepKind;
#define KOTAKU_N_STEPS 4

/* One change. place: of the node; of the pair among the view's, or -1; of the fund. a, b: places of
 * the two sides of a pair. */
typedef struct
{
  KotakuStepKind kind;
  gssize place;
  gint32 a, b;
} KotakuStep;

typedef struct
{
  KotakuView *view;
  KotakuNetwork *network; /* the view's */
  const KotakuPairs *pairs;
  KotakuOptions *selection; /* what selected the view */
  KotakuParts *parts;
  KotakuFunds *funds;
  KotakuRisk *risk;
} KotakuBefore;

gboolean kotaku_before_init (KotakuBefore *before,
                             KotakuNetwork *network,
                             KotakuOptions *options,
                             GCancellable *cancellable,
                             GError **error);
void kotaku_before_clear (KotakuBefore *before);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuBefore, kotaku_before_clear)

/* The changes that options ask for, in their order; free them. NULL with error. */
KotakuStep *
kotaku_steps_read (KotakuBefore *before, KotakuOptions *options, gsize *n_steps, GError **error);
/* Every single change of the kind; free them. */
KotakuStep *kotaku_steps_list (const KotakuBefore *before,
                               KotakuStepKind kind,
                               gsize *n_steps,
                               GCancellable *cancellable,
                               GError **error);
/* The view once the changes are made, and the tie without (-1: none) is left out before. */
KotakuView *kotaku_before_change (const KotakuBefore *before,
                                  const KotakuStep *steps,
                                  gsize n_steps,
                                  gssize without,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
