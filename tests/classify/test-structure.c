/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "common.h"

#include <math.h>

static KotakuFrame *
structure_of (KotakuView *view, const char *option, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuOptions) options = options_of (option, value);
  KotakuFrame *frame = kotaku_view_structure (view, options, NULL, &error);
  ck_assert_no_error (error);
  return frame;
}

static KotakuNetwork *
read_pasar (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path
      = g_build_filename (g_getenv ("KOTAKU_SOURCE_ROOT"), "examples", "pasar-ii", NULL);
  KotakuNetwork *network = kotaku_network_read (path, NULL, NULL, &error);
  ck_assert_no_error (error);
  return network;
}

static const char *
get_text (KotakuFrame *frame, const char *level, const char *column)
{
  gssize row = kotaku_frame_find_row (frame, "level", level, NULL);
  ck_assert_int_ge (row, 0);
  return kotaku_frame_get_string (frame, column, (gsize) row, NULL);
}

static double
get_number (KotakuFrame *frame, const char *level, const char *column)
{
  gssize row = kotaku_frame_find_row (frame, "level", level, NULL);
  ck_assert_int_ge (row, 0);
  return kotaku_frame_get_doubles (frame, column, NULL, NULL)[row];
}

/* n disjoint pairs of people, all with the same direction. */
static KotakuNetwork *
disjoint (int n, const char *direction)
{
  g_autoptr (GError) error = NULL;
  KotakuNetwork *network = kotaku_network_new ();
  GString *actors = g_string_new ("id\n"), *ties = g_string_new ("from,to,direction\n");
  for (int i = 0; i < n; i++)
    {
      g_string_append_printf (actors, "a%d\nb%d\n", i, i);
      g_string_append_printf (ties, "a%d,b%d,%s\n", i, i, direction);
    }
  g_autofree char *actors_text = g_string_free (actors, FALSE);
  g_autofree char *ties_text = g_string_free (ties, FALSE);
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, actors_text, &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES, ties_text, &error);
  ck_assert_no_error (error);
  return network;
}

/* -- one level
 * ------------------------------------------------------------------------------------- */

/* n disjoint pairs that agree: n_eff = n; t.025 is 2.0930 on 19 and 2.5706 on 5 degrees of freedom.
 * Of m pairs that agree the limit reaches 1/2 at alpha = 2 (1/2)^m. */
START_TEST (test_unanimous)
{
  g_autoptr (KotakuNetwork) ten = disjoint (10, "equal");
  g_autoptr (KotakuView) view = kotaku_fixture_view (ten, NULL);
  g_autoptr (KotakuFrame) frame = structure_of (view, NULL, NULL);
  double p = 2 * pow (0.5, 10 * (1.96 / 2.093024) * (1.96 / 2.093024));
  ck_assert_double_eq_tol (get_number (frame, "interpersonal", "p_value"), p, 1e-6);
  ck_assert_str_eq (get_text (frame, "interpersonal", "verdict"), "symmetric");
  ck_assert_ptr_null (get_text (frame, "interpersonal", "reason"));
  ck_assert_double_eq_tol (get_number (frame, "interpersonal", "low"), pow (0.025, 0.1), 1e-9);
  ck_assert_double_eq (get_number (frame, "interpersonal", "high"), 1);

  g_autoptr (KotakuNetwork) three = disjoint (3, "equal");
  g_autoptr (KotakuView) few = kotaku_fixture_view (three, NULL);
  g_autoptr (KotakuFrame) open = structure_of (few, NULL, NULL);
  p = 2 * pow (0.5, 3 * (1.96 / 2.570582) * (1.96 / 2.570582));
  ck_assert_double_eq_tol (get_number (open, "interpersonal", "p_value"), p, 1e-6);
  ck_assert_str_eq (get_text (open, "interpersonal", "verdict"), "undecided");
  ck_assert_str_eq (get_text (open, "interpersonal", "reason"), "too_few");
  ck_assert_str_eq (get_text (open, "interpersonal", "class"), "symmetric");
}
END_TEST

START_TEST (test_unanimously_asymmetric)
{
  g_autoptr (KotakuNetwork) network = disjoint (10, "vertical");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuFrame) frame = structure_of (view, NULL, NULL);
  ck_assert_str_eq (get_text (frame, "interpersonal", "verdict"), "asymmetric");
  ck_assert_str_eq (get_text (frame, "interpersonal", "class"), "asymmetric");
  ck_assert_double_eq (get_number (frame, "interpersonal", "index"), 0);
  ck_assert (isnan (get_number (frame, "interpersonal", "p_arcs")));
  /* at .001 the same data say nothing: 2 (1/2)^8.77 = .0046 */
  g_autoptr (KotakuFrame) strict = structure_of (view, "alpha", "0.001");
  ck_assert_str_eq (get_text (strict, "interpersonal", "verdict"), "undecided");
  ck_assert_str_eq (get_text (strict, "interpersonal", "reason"), "too_few");
}
END_TEST

