/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "common.h"

#include "oracle/pairs.h"

/* -- the contract's sentences on what a pair is
 * ------------------------------------------------------ */

START_TEST (test_stated_before_inferred)
{
  ck_assert_settled ("from,to,strength,stated,direction\n"
                     "a,b,weak,inferred,equal\na,b,weak,inferred,equal\na,b,strong,stated,equal\n",
                     "strength,conflicts", "strong strength");
  /* field by field: what no stated tie records is settled by the inferred ones */
  ck_assert_settled ("from,to,strength,form,stated,direction\n"
                     "a,b,weak,kinship,inferred,equal\na,b,strong,,stated,equal\n",
                     "form,strength", "kinship strong");
}
END_TEST

START_TEST (test_stages)
{
  const char *ties = "from,to,strength,stages,direction\n"
                     "a,b,weak,,equal\na,b,strong,planning,equal\na,b,strong,planning,equal\n";
  /* none chosen: ties recorded for no stage come first */
  ck_assert_settled (ties, "strength,conflicts", "weak strength");
  /* chosen: ties recorded for it come first, then those for none */
  ck_assert_settled_at (ties, "planning", "strength", "strong");
  ck_assert_settled_at (ties, "preparation", "strength", "weak");
  /* stated goes before the stage */
  ck_assert_settled_at ("from,to,strength,stages,stated,direction\n"
                        "a,b,weak,,stated,equal\na,b,strong,planning,inferred,equal\n",
                        "planning", "strength", "weak");
}
END_TEST

START_TEST (test_majority)
{
  ck_assert_settled ("from,to,form,source,direction\n"
                     "a,b,work,p,equal\na,b,work,q,equal\na,b,kinship,r,equal\n",
                     "form,conflicts", "work form");
  ck_assert_settled ("from,to,form,source,direction\n"
                     "a,b,work,p,equal\na,b,work,p,equal\na,b,kinship,r,equal\n",
                     "form", "conflict");
  ck_assert_settled ("from,to,form,source,direction\n"
                     "a,b,work,,equal\na,b,work,,equal\na,b,kinship,r,equal\n",
                     "form", "work");
  ck_assert_settled ("from,to,form,source,direction\n"
                     "a,b,work,p|q,equal\na,b,kinship,r,equal\n",
                     "form", "work");
}
END_TEST

START_TEST (test_lists_are_whole)
{
  ck_assert_settled ("from,to,content,direction\n"
                     "a,b,interest|information,equal\na,b,interest,equal\n",
                     "content,conflicts", "conflict content");
  ck_assert_settled ("from,to,content,direction\n"
                     "a,b,information|interest,equal\na,b,interest|information,equal\n",
                     "content,conflicts", "interest|information -");
}
END_TEST

START_TEST (test_unstated_is_not_recorded)
{
  ck_assert_settled ("from,to,direction\na,b,unstated\na,b,unstated\na,b,equal\n",
                     "direction,relation,basis,conflicts", "equal symmetric coded -");
  ck_assert_settled ("from,to,direction\na,b,unstated\n", "direction,relation,dominant,basis",
                     "- undecided - -");
}
END_TEST

START_TEST (test_relation_votes)
{
  ck_assert_settled ("from,to,direction\na,b,vertical\n", "relation,dominant,basis",
                     "asymmetric a coded");
  ck_assert_settled ("from,to,direction\nb,a,vertical\n", "relation,dominant,basis",
                     "asymmetric b coded");
  /* equal and horizontal are two directions, and one vote for symmetric */
  ck_assert_settled ("from,to,direction,source\n"
                     "a,b,equal,p\na,b,horizontal,q\na,b,vertical,r\n",
                     "direction,relation,dominant", "conflict symmetric -");
  ck_assert_settled ("from,to,direction,source\n"
                     "a,b,equal,p\na,b,horizontal,p\na,b,vertical,r\n",
                     "relation,conflicts", "undecided direction");
  ck_assert_settled ("from,to,direction\na,b,vertical\nb,a,vertical\n",
                     "direction,relation,dominant,conflicts", "conflict undecided - direction");
}
END_TEST

