/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Whether the tests keep what they promise: many made-up networks in which the truth is known. */

#include "infer/infer.h"

G_BEGIN_DECLS

/* The truth of a network: actors differ with this standard deviation on the log-odds scale; effect
 * is 0 where nothing is to be found. */
typedef struct
{
  double sd;
  double effect;
} KotakuTruth;

/* -- worlds.c: networks of the study's size; NULL with error -- */

/* 10 people and 6 institutions; a pair is vertical with log odds -1 + a_i + a_j, between
 * institutions -1 + effect + a_i + a_j, else equal. */
KotakuNetwork *kotaku_world_levels (const KotakuTruth *truth, KotakuRandom *random, GError **error);
/* 15 people; a pair is vertical with log odds effect + a_i + a_j. */
KotakuNetwork *kotaku_world_level (const KotakuTruth *truth, KotakuRandom *random, GError **error);
/* 15 people who choose: an arc with log odds -1 + s_i + r_j; effect is the log odds of an answer.
 */
KotakuNetwork *kotaku_world_arcs (const KotakuTruth *truth, KotakuRandom *random, GError **error);
/* 12 people and 8 institutions who choose each other, likewise. */
KotakuNetwork *kotaku_world_across (const KotakuTruth *truth, KotakuRandom *random, GError **error);
/* 24 people in 8 RTs, half of them delineated, and the two of a programme's team; ties with log
 * odds -0.5 + a_i + a_j, strong with b_i + b_j; both ends delineated: effect more. */
KotakuNetwork *kotaku_world_zones (const KotakuTruth *truth, KotakuRandom *random, GError **error);
/* 20 people of three sectors; ties with log odds -1.5 + a_i + a_j, within a sector effect more. */
KotakuNetwork *
kotaku_world_sectors (const KotakuTruth *truth, KotakuRandom *random, GError **error);
/* 16 people of four sectors; arcs with log odds -1.5 + s_i + r_j, effect less from who has an arc
 * to the first of all to whom that one has an arc. */
KotakuNetwork *kotaku_world_broker (const KotakuTruth *truth, KotakuRandom *random, GError **error);

/* 10 people; a pair has met with log odds 1 + a_i + a_j, 2 to 6 times; each pair has a chance of
 * its own, even over 0 to 1, that the first wins, to the log odds of which effect x (c_i - c_j) is
 * added, c standard normal. */
KotakuNetwork *
kotaku_world_contests (const KotakuTruth *truth, KotakuRandom *random, GError **error);

/* 15 people; ties of planning with log odds -1 + a_i + a_j, of implementation -1 + effect + b_i +
 * b_j: actors change, each in a way of their own. */
KotakuNetwork *kotaku_world_stages (const KotakuTruth *truth, KotakuRandom *random, GError **error);
/* Likewise, but the same actors are active in both. */
KotakuNetwork *
kotaku_world_activity (const KotakuTruth *truth, KotakuRandom *random, GError **error);

double kotaku_random_normal (KotakuRandom *random);
/* The share of pairs with an event of log odds mean + a_i + a_j, over all actors there could be. */
double kotaku_expected_share (double mean, double sd);

G_END_DECLS