/* Two arcs each way among four: p_arcs is the level's test. */
START_TEST (test_plain_arcs)
{
  g_autoptr (KotakuNetwork) network = network_of ("from,to\na,b\nb,a\nc,d\nd,c\n");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuFrame) frame = structure_of (view, NULL, NULL);
  double p = get_number (frame, "interpersonal", "p_arcs");
  /* nine graphs give every node one arc out and one in: three of two mutual dyads, six cycles */
  ck_assert_double_eq_tol (p, 2.0 * 3 / 9, 1e-12);
  ck_assert_double_eq (get_number (frame, "interpersonal", "p_value"), p);
  ck_assert_str_eq (get_text (frame, "interpersonal", "verdict"), "undecided");
  ck_assert_str_eq (get_text (frame, "interpersonal", "reason"), "too_few");
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "draws"), "exact");
}
END_TEST

/* -- rows
 * ------------------------------------------------------------------------------------------ */

START_TEST (test_nothing)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("empty");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuFrame) frame = structure_of (view, NULL, NULL);
  ck_assert_rows (frame, "interpersonal,0,0,0,0,0,0,,,,,,,,,,undecided,too_few\n"
                         "institutional,0,0,0,0,0,0,,,,,,,,,,undecided,too_few\n"
                         "cross,0,0,0,0,0,0,,,,,,,,,,undecided,too_few\n"
                         "difference,,,,,,,,,,,,,,,,undecided,too_few\n");
}
END_TEST

START_TEST (test_selected_levels)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
  g_autoptr (KotakuView) one = kotaku_fixture_view (network, "level", "institutional", NULL);
  g_autoptr (KotakuFrame) frame = structure_of (one, NULL, NULL);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (frame), 1);
  ck_assert_int_eq (kotaku_frame_get_int64s (frame, "asymmetric", NULL, NULL)[0], 3);
  g_autoptr (KotakuView) two
      = kotaku_fixture_view (network, "level", "interpersonal,institutional", NULL);
  g_autoptr (KotakuFrame) both = structure_of (two, NULL, NULL);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (both), 3);
  ck_assert_int_eq (kotaku_frame_find_row (both, "level", "difference", NULL), 2);
}
END_TEST

START_TEST (test_inferred_and_conflicts)
{
  g_autoptr (KotakuNetwork) inferred = kotaku_fixture_network ("inferred");
  g_autoptr (KotakuView) view = kotaku_fixture_view (inferred, NULL);
  g_autoptr (KotakuFrame) frame = structure_of (view, NULL, NULL);
  ck_assert_int_eq (kotaku_frame_get_int64s (frame, "inferred", NULL, NULL)[0], 2);
  /* a-b is undecided, b-c vertical against an absence of the same source */
  g_autoptr (KotakuNetwork) conflicts = kotaku_fixture_network ("conflicts");
  g_autoptr (KotakuView) torn = kotaku_fixture_view (conflicts, NULL);
  g_autoptr (KotakuFrame) open = structure_of (torn, NULL, NULL);
  ck_assert_int_eq (kotaku_frame_get_int64s (open, "undecided", NULL, NULL)[0], 1);
  ck_assert_str_eq (get_text (open, "interpersonal", "verdict"), "undecided");
}
END_TEST

/* 5 against 2 are equal within 3, and asymmetric within 2. */
START_TEST (test_tolerance)
{
  g_autoptr (KotakuNetwork) network = network_of ("from,to,weight\na,b,5\nb,a,2\n");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuFrame) frame = structure_of (view, NULL, NULL);
  ck_assert_double_eq (get_number (frame, "interpersonal", "index"), 0);
  g_autoptr (KotakuFrame) wide = structure_of (view, "tolerance", "3");
  ck_assert_double_eq (get_number (wide, "interpersonal", "index"), 1);
  g_autoptr (KotakuNetwork) ten = disjoint (10, "vertical");
  g_autoptr (KotakuView) vertical = kotaku_fixture_view (ten, NULL);
  g_autoptr (KotakuFrame) all = structure_of (vertical, "tolerance-share", "1");
  ck_assert_str_eq (get_text (all, "interpersonal", "class"), "symmetric");
}
END_TEST

