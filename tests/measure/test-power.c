/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "looks.h"

#include <math.h>

static KotakuNetwork *
build (const int (*arcs)[2], gsize n_arcs, gsize n, KotakuDirection direction)
{
  g_autoptr (GError) error = NULL;
  KotakuNetwork *network = kotaku_network_new ();
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", (int) i);
      kotaku_network_add_actor (network, id, &error);
    }
  for (gsize k = 0; k < n_arcs; k++)
    kotaku_network_add_tie (network, arcs[k][0], arcs[k][1], direction, &error);
  ck_assert_no_error (error);
  return network;
}

static KotakuFrame *
ask (KotakuNetwork *network, const char *const *metrics, double exponent)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  kotaku_options_set_double (options, "exponent", exponent);
  KotakuFrame *frame = kotaku_view_measure (view, metrics, options, NULL, &error);
  ck_assert_no_error (error);
  return frame;
}

static void
check (KotakuNetwork *network, double exponent, const double *expected)
{
  static const char *const metrics[] = { "bonacich_power", NULL };
  gsize n = 0;
  g_autoptr (KotakuFrame) frame = ask (network, metrics, exponent);
  const double *values = kotaku_frame_get_doubles (frame, metrics[0], &n, NULL);
  double squares = 0;
  for (gsize i = 0; i < n; i++)
    squares += expected[i] * expected[i];
  for (gsize i = 0; i < n; i++)
    if (isnan (expected[i]))
      ck_assert_double_nan (values[i]);
    else
      ck_assert_double_eq_tol (values[i], expected[i] * sqrt ((double) n / squares), 1e-12);
}

/* x = A (1 + b x). Along 0 to 1 to 2: 0 has 1 + b, 1 has 1, 2 nothing, whatever b. Of a star of
 * four x_hub = (4 + 4b)/(1 - 4b^2), x_leaf = 1 + b x_hub; it ends at b = 1/2. */
START_TEST (test_by_hand)
{
  static const int path[][2] = { { 0, 1 }, { 1, 2 } };
  static const int star[][2] = { { 0, 1 }, { 0, 2 }, { 3, 0 }, { 0, 4 } };
  static const double exponents[] = { 0, 0.1, -0.3, 0.49, 0.5, -0.5, 7 };
  g_autoptr (KotakuNetwork) line = build (path, 2, 3, KOTAKU_DIRECTION_ARC);
  g_autoptr (KotakuNetwork) hub = build (star, 4, 5, KOTAKU_DIRECTION_EQUAL);
  for (gsize i = 0; i < G_N_ELEMENTS (exponents); i++)
    {
      double b = exponents[i], h = fabs (b) < 0.5 ? (4 + 4 * b) / (1 - 4 * b * b) : NAN;
      check (line, b, (const double[]){ 1 + b, 1, 0 });
      check (hub, b, (const double[]){ h, 1 + b * h, 1 + b * h, 1 + b * h, 1 + b * h });
    }
}
END_TEST

/* A directed circle has the radius 1; and whom it sends to counts, who sends to it does not. */
START_TEST (test_circle)
{
  static const int arcs[][2] = { { 0, 1 }, { 1, 2 }, { 2, 0 }, { 3, 0 }, { 2, 4 } };
  g_autoptr (KotakuNetwork) network = build (arcs, 5, 5, KOTAKU_DIRECTION_ARC);
  const double none[] = { NAN, NAN, NAN, NAN, NAN };
  check (network, 1, none);
  check (network, -1, none);
  check (network, 3, none);
  /* x2 = 2 + b x0, x1 = 1 + b x2, x0 = 1 + b x1, x3 = 1 + b x0, x4 = 0 */
  for (double b = -0.9; b < 0.95; b += 0.3)
    {
      double x0 = (1 + b + 2 * b * b) / (1 - b * b * b), x2 = 2 + b * x0;
      check (network, b, (const double[]){ x0, 1 + b * x2, x2, 1 + b * x0, 0 });
    }
}
END_TEST

START_TEST (test_nothing)
{
  static const double none[] = { NAN, NAN };
  g_autoptr (KotakuNetwork) network = build (NULL, 0, 2, KOTAKU_DIRECTION_ARC);
  check (network, 0.1, none);
}
END_TEST

/* A path and a hub that steps over all nodes for each would take hours. */
START_TEST (test_large)
{
  enum
  {
    PATH = 200000,
    HUB = 100000
  };
  static int path[PATH - 1][2], star[HUB][2];
  static const char *const metrics[]
      = { "bonacich_power", "inclusion_dominates", "rank_min", "rank_max", NULL };
  for (int i = 0; i < PATH - 1; i++)
    {
      path[i][0] = i;
      path[i][1] = i + 1;
    }
  for (int i = 0; i < HUB; i++)
    star[i][1] = i + 1;
  g_autoptr (KotakuNetwork) line = build (path, PATH - 1, PATH, KOTAKU_DIRECTION_ARC);
  g_autoptr (KotakuFrame) long_one = ask (line, metrics, 0.1);
  const double *values = kotaku_frame_get_doubles (long_one, "bonacich_power", NULL, NULL);
  ck_assert_double_eq_tol (values[0], values[PATH - 100], 1e-9);
  ck_assert_double_eq (values[PATH - 1], 0);
  g_autoptr (KotakuNetwork) hub = build (star, HUB, HUB + 1, KOTAKU_DIRECTION_ARC);
  g_autoptr (KotakuFrame) wide = ask (hub, metrics, 0.1);
  const double *over = kotaku_frame_get_doubles (wide, "inclusion_dominates", NULL, NULL);
  const double *worst = kotaku_frame_get_doubles (wide, "rank_max", NULL, NULL);
  ck_assert_double_eq (over[0], HUB);
  ck_assert_double_eq (over[1], HUB - 1);
  ck_assert_double_eq (worst[0], 1);
  ck_assert_double_eq (worst[1], 2);
}
END_TEST

KOTAKU_TEST_MAIN ("measure/power", test_by_hand, test_circle, test_nothing, test_large)