START_TEST (test_none)
{
  ck_assert_settled ("from,to,direction,strength\na,b,vertical,none\n",
                     "strength,relation,dominant,basis", "none none - coded");
  ck_assert_settled ("from,to,direction,strength\na,b,vertical,none\na,b,equal,strong\n",
                     "strength,relation,conflicts", "conflict symmetric direction|strength");
}
END_TEST

START_TEST (test_arcs)
{
  ck_assert_settled ("from,to\na,b\n", "direction,relation,dominant,basis",
                     "arc asymmetric a arcs");
  ck_assert_settled ("from,to\na,b\nb,a\n", "direction,relation,dominant,basis,conflicts",
                     "arc symmetric - arcs -");
  ck_assert_settled ("from,to,weight\na,b,4\nb,a,2\n", "relation", "symmetric");
  ck_assert_settled ("from,to,weight\na,b,2\nb,a,5\n", "relation,dominant", "asymmetric b");
  /* recorded weights add, all others count 1 together */
  ck_assert_settled ("from,to,weight\na,b,1\na,b,1\nb,a,\nb,a,\n", "relation", "symmetric");
  ck_assert_settled ("from,to,weight\na,b,2\na,b,\nb,a,\nb,a,\nb,a,\n", "relation,dominant",
                     "asymmetric a");
  /* coded ties alone decide where there are any */
  ck_assert_settled ("from,to,direction\na,b,arc\na,b,arc\nb,a,vertical\n",
                     "relation,dominant,basis", "asymmetric b coded");
}
END_TEST

START_TEST (test_tolerance)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = network_of ("from,to,weight\na,b,5\nb,a,2\n");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuPairs) strict = kotaku_pairs_new (view, 1, NULL, &error);
  g_autoptr (KotakuPairs) loose = kotaku_pairs_new (view, 2.5, NULL, &error);
  ck_assert_int_eq (strict->pairs[0].relation, KOTAKU_RELATION_ASYMMETRIC);
  ck_assert_int_eq (loose->pairs[0].relation, KOTAKU_RELATION_SYMMETRIC);
}
END_TEST

START_TEST (test_conflicts)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("conflicts");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuFrame) frame = kotaku_view_classify (view, NULL, NULL, &error);
  ck_assert_no_error (error);
  ck_assert_str_eq (kotaku_frame_get_string (frame, "conflicts", 0, NULL),
                    "form|direction|strength|content|scope");
  ck_assert_str_eq (kotaku_frame_get_string (frame, "conflicts", 1, NULL), "direction|strength");
  /* an empty cell disagrees with nothing */
  ck_assert_settled ("from,to,form,direction\na,b,work,equal\na,b,,unstated\n", "conflicts", "-");
}
END_TEST

/* -- which pairs there are
 * ---------------------------------------------------------------------------- */

START_TEST (test_members)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network
      = network_of ("from,to,direction,strength,stated\n"
                    "lkm,a,equal,,\nb,a,equal,none,\na,a,equal,,\nlurah,lkm,vertical,,inferred\n"
                    "a,b,equal,none,inferred\n");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  const KotakuPairs *pairs = kotaku_pairs_get (view, NULL, &error);
  ck_assert_no_error (error);
  ck_assert_uint_eq (pairs->n, 3);
  ck_assert_int_eq (pairs->pairs[0].a, 0);
  ck_assert_int_eq (pairs->pairs[0].b, 1);
  ck_assert_uint_eq (pairs->pairs[0].n_ties, 2);
  ck_assert_uint_eq (pairs->pairs[0].n_stated, 1);
  ck_assert_int_eq (pairs->ties[pairs->pairs[0].first], 1);
  ck_assert_int_eq (pairs->ties[pairs->pairs[0].first + 1], 4);
  ck_assert_int_eq (pairs->pairs[0].level, KOTAKU_LEVEL_INTERPERSONAL);
  ck_assert_int_eq (pairs->pairs[1].level, KOTAKU_LEVEL_CROSS);
  ck_assert_int_eq (pairs->pairs[2].level, KOTAKU_LEVEL_INSTITUTIONAL);
  ck_assert_int_eq (pairs->pairs[2].ways, 2); /* lurah, the second, dominates */
  ck_assert (pairs == kotaku_pairs_get (view, NULL, &error));
}
END_TEST

