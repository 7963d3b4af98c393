/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* What holds a programme back: late funds, uneven competence, sectoral ego. */

#include "classify/classify.h"

G_BEGIN_DECLS

extern const KotakuCommand kotaku_command_obstacles;

G_END_DECLS
