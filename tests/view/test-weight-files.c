/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Columns that the library does not know, from the file to the weights of ties. */

#include "looks.h"

#include <glib/gstdio.h>

static KotakuNetwork *
read_ties (const char *text)
{
  g_autoptr (GError) error = NULL;
  KotakuNetwork *network = kotaku_network_read_data ("ties.csv", (const guint8 *) text,
                                                     strlen (text), NULL, NULL, &error);
  ck_assert_no_error (error);
  return network;
}

static KotakuView *
weigh (KotakuNetwork *network, const char *column, GError **error)
{
  g_autoptr (KotakuSelection) selection = kotaku_selection_new ();
  kotaku_selection_set_weight (selection, column);
  return kotaku_network_get_view (network, selection, NULL, error);
}

/* Saved into a directory that goes again. */
static KotakuNetwork *
save_and_read (KotakuNetwork *network)
{
  g_autoptr (GError) error = NULL;
  static const char *const files[] = { "saved/ties.csv", "saved/actors.csv", "saved", "" };
  g_autofree char *work = g_dir_make_tmp ("kotaku-XXXXXX", &error);
  g_autofree char *path = g_build_filename (work, "saved", NULL);
  ck_assert (kotaku_network_save (network, path, NULL, NULL, &error));
  KotakuNetwork *again = kotaku_network_read (path, NULL, NULL, &error);
  ck_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *file = g_build_filename (work, files[i], NULL);
      g_remove (file);
    }
  return again;
}

static void
check_weights (KotakuNetwork *network, const char *column, const double *expected, gsize n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuView) view = weigh (network, column, &error);
  ck_assert_no_error (error);
  for (gsize i = 0; i < n; i++)
    ck_assert_double_eq (kotaku_view_get_tie_weight (view, (KotakuTie) i), expected[i]);
}

/* The file's decimal sign holds for its own columns too, before and after saving. */
START_TEST (test_decimal_commas)
{
  static const double expected[] = { 2.5, 1500, 3 };
  g_autoptr (KotakuNetwork) network
      = read_ties ("dari;ke;bobot;beban\na;b;0,5;2,5\nb;c;;1.500\nc;d;;3\n");
  check_weights (network, "beban", expected, 3);
  g_autoptr (KotakuNetwork) again = save_and_read (network);
  check_weights (again, "beban", expected, 3);
  g_autofree char *a = kotaku_network_get_checksum (network, NULL, NULL);
  g_autofree char *b = kotaku_network_get_checksum (again, NULL, NULL);
  ck_assert_str_eq (a, b);
}
END_TEST

START_TEST (test_text_stays)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network
      = read_ties ("dari;ke;bobot;catatan\na;b;0,5;2,5\nb;c;;hal. 7\n");
  char buffer[KOTAKU_DOUBLE_LENGTH];
  gint column = kotaku_network_find_column (network, KOTAKU_TABLE_TIES, "catatan", &error);
  ck_assert_str_eq (kotaku_network_get_cell (network, KOTAKU_TABLE_TIES, column, 0, buffer), "2,5");
  ck_assert_no_error (error);
}
END_TEST

static void
check_fault (const char *text, const char *const *parts)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = read_ties (text);
  ck_assert_ptr_null (weigh (network, "beban", &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_WRONG_TYPE));
  for (; *parts != NULL; parts++)
    ck_assert_msg (strstr (error->message, *parts) != NULL, "%s", error->message);
}

START_TEST (test_faults)
{
  static const char *const both_ways[] = { "ties.csv:3", "beban", "\"1.500\"", "one way", NULL };
  static const char *const text[]
      = { "ties.csv:2", "beban", "\"2,5\"", "decimal point", "likewise t9, ties.csv:5", NULL };
  static const char *const many[] = { "ties.csv:2", "ties.csv:6 and 2 more", NULL };
  check_fault ("dari;ke;beban\na;b;7\nb;c;1.500\n", both_ways);
  check_fault ("from,to,id,beban\na,b,,\"2,5\"\nb,c,t9,x\nb,c,,1\nc,d,,y\n", text);
  check_fault ("from,to,beban\na,b,x\na,b,x\na,b,x\na,b,x\na,b,x\na,b,x\na,b,x\n", many);
}
END_TEST

KOTAKU_TEST_MAIN ("view/weight-files", test_decimal_commas, test_text_stays, test_faults)
