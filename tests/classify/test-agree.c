/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "common.h"

#include <math.h>

#define HEADER "from,to,direction,form,strength,content,scope\n"

static KotakuNetwork *
coding (const char *name, const char *ties)
{
  g_autoptr (GError) error = NULL;
  KotakuNetwork *network = network_of (ties);
  kotaku_network_set_name (network, name, &error);
  ck_assert_no_error (error);
  return network;
}

static KotakuFrame *
agree (KotakuNetwork *const *networks, gsize n, const char *option, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuOptions) options = options_of (option, value);
  KotakuFrame *frame = kotaku_agree (networks, n, options, NULL, &error);
  ck_assert_no_error (error);
  return frame;
}

/* "units coders agreement kappa alpha" of a field, as far as they are defined */
static char *
get_row (KotakuFrame *frame, const char *field)
{
  static const char *const numbers[] = { "agreement", "kappa", "alpha" };
  gssize row = kotaku_frame_find_row (frame, "field", field, NULL);
  ck_assert (row >= 0);
  GString *text = g_string_new (NULL);
  g_string_append_printf (text, "%d %d",
                          (int) kotaku_frame_get_int64s (frame, "units", NULL, NULL)[row],
                          (int) kotaku_frame_get_int64s (frame, "coders", NULL, NULL)[row]);
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      double value = kotaku_frame_get_doubles (frame, numbers[i], NULL, NULL)[row];
      if (isnan (value))
        g_string_append (text, " -");
      else
        g_string_append_printf (text, " %.4f", value);
    }
  return g_string_free (text, FALSE);
}

#define ck_assert_agreed(frame, field, expected)                                                   \
  do                                                                                               \
    {                                                                                              \
      g_autofree char *row_ = get_row (frame, field);                                              \
      ck_assert_str_eq (row_, expected);                                                           \
    }                                                                                              \
  while (0)

/* Four pairs: strength agrees on ab and ac, differs on ad, and bc is the first coder's alone. The
 * margins are 2/3 strong and 1/3 weak against 1/3 and 2/3: chance 4/9, kappa (2/3 - 4/9)/(5/9). Of
 * six values three are strong: alpha 1 - 5 * 2/(36 - 18). */
START_TEST (test_by_hand)
{
  g_autoptr (KotakuNetwork) first = coding (
      "one", HEADER "a,b,equal,work,strong,,\na,c,equal,work,weak,,\na,d,equal,,strong,,\n"
                    "b,c,equal,,weak,,\n");
  g_autoptr (KotakuNetwork) second = coding (
      "two", HEADER "b,a,horizontal,work,strong,,\nc,a,equal,work,weak,,\nd,a,equal,,weak,,\n");
  KotakuNetwork *const networks[] = { first, second };
  g_autoptr (KotakuFrame) frame = agree (networks, 2, NULL, NULL);
  ck_assert_agreed (frame, "strength", "3 2 0.6667 0.4000 0.4444");
  ck_assert_agreed (frame, "form", "2 2 1.0000 - -");
  ck_assert_agreed (frame, "direction", "3 2 0.6667 0.0000 0.0000");
  ck_assert_agreed (frame, "relation", "3 2 1.0000 - -");
  ck_assert_agreed (frame, "scope", "0 0 - - -");
  g_autoptr (KotakuFrame) list = agree (networks, 2, "list", "yes");
  ck_assert_rows (list, "a,b,form,work,work\na,b,direction,equal,horizontal\n"
                        "a,b,strength,strong,strong\na,b,relation,symmetric,symmetric\n"
                        "a,c,form,work,work\na,c,direction,equal,equal\na,c,strength,weak,weak\n"
                        "a,c,relation,symmetric,symmetric\na,d,direction,equal,equal\n"
                        "a,d,strength,strong,weak\na,d,relation,symmetric,symmetric\n"
                        "b,c,direction,equal,\nb,c,strength,weak,\nb,c,relation,symmetric,\n");
  ck_assert_str_eq (kotaku_frame_get_column_names (list)[4], "two");
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "coders"), "one|two");
}
END_TEST

/* Who dominates is part of what is said; an observed absence is a relation; a conflict is not.
 * Direction: half of what each says is equal and half vertical, where chance hits the side in half
 * of the cases: 1/4 + 1/8, kappa (3/4 - 3/8)/(5/8). Of 8 x 7 ordered pairs of values 4 x 3 and
 * 4 x 3/2 are the same: alpha 1 - (2/8)/(38/56). Relation: 1/16 + 1/16 + 1/8, and 2 + 2 + 6. */
