/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "commands/commands.h"

/* In the order in which help lists them. */
static const KotakuCommand *const commands[] = {
  &kotaku_command_findings,   &kotaku_command_report,     &kotaku_command_plot,
  &kotaku_command_validate,   &kotaku_command_info,       &kotaku_command_metrics,
  &kotaku_command_measure,    &kotaku_command_classify,   &kotaku_command_structure,
  &kotaku_command_strength,   &kotaku_command_dominance,  &kotaku_command_influence,
  &kotaku_command_census,     &kotaku_command_keyplayers, &kotaku_command_zones,
  &kotaku_command_bridges,    &kotaku_command_crosslevel, &kotaku_command_segregation,
  &kotaku_command_brokerage,  &kotaku_command_obstacles,  &kotaku_command_agree,
  &kotaku_command_compare,    &kotaku_command_pool,       &kotaku_command_robustness,
  &kotaku_command_strengthen, &kotaku_command_scenario,   &kotaku_command_convert,
  &kotaku_command_template,
};

const KotakuCommand *const *
kotaku_commands (gsize *n_commands)
{
  *n_commands = G_N_ELEMENTS (commands);
  return commands;
}
