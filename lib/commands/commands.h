/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* The registry of commands, and the commands that call others: findings, robustness. */

#include "dataset/dataset.h"
#include "measure/measure.h"
#include "scenario/scenario.h"

G_BEGIN_DECLS

extern const KotakuCommand kotaku_command_convert;
extern const KotakuCommand kotaku_command_findings;
extern const KotakuCommand kotaku_command_pool;
extern const KotakuCommand kotaku_command_robustness;
extern const KotakuCommand kotaku_command_scenario;
/* Of the room present, which this one does not see. */
extern const KotakuCommand kotaku_command_plot;
extern const KotakuCommand kotaku_command_report;

const KotakuCommand *const *kotaku_commands (gsize *n_commands);
/* -- says.c. NaN where there is no such column of doubles. */

double kotaku_frame_read (KotakuFrame *frame, gsize row, const char *column);

/* -- meanings.c. where: of any command (NULL), of "command", of "command form"; the nearest holds.
 */

typedef struct
{
  const char *where, *name, *english, *indonesian;
} KotakuMeaning;

const KotakuMeaning *kotaku_meaning_find (const char *command, const char *form, const char *name);

/* A list of library.c or columns.c, ready to hand out. */
KotakuFrame *kotaku_library_finish (KotakuRows *rows, GError **error);

/* What `kotaku findings` says of itself: claims, and the pieces of which each basis is made; NULL
 * at the end. In a piece {n} stands for a count, {x} for a number, {s} for a text. */
const char *const *kotaku_findings_get_claims (void);
const char *const *kotaku_findings_get_phrases (void);

G_END_DECLS
