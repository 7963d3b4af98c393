/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "common.h"

static KotakuFrame *
areas (KotakuNetwork *network)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  KotakuFrame *frame = kotaku_zones_areas (view, &error);
  ck_assert_no_error (error);
  return frame;
}

/* z1 lies in the area, whose hectares hold its own. */
START_TEST (test_rows)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autoptr (KotakuFrame) frame = areas (network);
  ck_assert_rows (frame, "area,Pasar,kelurahan,SK 1/2017,2017-03-14,27.96,flood|sanitation,3,0\n"
                         "z1,RT 01 RW 01,RT,,,3.5,,0,4\n"
                         "z2,RT 02 RW 01,RT,,,4.25,fire,0,2\n"
                         "total,,,,,32.21,,3,6\n");
}
END_TEST

/* The decree's eleven areas, in hectares: 204.09 in all. */
START_TEST (test_decree)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  kotaku_fixture_append (network, KOTAKU_TABLE_ZONES,
                         "id,area_ha\nMangga Besar,15.36\nPatih Galung,11.50\nSukaraja,10.20\n"
                         "Karang Jaya,20.43\nKarang Raja,26.76\nPayuputat,7.76\nPangkul,22.53\n"
                         "Sinar Rambang,22.66\nTalang Batu,9.20\nSungai Medang,29.73\n"
                         "Pasar Prabumulih II,27.96\n",
                         &error);
  ck_assert_no_error (error);
  g_autoptr (KotakuFrame) frame = areas (network);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (frame), 12);
  ck_assert_double_eq_tol (kotaku_frame_get_doubles (frame, "area_ha", NULL, NULL)[11], 204.09,
                           1e-9);
}
END_TEST

START_TEST (test_no_zones)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("no-zones");
  g_autoptr (KotakuFrame) frame = areas (network);
  ck_assert_rows (frame, "total,,,,,,,0,0\n");
}
END_TEST

KOTAKU_TEST_MAIN ("classify/areas", test_rows, test_decree, test_no_zones)
