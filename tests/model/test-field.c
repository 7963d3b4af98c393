/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "model/model-private.h"
#include "testing.h"

static const char *
find (KotakuTable table, const char *header)
{
  const KotakuField *field = kotaku_table_spec_find (kotaku_table_spec (table), header);
  return field != NULL ? field->name : "";
}

START_TEST (test_headers_in_both_languages)
{
  const struct
  {
    KotakuTable table;
    const char *header, *field;
  } cases[] = {
    { KOTAKU_TABLE_ZONES, "Kode", "id" },
    { KOTAKU_TABLE_ZONES, "Induk", "parent" },
    { KOTAKU_TABLE_ZONES, "Tanggal SK", "decree_date" },
    { KOTAKU_TABLE_ZONES, "luas_ha", "area_ha" },
    { KOTAKU_TABLE_ZONES, "kerawanan", "hazards" },
    { KOTAKU_TABLE_ZONES, "KUMUH", "delineated" },
    { KOTAKU_TABLE_ACTORS, "Mendapat Dana", "funded" },
    { KOTAKU_TABLE_ACTORS, "jabatan", "role" },
    { KOTAKU_TABLE_ACTORS, "wilayah", "zone" },
    { KOTAKU_TABLE_ACTORS, "tingkat", "" },
    { KOTAKU_TABLE_INSTITUTIONS, "tingkat", "tier" },
    { KOTAKU_TABLE_INSTITUTIONS, "zone", "" },
    { KOTAKU_TABLE_AFFILIATIONS, "aktor", "actor" },
    { KOTAKU_TABLE_AFFILIATIONS, "lembaga", "institution" },
    { KOTAKU_TABLE_AFFILIATIONS, "hingga", "until" },
    { KOTAKU_TABLE_TIES, "dari", "from" },
    { KOTAKU_TABLE_TIES, " Kepada ", "to" },
    { KOTAKU_TABLE_TIES, "bentuk-relasi", "form" },
    { KOTAKU_TABLE_TIES, "ikatan relasi", "strength" },
    { KOTAKU_TABLE_TIES, "tahap", "stages" },
    { KOTAKU_TABLE_TIES, "stage", "stages" },
    { KOTAKU_TABLE_TIES, "activity", "activities" },
    { KOTAKU_TABLE_TIES, "sources", "source" },
    { KOTAKU_TABLE_TIES, "sumber", "source" },
    { KOTAKU_TABLE_TIES, "tersurat", "stated" },
    { KOTAKU_TABLE_TIES, "catatan", "" },
    { KOTAKU_TABLE_EVENTS, "tanggal", "date" },
    { KOTAKU_TABLE_FUNDS, "Termin", "tranche" },
    { KOTAKU_TABLE_FUNDS, "dicairkan", "disbursed" },
    { KOTAKU_TABLE_FUNDS, "hasil", "outcome" },
    { KOTAKU_TABLE_POSTS, "jabatan", "post" },
    { KOTAKU_TABLE_POSTS, "bidang syarat", "required" },
    { KOTAKU_TABLE_COMPETENCES, "jurusan", "field" },
    { KOTAKU_TABLE_COMPETENCES, "pendidikan", "education" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    ck_assert_str_eq (find (cases[i].table, cases[i].header), cases[i].field);
}
END_TEST

/* No word of a table names two of its fields. */
START_TEST (test_header_words_are_unambiguous)
{
  for (int table = KOTAKU_TABLE_ZONES; table <= KOTAKU_TABLE_COMPETENCES; table++)
    {
      const KotakuTableSpec *spec = kotaku_table_spec ((KotakuTable) table);
      for (guint i = 0; i < spec->n_fields; i++)
        {
          g_auto (GStrv) words = g_strsplit (spec->fields[i].indonesian, "|", -1);
          ck_assert_ptr_eq (kotaku_table_spec_find (spec, spec->fields[i].name), &spec->fields[i]);
          for (gsize j = 0; words[j] != NULL; j++)
            ck_assert_msg (kotaku_table_spec_find (spec, words[j]) == &spec->fields[i],
                           "%s of %s is another field", words[j], spec->name);
        }
    }
}
END_TEST

START_TEST (test_tables)
{
  ck_assert_ptr_null (kotaku_table_spec ((KotakuTable) 0));
  ck_assert_ptr_null (kotaku_table_spec ((KotakuTable) 10));
  ck_assert_str_eq (kotaku_table_spec (KOTAKU_TABLE_COMPETENCES)->name, "competences");
}
END_TEST

/* The places that the code names are those of the fields. */
START_TEST (test_places)
{
  guint n;
  const KotakuField *ties = kotaku_store_fields (KOTAKU_STORE_TIES, &n);
  ck_assert_uint_eq (n, KOTAKU_TIE_STATED + 1);
  ck_assert_str_eq (ties[KOTAKU_TIE_FROM].name, "from");
  ck_assert_str_eq (ties[KOTAKU_TIE_ID].name, "id");
  ck_assert_str_eq (ties[KOTAKU_TIE_ACTIVITIES].name, "activities");
  ck_assert_str_eq (ties[KOTAKU_TIE_UNTIL].name, "until");
  const KotakuField *zones = kotaku_store_fields (KOTAKU_STORE_ZONES, &n);
  ck_assert_uint_eq (n, KOTAKU_ZONE_HAZARDS + 1);
  ck_assert_str_eq (zones[KOTAKU_ZONE_DECREE_DATE].name, "decree_date");
  ck_assert_str_eq (zones[KOTAKU_ZONE_AREA].name, "area_ha");
  const KotakuField *nodes = kotaku_store_fields (KOTAKU_STORE_NODES, &n);
  ck_assert_uint_eq (n, KOTAKU_NODE_TIER + 1);
  ck_assert_str_eq (nodes[KOTAKU_NODE_FUNDED].name, "funded");
  ck_assert_int_eq (kotaku_store_of (KOTAKU_TABLE_INSTITUTIONS), KOTAKU_STORE_NODES);
  ck_assert_int_eq (kotaku_store_of (KOTAKU_TABLE_COMPETENCES), KOTAKU_STORE_COMPETENCES);
}
END_TEST

KOTAKU_TEST_MAIN ("model/field",
                  test_headers_in_both_languages,
                  test_header_words_are_unambiguous,
                  test_tables,
                  test_places)
