/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "fixtures.h"
#include "model/model-private.h"
#include "testing.h"

static char *
write_table (KotakuNetwork *network, KotakuTable table)
{
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuFrame) frame = kotaku_network_get_canonical_rows (network, table, NULL, &error);
  ck_assert_no_error (error);
  kotaku_frame_append_csv_header (frame, &kotaku_csv_plain, &text);
  kotaku_frame_append_csv_rows (frame, &kotaku_csv_plain, 0, kotaku_frame_get_n_rows (frame),
                                &text);
  return kotaku_text_steal (&text, NULL);
}

/* Every table's rows into a network of its own. */
static KotakuNetwork *
copy_by_rows (KotakuNetwork *network)
{
  const KotakuTable order[]
      = { KOTAKU_TABLE_ZONES,  KOTAKU_TABLE_ACTORS, KOTAKU_TABLE_INSTITUTIONS,
          KOTAKU_TABLE_EVENTS, KOTAKU_TABLE_POSTS,  KOTAKU_TABLE_AFFILIATIONS,
          KOTAKU_TABLE_TIES,   KOTAKU_TABLE_FUNDS,  KOTAKU_TABLE_COMPETENCES };
  KotakuNetwork *copy = kotaku_network_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KotakuFrame) rows
          = kotaku_network_get_rows (network, order[i], NULL, NULL, &error);
      ck_assert_no_error (error);
      kotaku_network_append_rows (copy, order[i], rows, NULL, NULL, &error);
      ck_assert_no_error (error);
    }
  return copy;
}

START_TEST (test_rows_are_the_identity)
{
  gsize n;
  const KotakuFixture *fixtures = kotaku_fixtures (&n);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&fixtures[i]);
      g_autoptr (KotakuNetwork) copy = copy_by_rows (network);
      for (int table = KOTAKU_TABLE_ZONES; table <= KOTAKU_TABLE_COMPETENCES; table++)
        {
          g_autofree char *first = write_table (network, (KotakuTable) table);
          g_autofree char *second = write_table (copy, (KotakuTable) table);
          ck_assert_str_eq (first, second);
        }
      g_autofree char *first = kotaku_network_get_checksum (network, NULL, NULL);
      g_autofree char *second = kotaku_network_get_checksum (copy, NULL, NULL);
      ck_assert_str_eq (first, second);
    }
}
END_TEST

/* SHA-256 of nothing, as FIPS 180-4's implementations give it, and of a text made by hand. */
START_TEST (test_checksum)
{
  g_autoptr (KotakuNetwork) empty = kotaku_network_new ();
  g_autofree char *none = kotaku_network_get_checksum (empty, NULL, NULL);
  ck_assert_str_eq (none, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("one-arc");
  g_autofree char *sum = kotaku_network_get_checksum (network, NULL, NULL);
  g_autofree char *wanted
      = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "id\na\nb\nfrom,to\na,b\n", -1);
  ck_assert_str_eq (sum, wanted);
}
END_TEST

START_TEST (test_canonical_text)
{
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  g_autoptr (GError) error = NULL;
  ck_assert (kotaku_fixture_append (
      network, KOTAKU_TABLE_ZONES,
      "kode,induk,Deliniasi,Tanggal SK,luas (ha),rawan\nz1,z2,,2017-03-14,2.50,b|a|b\nz2,,ya,,,\n",
      &error));
  ck_assert_no_error (error);
  g_autofree char *zones = write_table (network, KOTAKU_TABLE_ZONES);
  ck_assert_str_eq (zones, "id,parent,delineated,decree_date,area_ha,hazards\n"
                           "z1,z2,,2017-03-14,2.5,a|b\nz2,,yes,,,\n");
  ck_assert (kotaku_fixture_append (network, KOTAKU_TABLE_TIES,
                                    "Dari,Ke,Bentuk Relasi,ARAH,Ikatan,Tahapan,Kegiatan,Isi\n"
                                    "b,a,kerja|Kekerabatan,vertikal,bekerjasama,"
                                    "pelaksanaan|persiapan,sosial|zakat|infrastruktur|arisan,\n"
                                    "a,c,,,tidak saling mengenal,,,informasi objektif\n",
                                    &error));
  ck_assert_no_error (error);
  g_autofree char *ties = write_table (network, KOTAKU_TABLE_TIES);
  ck_assert_str_eq (ties, "from,to,form,direction,strength,content,stages,activities\n"
                          "b,a,kinship|work,vertical,strong,,preparation|implementation,"
                          "infrastructure|social|arisan|zakat\n"
                          "a,c,,,none,information,,\n");
  g_autofree char *actors = write_table (network, KOTAKU_TABLE_ACTORS);
  ck_assert_str_eq (actors, "id\nb\na\nc\n");
}
END_TEST