START_TEST (test_dominance)
{
  g_autoptr (KotakuNetwork) first
      = coding ("one", "from,to,direction,strength,source\nlurah,lkm,vertical,,\na,b,vertical,,\n"
                       "c,d,equal,none,\na,c,equal,strong,p\na,c,equal,weak,q\n");
  g_autoptr (KotakuNetwork) second
      = coding ("two", "from,to,direction,strength,source\nlurah,lkm,vertical,,\nb,a,vertical,,\n"
                       "c,d,equal,none,\na,c,equal,weak,\n");
  KotakuNetwork *const networks[] = { first, second };
  g_autoptr (KotakuFrame) frame = agree (networks, 2, NULL, NULL);
  ck_assert_agreed (frame, "direction", "4 2 0.7500 0.6000 0.6316");
  ck_assert_agreed (frame, "relation", "4 2 0.7500 0.6667 0.6957");
  ck_assert_agreed (frame, "strength", "1 2 1.0000 - -");
  g_autoptr (KotakuFrame) list = agree (networks, 2, "list", "yes");
  g_autofree char *rows = kotaku_fixture_rows (list);
  ck_assert_ptr_nonnull (strstr (rows, "a,b,direction,vertical:a,vertical:b\n"));
  ck_assert_ptr_nonnull (strstr (rows, "lkm,lurah,relation,asymmetric:lurah,asymmetric:lurah\n"));
  ck_assert_ptr_nonnull (strstr (rows, "c,d,relation,none,none\n"));
  ck_assert_ptr_nonnull (strstr (rows, "a,c,strength,conflict,weak\n"));
}
END_TEST

/* Sides alone: where every pair is vertical to both, guessing hits half of the sides, however many
 * different nodes dominate. */
START_TEST (test_sides)
{
  g_autoptr (KotakuNetwork) first
      = coding ("one", "from,to,direction\na,b,vertical\nc,d,vertical\na,c,vertical\n"
                       "b,d,vertical\n");
  g_autoptr (KotakuNetwork) half
      = coding ("two", "from,to,direction\na,b,vertical\nd,c,vertical\na,c,vertical\n"
                       "d,b,vertical\n");
  g_autoptr (KotakuNetwork) most
      = coding ("two", "from,to,direction\na,b,vertical\nd,c,vertical\na,c,vertical\n"
                       "b,d,vertical\n");
  KotakuNetwork *const alike[] = { first, first };
  KotakuNetwork *const guessed[] = { first, half };
  KotakuNetwork *const better[] = { first, most };
  g_autoptr (KotakuFrame) same = agree (alike, 2, NULL, NULL);
  g_autoptr (KotakuFrame) chance = agree (guessed, 2, NULL, NULL);
  g_autoptr (KotakuFrame) between = agree (better, 2, NULL, NULL);
  ck_assert_agreed (same, "direction", "4 2 1.0000 1.0000 1.0000");
  ck_assert_agreed (chance, "direction", "4 2 0.5000 0.0000 0.0000");
  ck_assert_agreed (between, "direction", "4 2 0.7500 0.5000 0.5000");
}
END_TEST

static char *
agreement_of (const char *ties, const char *other_ties)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) first = coding ("one", ties);
  g_autoptr (KotakuNetwork) second = coding ("two", other_ties);
  KotakuNetwork *const networks[] = { first, second };
  g_autoptr (KotakuFrame) frame = agree (networks, 2, NULL, NULL);
  char *text = kotaku_frame_to_text (frame, KOTAKU_FORMAT_CSV, KOTAKU_LANGUAGE_EN, NULL, &error);
  ck_assert_no_error (error);
  return text;
}

/* What nodes are called, and so which of a pair comes first, changes no bit: a is d, and d is a. */
START_TEST (test_other_names)
{
  g_autofree char *before = agreement_of (
      "from,to,direction,strength\na,b,vertical,weak\nb,c,vertical,weak\nc,d,equal,strong\n"
      "a,d,vertical,weak\nb,d,equal,none\na,c,vertical,\n",
      "from,to,direction,strength\nb,a,vertical,weak\nb,c,vertical,strong\nd,c,vertical,strong\n"
      "a,d,vertical,weak\nb,d,equal,none\na,c,equal,weak\n");
  g_autofree char *after = agreement_of (
      "from,to,direction,strength\nd,b,vertical,weak\nb,c,vertical,weak\nc,a,equal,strong\n"
      "d,a,vertical,weak\nb,a,equal,none\nd,c,vertical,\n",
      "from,to,direction,strength\nb,d,vertical,weak\nb,c,vertical,strong\na,c,vertical,strong\n"
      "d,a,vertical,weak\nb,a,equal,none\nd,c,equal,weak\n");
  ck_assert_str_eq (before, after);
}
END_TEST

