/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "fixtures.h"
#include "scenario/scenario.h"
#include "testing.h"

/* city holds north and south; x and y live in north, s in south, f nowhere. */
static const KotakuFixture area = {
  .name = "area",
  .zones = "id,parent\ncity,\nnorth,city\nsouth,city\n",
  .actors = "id,zone\nx,north\ny,north\ns,south\nf,\ng,\n",
  .ties = "id,from,to,direction,strength,scope,stages\n"
          "both,x,y,equal,weak,,implementation\n"            /* north and city */
          "with,x,f,equal,strong,programme,\n"               /* north and city */
          "across,x,s,equal,weak,,planning|implementation\n" /* city alone */
          "none,x,y,equal,none,,implementation\n"
          "open,x,y,equal,weak,programme,\n"
          "beyond,x,y,equal,strong,beyond,planning\n"
          "nowhere,f,g,equal,strong,programme,implementation\n"
          "back,f,s,equal,weak,,implementation\n", /* south and city */
};

static char *
list (KotakuRisk *risk, KotakuNetwork *network, int zone)
{
  GString *text = g_string_new (NULL);
  for (gsize i = risk->start[zone]; i < risk->start[zone + 1]; i++)
    {
      g_autofree char *name = kotaku_network_get_tie_name (network, (KotakuTie) risk->ties[i]);
      g_string_append_printf (text, "%s ", name);
    }
  return g_string_free (text, FALSE);
}

START_TEST (test_zones)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&area);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuRisk) risk = kotaku_risk_new (view, NULL, &error);
  ck_assert_no_error (error);
  static const char *const expected[] = { "both with across back ", "both with ", "back " };
  for (int zone = 0; zone < 3; zone++)
    {
      g_autofree char *ties = list (risk, network, zone);
      ck_assert_str_eq (ties, expected[zone]);
    }
}
END_TEST

START_TEST (test_selection)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&area);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, "strength", "strong", NULL);
  g_autoptr (KotakuRisk) risk = kotaku_risk_new (view, NULL, NULL);
  g_autofree char *ties = list (risk, network, 0);
  ck_assert_str_eq (ties, "with ");
}
END_TEST

START_TEST (test_cancelled)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&area);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_cancellable_cancel (cancellable);
  ck_assert_ptr_null (kotaku_risk_new (view, cancellable, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}
END_TEST

KOTAKU_TEST_MAIN ("scenario/risk", test_zones, test_selection, test_cancelled)
