/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "batches.h"

static const char *
get_text (KotakuNetwork *network, KotakuTable table, const char *column, gsize row)
{
  static char buffer[KOTAKU_DOUBLE_LENGTH];
  gint place = kotaku_network_find_column (network, table, column, NULL);
  return kotaku_network_get_cell (network, table, place, row, buffer);
}

static void
add (KotakuNetwork *network, KotakuTable table, const char *header, const char *lines)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuBatch) batch = make_batch (table, network, header);
  add_lines (batch, lines, NULL, NULL);
  ck_assert (kotaku_network_add_batch (network, batch, TRUE, NULL, &error));
  ck_assert_no_error (error);
}

/* The first spelling met is kept, in one batch, over several and by setters. */
START_TEST (test_activities)
{
  static const char *const given[] = { "PENGAJIAN", "Arisan RT", NULL };
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  add (network, KOTAKU_TABLE_TIES, "from|to|activities|source",
       "a|b|Pengajian;arisan|P1\n"
       "a|b|pengajian|p1\n"
       "a|b|ARISAN; Sosial;PENGAJIAN |P1\n");
  add (network, KOTAKU_TABLE_TIES, "from|to|activities", "a|b|Arisan;arisan RT\n");
  ck_assert_str_eq (get_text (network, KOTAKU_TABLE_TIES, "activities", 0), "Pengajian|arisan");
  ck_assert_str_eq (get_text (network, KOTAKU_TABLE_TIES, "activities", 1), "Pengajian");
  ck_assert_str_eq (get_text (network, KOTAKU_TABLE_TIES, "activities", 2),
                    "social|Pengajian|arisan");
  ck_assert_str_eq (get_text (network, KOTAKU_TABLE_TIES, "activities", 3), "arisan|arisan RT");
  ck_assert (kotaku_network_set_tie_activities (network, 0, given, NULL));
  ck_assert_str_eq (get_text (network, KOTAKU_TABLE_TIES, "activities", 0), "Pengajian|arisan RT");
  /* A source is a name. */
  ck_assert_str_eq (get_text (network, KOTAKU_TABLE_TIES, "source", 1), "p1");
}
END_TEST

START_TEST (test_roles)
{
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  add (network, KOTAKU_TABLE_ACTORS, "id|role|name",
       "a|Tukang Bangunan|x\nb|tukang bangunan|X\nc|lkm|\nd|\xC3\x89LU|\ne|\xC3\xA9lu|\n");
  ck_assert_str_eq (get_text (network, KOTAKU_TABLE_ACTORS, "role", 1), "Tukang Bangunan");
  ck_assert_str_eq (get_text (network, KOTAKU_TABLE_ACTORS, "role", 2), "LKM");
  ck_assert_str_eq (get_text (network, KOTAKU_TABLE_ACTORS, "role", 4), "\xC3\x89LU");
  ck_assert_str_eq (get_text (network, KOTAKU_TABLE_ACTORS, "name", 1), "X");
}
END_TEST

START_TEST (test_matches)
{
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  gint role = kotaku_network_find_column (network, KOTAKU_TABLE_ACTORS, "role", NULL);
  gint activities = kotaku_network_find_column (network, KOTAKU_TABLE_TIES, "activities", NULL);
  gint source = kotaku_network_find_column (network, KOTAKU_TABLE_TIES, "source", NULL);
  ck_assert (kotaku_network_cell_matches (network, KOTAKU_TABLE_ACTORS, role, "Modin", " MODIN"));
  ck_assert (
      kotaku_network_cell_matches (network, KOTAKU_TABLE_ACTORS, role, "\xC3\x89LU", "\xC3\xA9lu"));
  ck_assert (!kotaku_network_cell_matches (network, KOTAKU_TABLE_ACTORS, role, "Modin", "modi"));
  ck_assert (kotaku_network_cell_matches (network, KOTAKU_TABLE_TIES, activities, "social|Arisan",
                                          "arisan"));
  ck_assert (!kotaku_network_cell_matches (network, KOTAKU_TABLE_TIES, source, "P1", "p1"));
}
END_TEST

START_TEST (test_funds)
{
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  add (network, KOTAKU_TABLE_FUNDS, "id|kind", "f1|BDI\nf2|dana investasi\nf3|Swadaya\n");
  ck_assert_str_eq (get_text (network, KOTAKU_TABLE_FUNDS, "kind", 0), "investment fund");
  ck_assert_str_eq (get_text (network, KOTAKU_TABLE_FUNDS, "kind", 1), "investment fund");
  ck_assert_str_eq (get_text (network, KOTAKU_TABLE_FUNDS, "kind", 2), "Swadaya");
}
END_TEST

START_TEST (test_no_memory)
{
  const KotakuField *field
      = kotaku_table_spec_find (kotaku_table_spec (KOTAKU_TABLE_TIES), "activities");
  gboolean done = FALSE;
  for (gint64 nth = 1; !done; nth++)
    {
      g_autoptr (GError) error = NULL;
      kotaku_memory_fail_from (nth);
      g_autoptr (KotakuSpellings) spellings = kotaku_spellings_new (field, NULL, &error);
      g_autofree char *text
          = spellings != NULL ? kotaku_spellings_apply (spellings, "b|A|a", &error) : NULL;
      kotaku_memory_fail_from (-1);
      done = text != NULL;
      ck_assert (done || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
      if (done)
        ck_assert_str_eq (text, "A|b");
    }
}
END_TEST

KOTAKU_TEST_MAIN ("model/spellings",
                  test_activities,
                  test_roles,
                  test_matches,
                  test_funds,
                  test_no_memory)
