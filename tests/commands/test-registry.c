/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "commands/commands.h"
#include "testing.h"

#include <string.h>

static void
check_text (const KotakuCommand *command, const char *field, const char *text)
{
  ck_assert_msg (text != NULL && *text != 0, "%s: %s", command->name, field);
}

START_TEST (test_no_empty_field)
{
  gsize n = 0;
  const KotakuCommand *const *commands = kotaku_commands (&n);
  for (gsize i = 0; i < n; i++)
    {
      const KotakuCommand *command = commands[i];
      check_text (command, "object", command->object);
      check_text (command, "function", command->function);
      if (strcmp (command->parameters, "path:file") == 0)
        ck_assert_str_eq (command->columns, "");
      else
        check_text (command, "columns", command->columns);
      check_text (command, "title", command->title);
      check_text (command, "title_id", command->title_id);
      check_text (command, "since", command->since);
      ck_assert_ptr_nonnull (command->parameters);
      ck_assert_ptr_nonnull (command->options);
      g_autofree char *start = g_strconcat ("kotaku ", command->name, NULL);
      ck_assert_msg (g_str_has_prefix (command->example, start), "%s", command->example);
    }
}
END_TEST

START_TEST (test_options_are_known)
{
  gsize n = 0;
  const KotakuCommand *const *commands = kotaku_commands (&n);
  for (gsize i = 0; i < n; i++)
    {
      g_auto (GStrv) names = g_strsplit (commands[i]->options, " ", -1);
      for (gsize k = 0; names[k] != NULL; k++)
        if (*names[k] != 0)
          ck_assert_msg (kotaku_option_find (names[k]) != NULL, "%s: %s", commands[i]->name,
                         names[k]);
    }
}
END_TEST

START_TEST (test_names_differ)
{
  gsize n = 0;
  const KotakuCommand *const *commands = kotaku_commands (&n);
  for (gsize i = 0; i < n; i++)
    for (gsize k = 0; k < i; k++)
      ck_assert_str_ne (commands[i]->name, commands[k]->name);
}
END_TEST

/* The contract's commands that there are so far. */
START_TEST (test_present)
{
  static const char *const names[]
      = { "findings", "validate",  "info",  "metrics",     "measure",   "classify", "structure",
          "strength", "dominance", "zones", "segregation", "brokerage", "obstacles" };
  gsize n = 0;
  const KotakuCommand *const *commands = kotaku_commands (&n);
  for (gsize k = 0; k < G_N_ELEMENTS (names); k++)
    {
      gboolean found = FALSE;
      for (gsize i = 0; i < n; i++)
        found |= strcmp (commands[i]->name, names[k]) == 0;
      ck_assert_msg (found, "%s", names[k]);
    }
}
END_TEST

KOTAKU_TEST_MAIN ("commands/registry",
                  test_no_empty_field,
                  test_options_are_known,
                  test_names_differ,
                  test_present)