/* Krippendorff's units and coders: unit u is a pair with the hub, a value is a content. */
START_TEST (test_published_alpha)
{
  static const char *const values[]
      = { "1233214 12***", "1233224125*3", "*33323422 51*", "123324412 51*" };
  static const char *const contents[] = {
    "", "cooperation", "interest", "information", "cooperation|interest", "interest|information"
  };
  g_autoptr (GString) actors = g_string_new ("id\nhub\n");
  KotakuNetwork *networks[4];
  for (int u = 0; u < 12; u++)
    g_string_append_printf (actors, "u%02d\n", u);
  for (int c = 0; c < 4; c++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) ties = g_string_new ("from,to,direction,content\n");
      int u = 0;
      for (const char *value = values[c]; *value != 0; value++)
        {
          if (*value == ' ')
            continue;
          if (*value != '*')
            g_string_append_printf (ties, "hub,u%02d,equal,%s\n", u, contents[*value - '0']);
          u++;
        }
      networks[c] = kotaku_network_new ();
      kotaku_fixture_append (networks[c], KOTAKU_TABLE_ACTORS, actors->str, &error);
      kotaku_fixture_append (networks[c], KOTAKU_TABLE_TIES, ties->str, &error);
      ck_assert_no_error (error);
    }
  g_autoptr (KotakuFrame) frame = agree (networks, 4, NULL, NULL);
  /* 11 units have two values or more; 43 of 55 pairs of coders agree there */
  g_autofree char *row = get_row (frame, "content");
  ck_assert_str_eq (row, "11 4 0.7818 - 0.7434");
  g_autoptr (KotakuFrame) list = agree (networks, 4, "list", "yes");
  ck_assert_str_eq (kotaku_frame_get_column_names (list)[3], "coder-1");
  for (int c = 0; c < 4; c++)
    kotaku_network_unref (networks[c]);
}
END_TEST

/* The selection is applied to each. */
START_TEST (test_selection)
{
  g_autoptr (KotakuNetwork) network = coding ("x/data", HEADER "a,b,equal,work,strong,,\n"
                                                               "lurah,lkm,vertical,,weak,,\n");
  KotakuNetwork *const networks[] = { network, network };
  g_autoptr (KotakuFrame) frame = agree (networks, 2, "level", "institutional");
  ck_assert_agreed (frame, "form", "0 0 - - -");
  ck_assert_agreed (frame, "strength", "1 2 1.0000 - -");
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "coders"), "data|data-2");
}
END_TEST

static void
check_refused (KotakuNetwork *const *networks, gsize n, const char *option, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuOptions) options = options_of (option, "planing");
  ck_assert_ptr_null (kotaku_agree (networks, n, options, NULL, &error));
  ck_assert_msg (strstr (error->message, word) != NULL, "%s", error->message);
  ck_assert_int_ge (error->code, KOTAKU_ERROR_UNKNOWN_OPTION);
  ck_assert_int_lt (error->code, KOTAKU_ERROR_NOT_CONVERGED);
}

START_TEST (test_errors)
{
  g_autoptr (KotakuNetwork) network = coding ("one", NULL);
  g_autoptr (KotakuNetwork) other = kotaku_network_new ();
  g_autoptr (KotakuNetwork) empty = kotaku_network_new ();
  kotaku_network_add_actor (other, "x", NULL);
  KotakuNetwork *const networks[] = { network, other, network }, *const nothing[]
                                                                 = { empty, empty };
  check_refused (networks, 1, NULL, "two or more");
  check_refused (NULL, 0, NULL, "two or more");
  check_refused (networks, 2, NULL, "\"one\" shares no id");
  check_refused (networks, 3, NULL, "\"coder-2\" shares no id");
  check_refused (networks, 2, "stage", "planning");
  check_refused (networks, 2, "brokers", "brokers");
  g_autoptr (KotakuFrame) frame = agree (nothing, 2, NULL, NULL);
  ck_assert_agreed (frame, "form", "0 0 - - -");
}
END_TEST

static gboolean
try_agree (KotakuNetwork *const *networks, KotakuOptions *options, GError **error)
{
  g_autoptr (KotakuFrame) frame = kotaku_agree (networks, 2, options, NULL, error);
  return frame != NULL;
}

START_TEST (test_memory)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("conflicts");
  KotakuNetwork *const networks[] = { network, network };
  g_autoptr (KotakuOptions) list = options_of ("list", "yes");
  g_autoptr (KotakuOptions) merge = options_of ("merge", "both");
  ck_assert_survives (try_agree (networks, NULL, &error));
  ck_assert_survives (try_agree (networks, list, &error));
  ck_assert_survives (try_agree (networks, merge, &error));
}
END_TEST

KOTAKU_TEST_MAIN ("classify/agree",
                  test_by_hand,
                  test_dominance,
                  test_sides,
                  test_other_names,
                  test_published_alpha,
                  test_selection,
                  test_errors,
                  test_memory)