START_TEST (test_empty_directions)
{
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  g_autoptr (GError) error = NULL;
  ck_assert (kotaku_fixture_append (network, KOTAKU_TABLE_TIES, "from,to\na,b\nb,a\n", &error));
  ck_assert_int_eq (kotaku_network_get_tie_direction (network, 0), KOTAKU_DIRECTION_ARC);
  g_autofree char *arcs = write_table (network, KOTAKU_TABLE_TIES);
  ck_assert_str_eq (arcs, "from,to\na,b\nb,a\n");
  ck_assert (kotaku_fixture_append (network, KOTAKU_TABLE_TIES,
                                    "from,to,direction\na,b,\nb,a,equal\n", &error));
  ck_assert_int_eq (kotaku_network_get_tie_direction (network, 0), KOTAKU_DIRECTION_ARC);
  ck_assert_int_eq (kotaku_network_get_tie_direction (network, 2), KOTAKU_DIRECTION_UNSTATED);
  g_autofree char *mixed = write_table (network, KOTAKU_TABLE_TIES);
  ck_assert_str_eq (mixed, "from,to,direction\na,b,arc\nb,a,arc\na,b,\nb,a,equal\n");
}
END_TEST

START_TEST (test_columns_are_typed)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autoptr (KotakuFrame) funds
      = kotaku_network_get_rows (network, KOTAKU_TABLE_FUNDS, NULL, NULL, NULL);
  ck_assert_int_eq (kotaku_frame_get_column_type (funds, "year"), KOTAKU_COLUMN_INT64);
  ck_assert_int_eq (kotaku_frame_get_column_type (funds, "amount"), KOTAKU_COLUMN_DOUBLE);
  ck_assert_int_eq (kotaku_frame_get_column_type (funds, "zone"), KOTAKU_COLUMN_STRING);
  g_autoptr (KotakuFrame) actors
      = kotaku_network_get_rows (network, KOTAKU_TABLE_ACTORS, NULL, NULL, NULL);
  ck_assert_int_eq (kotaku_frame_get_column_type (actors, "funded"), KOTAKU_COLUMN_BOOLEAN);
  ck_assert_int_eq (kotaku_frame_get_column_type (actors, "tier"), KOTAKU_COLUMN_NONE);
  ck_assert (kotaku_frame_is_words (actors, "role"));
  ck_assert (!kotaku_frame_is_words (actors, "id"));
  g_autoptr (KotakuFrame) bodies
      = kotaku_network_get_rows (network, KOTAKU_TABLE_INSTITUTIONS, NULL, NULL, NULL);
  ck_assert_str_eq (kotaku_frame_get_string (bodies, "tier", 0, NULL), "kelurahan");
  ck_assert_int_eq (kotaku_frame_get_column_type (bodies, "zone"), KOTAKU_COLUMN_NONE);
}
END_TEST

START_TEST (test_kept_columns_stay_in_their_table)
{
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  g_autoptr (GError) error = NULL;
  ck_assert (kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, "id,house\na,h1\nb,\n", &error));
  ck_assert (kotaku_fixture_append (network, KOTAKU_TABLE_INSTITUTIONS,
                                    "id,zone,empty\nlkm,north,\n", &error));
  g_autofree char *actors = write_table (network, KOTAKU_TABLE_ACTORS);
  g_autofree char *bodies = write_table (network, KOTAKU_TABLE_INSTITUTIONS);
  ck_assert_str_eq (actors, "id,house\na,h1\nb,\n");
  ck_assert_str_eq (bodies, "id,zone,empty\nlkm,north,\n");
  char buffer[KOTAKU_DOUBLE_LENGTH];
  gint zone = kotaku_network_find_node_column (network, "zone", &error);
  ck_assert_str_eq (kotaku_network_get_node_cell (network, zone, 2, buffer), "north");
  ck_assert_ptr_null (kotaku_network_get_node_cell (network, zone, 0, buffer));
}
END_TEST

START_TEST (test_no_memory)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  for (int table = KOTAKU_TABLE_ZONES; table <= KOTAKU_TABLE_COMPETENCES; table++)
    for (gint64 nth = 1;; nth++)
      {
        g_autoptr (GError) error = NULL;
        kotaku_memory_fail_from (nth);
        g_autoptr (KotakuFrame) rows
            = kotaku_network_get_rows (network, (KotakuTable) table, NULL, NULL, &error);
        kotaku_memory_fail_from (-1);
        if (rows != NULL)
          break;
        ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
      }
}
END_TEST

KOTAKU_TEST_MAIN ("model/rows",
                  test_rows_are_the_identity,
                  test_checksum,
                  test_canonical_text,
                  test_empty_directions,
                  test_columns_are_typed,
                  test_kept_columns_stay_in_their_table,
                  test_no_memory)