START_TEST (test_ways)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network
      = network_of ("from,to,direction,strength\n"
                    "a,b,vertical,weak\nb,a,arc,weak\na,c,vertical,none\na,c,equal,weak\n");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  const KotakuPairs *pairs = kotaku_pairs_get (view, NULL, &error);
  ck_assert_no_error (error);
  ck_assert_int_eq (pairs->pairs[0].ways, 3);
  ck_assert_int_eq (pairs->pairs[1].ways, 0);
}
END_TEST

START_TEST (test_projected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("institutions-by-people");
  g_autoptr (KotakuView) view
      = kotaku_fixture_view (network, "project", "yes", "level", "institutional", NULL);
  g_autoptr (KotakuFrame) frame = kotaku_view_classify (view, NULL, NULL, &error);
  ck_assert_no_error (error);
  /* lkm-lurah is coded and carried; lkm-team only carried */
  ck_assert_uint_eq (kotaku_frame_get_n_rows (frame), 2);
  ck_assert_str_eq (kotaku_frame_get_string (frame, "relation", 0, NULL), "asymmetric");
  ck_assert_str_eq (kotaku_frame_get_string (frame, "relation", 1, NULL), "undecided");
  ck_assert_str_eq (kotaku_frame_get_string (frame, "evidence", 1, NULL), "projected");
}
END_TEST

START_TEST (test_undirected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = network_of ("from,to\na,b\n");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, "undirected", "yes", NULL);
  const KotakuPairs *pairs = kotaku_pairs_get (view, NULL, &error);
  ck_assert_no_error (error);
  ck_assert_int_eq (pairs->pairs[0].relation, KOTAKU_RELATION_SYMMETRIC);
  ck_assert_int_eq (pairs->pairs[0].ways, 1);
}
END_TEST

/* -- against the twin
 * --------------------------------------------------------------------------------- */

static const char *
pick (GRand *random, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, ",", -1);
  return g_intern_string (parts[g_rand_int_range (random, 0, (gint32) g_strv_length (parts))]);
}

static KotakuNetwork *
random_network (guint32 seed, gboolean coded)
{
  GRand *random = g_rand_new_with_seed (seed);
  GString *text = g_string_new (
      "from,to,form,direction,strength,content,scope,stages,weight,source,stated\n");
  for (int i = 0; i < 40; i++)
    g_string_append_printf (
        text, "%s,%s,%s,%s,%s,%s,%s,%s,%s,%s,%s\n", pick (random, "a,b,c,lkm"),
        pick (random, "a,b,c,lurah"), pick (random, ",kinship,work,kinship|work"),
        coded ? pick (random, "unstated,equal,horizontal,vertical,vertical,arc") : "",
        pick (random, ",weak,weak,strong,strong,none"),
        pick (random, ",cooperation,interest,interest|information"),
        pick (random, ",programme,beyond"), pick (random, ",,planning,preparation,planning"),
        pick (random, ",1,2,3.5"), pick (random, ",p,q,r,p|q,q|s"),
        pick (random, ",stated,inferred"));
  KotakuNetwork *network = network_of (text->str);
  g_string_free (text, TRUE);
  g_rand_free (random);
  return network;
}

static void
collect (TwinPair *pair)
{
  g_array_set_size (pair->ties, 0);
  for (gsize i = 0; i < kotaku_network_get_n_ties (pair->network); i++)
    {
      KotakuTie tie = (KotakuTie) i;
      KotakuNode from = kotaku_network_get_tie_from (pair->network, tie);
      KotakuNode to = kotaku_network_get_tie_to (pair->network, tie);
      KotakuStage stages = kotaku_network_get_tie_stages (pair->network, tie);
      gboolean joins = (from == pair->a && to == pair->b) || (from == pair->b && to == pair->a);
      if (joins && (pair->stage == 0 || stages == 0 || (stages & pair->stage) != 0))
        g_array_append_val (pair->ties, tie);
    }
}

