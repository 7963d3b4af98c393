/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Between the files of this room. */

#include "measure/measure.h"

G_BEGIN_DECLS

/* The metrics of each family, NULL at the end. */
#define KOTAKU_FAMILY(name) extern const KotakuMetric *const kotaku_family_##name[];
#include "measure/measures.inc"
#undef KOTAKU_FAMILY

/* -- measure.c -- */

/* Warnings of loops dropped and ties merged, where there were any. */
void kotaku_measure_warn (const KotakuGraph *graph, KotakuFrame *frame);

G_END_DECLS