/* n pairs of people, of which one institution's pair is not like the others; rows turned round. */
static KotakuNetwork *
crowd (int n, gboolean turned)
{
  g_autoptr (GError) error = NULL;
  KotakuNetwork *network = kotaku_network_new ();
  g_autoptr (GString) actors = g_string_new ("id\n");
  g_autoptr (GString) ties = g_string_new ("from,to,direction\nx,y,vertical\ny,z,equal\n");
  for (int k = 0; k < n; k++)
    {
      int i = turned ? n - 1 - k : k;
      g_string_append_printf (actors, "a%d\nb%d\n", i, i);
      g_string_append_printf (ties, "a%d,b%d,%s\n", i, i, i % 2 == 0 ? "equal" : "vertical");
      g_string_append_printf (ties, "b%d,a%d,%s\n", i, (i * 7 + 1) % n,
                              i % 3 == 0 ? "equal" : "vertical");
    }
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, actors->str, &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_INSTITUTIONS, "id\nx\ny\nz\n", &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES, ties->str, &error);
  ck_assert_no_error (error);
  return network;
}

/* Above 1,000 nodes not everybody is left out, and the metadata say so; who is does not depend on
 * the order of the rows, nor does anything else. */
START_TEST (test_large)
{
  char *rows[2] = { NULL, NULL };
  for (int turned = 0; turned < 2; turned++)
    {
      g_autoptr (KotakuNetwork) large = crowd (501, turned);
      g_autoptr (KotakuView) view = kotaku_fixture_view (large, NULL);
      g_autoptr (KotakuFrame) frame = structure_of (view, NULL, NULL);
      ck_assert_str_eq (kotaku_frame_get_metadata (frame, "left_out"),
                        "the 100 actors of each level with the most asymmetric pairs");
      rows[turned] = kotaku_fixture_rows (frame);
    }
  ck_assert_str_eq (rows[0], rows[1]);
  g_free (rows[0]);
  g_free (rows[1]);
  g_autoptr (KotakuNetwork) small = crowd (498, FALSE);
  g_autoptr (KotakuView) few = kotaku_fixture_view (small, NULL);
  g_autoptr (KotakuFrame) other = structure_of (few, NULL, NULL);
  ck_assert_ptr_null (kotaku_frame_get_metadata (other, "left_out"));
}
END_TEST

/* -- the study
 * ------------------------------------------------------------------------------------- */

START_TEST (test_pasar)
{
  g_autoptr (KotakuNetwork) network = read_pasar ();
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuFrame) frame = structure_of (view, NULL, NULL);
  ck_assert_str_eq (get_text (frame, "interpersonal", "class"), "symmetric");
  ck_assert_str_eq (get_text (frame, "institutional", "class"), "asymmetric");
  ck_assert_str_eq (get_text (frame, "difference", "verdict"), "undecided");
  ck_assert_str_eq (get_text (frame, "difference", "reason"), "one_actor");
  ck_assert_str_eq (get_text (frame, "difference", "deciding_actor"), "lkm");
  ck_assert_double_eq (get_number (frame, "difference", "p_value"), 1);
  ck_assert_double_le (get_number (frame, "difference", "p_dyads"), 0.05);
}
END_TEST

/* Without the LKM no vertical tie is left between institutions. */
START_TEST (test_pasar_without_its_hub)
{
  g_autoptr (KotakuNetwork) network = read_pasar ();
  g_autoptr (KotakuView) view = kotaku_fixture_view (
      network, "where",
      "id=lurah,askot,facilitator,satker-pkp,waste-bank,jm,bm,si,nf,am,nh-resident,su,ep,nd,nh-lkm,"
      "ys",
      NULL);
  g_autoptr (KotakuFrame) frame = structure_of (view, NULL, NULL);
  ck_assert_str_eq (get_text (frame, "institutional", "class"), "symmetric");
  ck_assert_double_eq (get_number (frame, "difference", "index"), 0);
  ck_assert_str_eq (get_text (frame, "difference", "verdict"), "undecided");
  ck_assert_double_nan (get_number (frame, "difference", "p_value"));
  ck_assert_double_eq (get_number (frame, "difference", "min_p"), 1);
  ck_assert_str_eq (get_text (frame, "difference", "reason"), "too_few");
  ck_assert_ptr_null (get_text (frame, "difference", "deciding_actor"));
}
END_TEST

START_TEST (test_unknown_option)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) options = options_of ("by", "sector");
  ck_assert_ptr_null (kotaku_view_structure (view, options, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_OPTION));
}
END_TEST

KOTAKU_TEST_MAIN ("classify/structure",
                  test_unanimous,
                  test_unanimously_asymmetric,
                  test_plain_arcs,
                  test_nothing,
                  test_selected_levels,
                  test_inferred_and_conflicts,
                  test_tolerance,
                  test_large,
                  test_pasar,
                  test_pasar_without_its_hub,
                  test_unknown_option)
