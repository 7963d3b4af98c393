/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "common.h"

#include <glib/gstdio.h>
#include <unistd.h>

/* A network whose actors have a column of its own. */
static KotakuNetwork *
make_network (void)
{
  g_autoptr (GError) error = NULL;
  KotakuNetwork *network = kotaku_network_new ();
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, "id,part\na,user\n", &error);
  ck_assert_no_error (error);
  return network;
}

/* The rules of a text, read as a file; "FILE" stands for its name in messages. */
static KotakuRules *
read_rules (const char *text, char **message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = make_network ();
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "kotaku-rules-XXXXXX", NULL);
  int file = g_mkstemp (path);
  ck_assert_int_eq (write (file, text, strlen (text)), (int) strlen (text));
  close (file);
  KotakuRules *rules = kotaku_rules_new (network, path, &error);
  g_remove (path);
  ck_assert ((rules != NULL) == (error == NULL));
  if (error == NULL)
    return rules;
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_INVALID));
  ck_assert (g_str_has_prefix (error->message, path));
  *message = g_strdup (error->message + strlen (path));
  return NULL;
}

START_TEST (test_default)
{
  static const char *const names[] = { "different_rt", "outside",     "unfunded",
                                       "user_worker",  "rt_head_kpp", "delineated_funded" };
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("empty");
  g_autoptr (KotakuRules) rules = kotaku_rules_new (network, NULL, &error);
  ck_assert_no_error (error);
  ck_assert_uint_eq (rules->n, G_N_ELEMENTS (names));
  for (gsize i = 0; i < rules->n; i++)
    {
      ck_assert_str_eq (rules->names[i], names[i]);
      ck_assert_int_eq (rules->predictions[i],
                        i < 3 ? KOTAKU_STRENGTH_WEAK : KOTAKU_STRENGTH_STRONG);
    }
  ck_assert_uint_eq (rules->n_comparisons, 1);
  ck_assert_uint_eq (rules->n_conditions, 10);
}
END_TEST

/* The page shows what the library does. */
START_TEST (test_documented)
{
  g_autofree char *text = NULL;
  g_autofree char *path
      = g_build_filename (g_getenv ("KOTAKU_SOURCE_ROOT"), "docs", "strength-rules.md", NULL);
  ck_assert (g_file_get_contents (path, &text, NULL, NULL));
  ck_assert_ptr_nonnull (strstr (text, kotaku_default_rules));
}
END_TEST

START_TEST (test_own_columns_and_indonesian)
{
  g_autofree char *message = NULL;
  g_autoptr (KotakuRules) rules
      = read_rules ("kaidah;perkiraan;rt;a_part;b_peran;b_didanai\n"
                    "x;kuat;berbeda;user | worker;ketua RT;ya\ny;lemah;sama;;;\n",
                    &message);
  ck_assert_msg (rules != NULL, "%s", message);
  ck_assert_uint_eq (rules->n, 2);
  ck_assert_int_eq (rules->predictions[0], KOTAKU_STRENGTH_STRONG);
  ck_assert_uint_eq (rules->n_conditions, 3);
  const KotakuRuleCondition *part = &rules->conditions[0];
  ck_assert_str_eq (part->values[0], "user");
  ck_assert_str_eq (part->values[1], "worker");
  ck_assert (!part->is_role);
  ck_assert (rules->conditions[1].is_role);
  ck_assert (!rules->comparisons[0].same);
  ck_assert (rules->comparisons[1].same);
}
END_TEST

START_TEST (test_no_rule)
{
  g_autofree char *message = NULL;
  g_autoptr (KotakuRules) rules = read_rules ("rule,prediction\n", &message);
  ck_assert_ptr_nonnull (rules);
  ck_assert_uint_eq (rules->n, 0);
}
END_TEST

#define ck_assert_fault(text, expected)                                                            \
  do                                                                                               \
    {                                                                                              \
      g_autofree char *message_ = NULL;                                                            \
      ck_assert_ptr_null (read_rules (text, &message_));                                           \
      ck_assert_str_eq (message_, expected);                                                       \
    }                                                                                              \
  while (0)

START_TEST (test_faults)
{
  ck_assert_fault ("rule,prediction\nx,stong\n",
                   ":2:3: \"stong\" is no prediction, expected strong or weak");
  ck_assert_fault ("rule,prediction\nx,none\n",
                   ":2:3: \"none\" is no prediction, expected strong or weak");
  ck_assert_fault ("rule,prediction\nx,strong\n\ny,\n",
                   ":4:3: \"\" is no prediction, expected strong or weak");
  ck_assert_fault ("rule,prediction\n,strong\n", ":2:1: \"\" is no name of a rule");
  ck_assert_fault ("prediction,rule\nstrong,x\nweak,x\n", ":3:6: \"x\" stands twice");
  ck_assert_fault ("rule,rt\n", ":1:1: a table of rules needs a column prediction");
  ck_assert_fault ("name,prediction\n", ":1:1: a table of rules needs a column rule");
  ck_assert_fault ("rule,prediction,rt\nx,weak,other\n",
                   ":2:8: \"other\" compares nothing, expected same or different");
  ck_assert_fault ("rule,prediction,rt,rt\n", ":1:20: the column rt stands twice");
  ck_assert_fault ("rule,prediction,\nx,weak,y\n",
                   ":2:8: \"y\" stands in a column without a header");
  ck_assert_fault ("rule,prediction,a_part\nx,weak,user||worker\n",
                   ":2:8: \"user||worker\" has an empty item");
}
END_TEST

/* Unknown columns and words name the nearest. */
START_TEST (test_unknown)
{
  g_autofree char *column = NULL, *word = NULL, *rt = NULL;
  ck_assert_ptr_null (read_rules ("rule,prediction,a_prat\n", &column));
  ck_assert (g_str_has_prefix (column, ":1:17: "));
  ck_assert_ptr_nonnull (strstr (column, "part"));
  ck_assert_ptr_null (read_rules ("rule,prediction,a_delineation\nx,weak,outsid\n", &word));
  ck_assert (g_str_has_prefix (word, ":2:8: "));
  ck_assert_ptr_nonnull (strstr (word, "outside"));
  ck_assert_ptr_null (read_rules ("rule,prediction,a_rt\n", &rt));
  ck_assert (g_str_has_prefix (rt, ":1:17: "));
}
END_TEST

START_TEST (test_most)
{
  g_autoptr (GString) text = g_string_new ("rule,prediction\n");
  g_autofree char *message = NULL;
  for (int i = 0; i < 65; i++)
    g_string_append_printf (text, "r%d,weak\n", i);
  ck_assert_fault (text->str, ":66:1: expected at most 64 rules");
  g_string_truncate (text, text->len - strlen ("r64,weak\n"));
  g_autoptr (KotakuRules) rules = read_rules (text->str, &message);
  ck_assert_uint_eq (rules->n, 64);
}
END_TEST

static gboolean
try_rules (KotakuNetwork *network, GError **error)
{
  g_autoptr (KotakuRules) rules = kotaku_rules_new (network, NULL, error);
  return rules != NULL;
}

START_TEST (test_memory)
{
  g_autoptr (KotakuNetwork) network = make_network ();
  ck_assert_survives (try_rules (network, &error));
}
END_TEST

KOTAKU_TEST_MAIN ("classify/strength-rules",
                  test_default,
                  test_documented,
                  test_own_columns_and_indonesian,
                  test_no_rule,
                  test_faults,
                  test_unknown,
                  test_most,
                  test_memory)