static void
compare_row (const TwinPair *pair, KotakuFrame *frame, gsize row)
{
  static const char *const fields[] = { "form", "direction", "strength", "content", "scope" };
  g_autoptr (GString) conflicts = g_string_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *value = twin_settle (pair, fields[i]);
      if (g_str_has_prefix (value, "vertical "))
        value[strlen ("vertical")] = 0;
      const char *cell = kotaku_frame_get_string (frame, fields[i], row, NULL);
      ck_assert_str_eq (cell != NULL ? cell : "", value);
      if (twin_disagrees (pair, fields[i]))
        g_string_append_printf (conflicts, "%s%s", conflicts->len > 0 ? "|" : "", fields[i]);
    }
  const char *named = kotaku_frame_get_string (frame, "conflicts", row, NULL);
  ck_assert_str_eq (named != NULL ? named : "", conflicts->str);
  const char *relation = kotaku_frame_get_string (frame, "relation", row, NULL);
  const char *dominant = kotaku_frame_get_string (frame, "dominant", row, NULL);
  const char *basis = kotaku_frame_get_string (frame, "basis", row, NULL);
  g_autofree char *got = g_strdup_printf ("%s %s %s", relation, dominant != NULL ? dominant : "",
                                          basis != NULL ? basis : "");
  g_autofree char *expected = twin_relate (pair, 2);
  ck_assert_str_eq (got, expected);
}

static void
compare (KotakuNetwork *network, KotakuStage stage)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuView) view
      = kotaku_fixture_view (network, stage != 0 ? "stage" : NULL, "planning", NULL);
  g_autoptr (KotakuFrame) frame = kotaku_view_classify (view, NULL, NULL, &error);
  ck_assert_no_error (error);
  TwinPair pair = { .network = network, .stage = stage };
  pair.ties = g_array_new (FALSE, FALSE, sizeof (KotakuTie));
  gsize row = 0;
  gsize n = kotaku_network_get_n_nodes (network);
  for (gsize a = 0; a < n; a++)
    for (gsize b = a + 1; b < n; b++)
      {
        pair.a = (KotakuNode) a;
        pair.b = (KotakuNode) b;
        collect (&pair);
        if (pair.ties->len > 0)
          compare_row (&pair, frame, row++);
      }
  ck_assert_uint_eq (row, kotaku_frame_get_n_rows (frame));
  g_array_unref (pair.ties);
}

START_TEST (test_twin)
{
  for (guint32 seed = 1; seed <= 60; seed++)
    {
      g_autoptr (KotakuNetwork) network = random_network (seed, seed % 4 != 0);
      compare (network, KOTAKU_STAGE_UNRECORDED);
      compare (network, KOTAKU_STAGE_PLANNING);
    }
}
END_TEST

/* -- failures
 * ------------------------------------------------------------------------------------------ */

static gboolean
try_pairs (KotakuView *view, GError **error)
{
  g_autoptr (KotakuPairs) pairs = kotaku_pairs_new (view, 2, NULL, error);
  return pairs != NULL;
}

START_TEST (test_memory)
{
  g_autoptr (KotakuNetwork) network = random_network (1, TRUE);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  ck_assert_survives (try_pairs (view, &error));
}
END_TEST

START_TEST (test_cancelled)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (KotakuNetwork) network = network_of ("from,to\na,b\n");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_cancellable_cancel (cancellable);
  ck_assert_ptr_null (kotaku_pairs_get (view, cancellable, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  ck_assert_ptr_nonnull (kotaku_pairs_get (view, NULL, NULL));
}
END_TEST

KOTAKU_TEST_MAIN ("classify/pair",
                  test_stated_before_inferred,
                  test_stages,
                  test_majority,
                  test_lists_are_whole,
                  test_unstated_is_not_recorded,
                  test_relation_votes,
                  test_none,
                  test_arcs,
                  test_tolerance,
                  test_conflicts,
                  test_members,
                  test_ways,
                  test_projected,
                  test_undirected,
                  test_twin,
                  test_memory,
                  test_cancelled)
