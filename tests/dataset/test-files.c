/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "dataset-testing.h"

START_TEST (test_tables)
{
  static const struct
  {
    const char *file;
    KotakuTable table;
  } cases[] = { { "zones.csv", KOTAKU_TABLE_ZONES },
                { "actors.csv", KOTAKU_TABLE_ACTORS },
                { "institutions.csv", KOTAKU_TABLE_INSTITUTIONS },
                { "affiliations.csv", KOTAKU_TABLE_AFFILIATIONS },
                { "ties.csv", KOTAKU_TABLE_TIES },
                { "events.csv", KOTAKU_TABLE_EVENTS },
                { "funds.csv", KOTAKU_TABLE_FUNDS },
                { "posts.csv", KOTAKU_TABLE_POSTS },
                { "competences.csv", KOTAKU_TABLE_COMPETENCES },
                { "ikatan.csv", KOTAKU_TABLE_TIES },
                { "aktor.csv", KOTAKU_TABLE_ACTORS },
                { "lembaga.csv", KOTAKU_TABLE_INSTITUTIONS },
                { "Ties.CSV", KOTAKU_TABLE_TIES },
                { "ties.tsv", 0 },
                { "ties", 0 },
                { ".csv", 0 },
                { "tie list.csv", 0 } };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    ck_assert_int_eq (kotaku_table_of_file (cases[i].file), cases[i].table);
}
END_TEST

START_TEST (test_sheets)
{
  ck_assert (kotaku_file_is_sheet ("a.csv"));
  ck_assert (kotaku_file_is_sheet ("dir/a.TSV"));
  ck_assert (!kotaku_file_is_sheet ("a.xlsx"));
  ck_assert (!kotaku_file_is_sheet (".csv"));
}
END_TEST

START_TEST (test_suggestion)
{
  g_autofree char *near = kotaku_table_suggestion ("tis", -1, ".csv");
  g_autofree char *far = kotaku_table_suggestion ("photographs", -1, ".csv");
  ck_assert_str_eq (near, ", did you mean ties.csv?");
  ck_assert_str_eq (far, "");
  g_autofree char *indonesian = kotaku_table_suggestion ("relas", -1, ".csv");
  ck_assert_str_eq (indonesian, ", did you mean relasi.csv?");
}
END_TEST

KOTAKU_TEST_MAIN ("dataset/files", test_tables, test_sheets, test_suggestion)
