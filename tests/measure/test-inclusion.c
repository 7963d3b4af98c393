/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "looks.h"

/* In a path of five the end is dominated by its neighbour and the one behind; the middle has what
 * nobody has. All of a complete graph are equivalent, and so are the leaves of a star; an isolate
 * is dominated by whoever there is. */
START_TEST (test_by_hand)
{
  check_fixture ("path", "inclusion_dominates", "0,1,2,1,0");
  check_fixture ("path", "inclusion_dominated_by", "2,0,0,0,2");
  check_fixture ("path", "rank_min", "3,1,1,1,3");
  check_fixture ("path", "rank_max", "5,4,3,4,5");
  check_fixture ("complete", "inclusion_dominates", "3,3,3,3");
  check_fixture ("complete", "rank_min", "1,1,1,1");
  check_fixture ("complete", "rank_max", "1,1,1,1");
  check_fixture ("star", "inclusion_dominates", "4,3,3,3,3");
  check_fixture ("star", "inclusion_dominated_by", "0,4,4,4,4");
  check_fixture ("star", "rank_min", "1,2,2,2,2");
  check_fixture ("star", "rank_max", "1,2,2,2,2");
  check_fixture ("isolate", "inclusion_dominated_by", "1,1,2");
  check_fixture ("isolate", "rank_min", "1,1,3");
  check_fixture ("isolate", "rank_max", "1,1,3");
}
END_TEST

/* By the definition, of every two nodes of random networks. */
START_TEST (test_every_two)
{
  for (guint32 seed = 0; seed < 150; seed++)
    {
      enum
      {
        N = 9
      };
      g_autoptr (GRand) dice = g_rand_new_with_seed (seed);
      g_autoptr (GError) error = NULL;
      g_autoptr (KotakuNetwork) network = kotaku_network_new ();
      gboolean tied[N][N] = { 0 };
      double share = g_rand_double (dice) * 0.7;
      for (int i = 0; i < N; i++)
        {
          g_autofree char *id = g_strdup_printf ("%d", i);
          kotaku_network_add_actor (network, id, &error);
        }
      for (int i = 0; i < N; i++)
        for (int j = 0; j < N; j++)
          if (i != j && g_rand_double (dice) < share / 2)
            {
              kotaku_network_add_tie (network, i, j, KOTAKU_DIRECTION_ARC, &error);
              tied[i][j] = tied[j][i] = TRUE;
            }
      ck_assert_no_error (error);
      g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
      g_autoptr (KotakuFrame) over = measure (view, "inclusion_dominates");
      g_autoptr (KotakuFrame) under = measure (view, "inclusion_dominated_by");
      for (int u = 0; u < N; u++)
        {
          double dominates = 0, dominated = 0;
          for (int v = 0; v < N; v++)
            {
              gboolean down = u != v, up = u != v;
              for (int x = 0; x < N; x++)
                {
                  down = down && (!tied[v][x] || x == u || tied[u][x]);
                  up = up && (!tied[u][x] || x == v || tied[v][x]);
                }
              dominates += down;
              dominated += up;
            }
          ck_assert_double_eq (
              kotaku_frame_get_doubles (over, "inclusion_dominates", NULL, NULL)[u], dominates);
          ck_assert_double_eq (
              kotaku_frame_get_doubles (under, "inclusion_dominated_by", NULL, NULL)[u], dominated);
        }
    }
}
END_TEST

KOTAKU_TEST_MAIN ("measure/inclusion", test_by_hand, test_every_two)
