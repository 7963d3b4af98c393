/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* The registry of commands, and the commands that call others: findings. */

#include "dataset/dataset.h"
#include "measure/measure.h"
#include "scenario/scenario.h"

G_BEGIN_DECLS

extern const KotakuCommand kotaku_command_findings;

const KotakuCommand *const *kotaku_commands (gsize *n_commands);

G_END_DECLS
