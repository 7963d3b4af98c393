/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Several codings as one dataset: what it holds, and that findings differ only where coders do. */

#include "ask.h"
#include "copies.h"

static const char *const merges[] = { "union", "majority", "both" };

static KotakuNetwork *
merge (KotakuNetwork *const *networks, gsize n, const char *how)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  if (how != NULL)
    kotaku_options_set_string (options, "merge", how);
  KotakuNetwork *merged = kotaku_merge_networks (networks, n, options, NULL, &error);
  ck_assert_no_error (error);
  return merged;
}

static KotakuNetwork *
coding (const char *name, const char *ties)
{
  KotakuFixture fixture
      = { .name = name, .actors = "id\na\nb\nc\nd\n", .events = "id\nsk\n", .ties = ties };
  KotakuNetwork *network = kotaku_fixture_build (&fixture);
  kotaku_network_set_name (network, name, NULL);
  return network;
}

/* The columns named, of every tie, as lines. */
static char *
get_ties (KotakuNetwork *network, const char *columns)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuFrame) frame
      = kotaku_network_get_rows (network, KOTAKU_TABLE_TIES, NULL, NULL, &error);
  ck_assert_no_error (error);
  g_auto (GStrv) names = g_strsplit (columns, ",", -1);
  GString *text = g_string_new (NULL);
  for (gsize row = 0; row < kotaku_frame_get_n_rows (frame); row++)
    for (gsize i = 0; names[i] != NULL; i++)
      {
        const char *cell = kotaku_frame_get_string (frame, names[i], row, NULL);
        g_string_append_printf (text, "%s%s%s", i > 0 ? "," : "", cell != NULL ? cell : "",
                                names[i + 1] == NULL ? "\n" : "");
      }
  return g_string_free (text, FALSE);
}

static void
check_merge (const char *one,
             const char *two,
             const char *how,
             const char *columns,
             const char *ties)
{
  g_autoptr (KotakuNetwork) first = coding ("one", one);
  g_autoptr (KotakuNetwork) second = coding ("two", two);
  KotakuNetwork *const networks[] = { first, second };
  g_autoptr (KotakuNetwork) merged = merge (networks, 2, how);
  g_autofree char *found = get_ties (merged, columns);
  ck_assert_str_eq (found, ties);
  ck_assert_str_eq (kotaku_network_get_name (merged), "one+two");
}

START_TEST (test_ids_and_sources)
{
  check_merge ("id,from,to,direction,source\nt1,a,b,equal,p 1|p 2\n",
               "from,to,direction,source,page\na,b,vertical,p 1,7\nb,c,equal,,8\n", NULL,
               "id,from,to,direction,source,page",
               "one:t1,a,b,equal,one: p 1|one: p 2,\n"
               "two:ties.csv:2,a,b,vertical,two: p 1,7\ntwo:ties.csv:3,b,c,equal,,8\n");
}
END_TEST

/* Strength is agreed on ab and not on ac; only one has ad; bc is tied to one and absent to the
 * other; both deny bd. */
#define ONE                                                                                        \
  "from,to,direction,form,strength\na,b,equal,work,strong\na,c,equal,work,strong\n"                \
  "a,d,equal,,weak\nb,c,equal,,weak\nb,d,equal,,none\n"
#define TWO                                                                                        \
  "from,to,direction,form,strength\nb,a,horizontal,kinship,strong\nc,a,equal,work,weak\n"          \
  "b,c,equal,,none\nd,b,equal,,none\n"

START_TEST (test_both)
{
  static const char *const agreed = "a,b,equal,,strong\na,c,equal,work,\nb,d,equal,,none\n"
                                    "b,a,horizontal,,strong\nc,a,equal,work,\nd,b,equal,,none\n";
  check_merge (ONE, TWO, "both", "from,to,direction,form,strength", agreed);
  /* of two coders more than half are both */
  check_merge (ONE, TWO, "majority", "from,to,direction,form,strength", agreed);
}
END_TEST

/* Both settle ab as tied, with unlike strengths, and both deny it in passing: the denial is not
 * what they agree on. Both settle cd as untied. */
START_TEST (test_contested)
{
  check_merge ("from,to,direction,strength,stated\na,b,equal,strong,\na,b,equal,none,inferred\n"
               "c,d,equal,none,\nc,d,equal,strong,inferred\n",
               "from,to,direction,strength,stated\na,b,equal,weak,\na,b,equal,none,inferred\n"
               "c,d,equal,none,\nc,d,equal,weak,inferred\n",
               "both", "from,to,strength", "a,b,\nc,d,none\na,b,\nc,d,none\n");
}
END_TEST

START_TEST (test_majority_of_three)
{
  g_autoptr (KotakuNetwork) one = coding ("one", "from,to,direction,strength\na,b,equal,strong\n");
  g_autoptr (KotakuNetwork) two = coding ("two", "from,to,direction,strength\na,b,equal,strong\n");
  g_autoptr (KotakuNetwork) three
      = coding ("three", "from,to,direction,strength\na,b,vertical,weak\nc,d,equal,weak\n");
  KotakuNetwork *const networks[] = { one, two, three };
  g_autoptr (KotakuNetwork) majority = merge (networks, 3, "majority");
  g_autoptr (KotakuNetwork) all = merge (networks, 3, "both");
  g_autofree char *most = get_ties (majority, "from,to,direction,strength");
  g_autofree char *both = get_ties (all, "from,to,direction,strength");
  ck_assert_str_eq (most, "a,b,equal,strong\na,b,equal,strong\na,b,unstated,\n");
  ck_assert_str_eq (both, "a,b,unstated,\na,b,unstated,\na,b,unstated,\n");
}
END_TEST

/* Who dominates is agreed or not; an arc that one sees does not become a tie both ways. */
START_TEST (test_directions)
{
  check_merge ("from,to,direction\na,b,vertical\nc,d,vertical\n",
               "from,to,direction\na,b,vertical\nd,c,vertical\n", "both", "from,to,direction",
               "a,b,vertical\nc,d,unstated\na,b,vertical\nd,c,unstated\n");
  check_merge ("from,to\na,b\nb,a\nc,d\n", "from,to\na,b\nd,c\n", "both", "from,to,direction",
               "a,b,arc\na,b,arc\n");
}
END_TEST

/* The same statement for another stage is another statement; without a stage it is for all. */
START_TEST (test_stages)
{
  check_merge ("from,to,direction,scope,stages\na,b,equal,beyond,planning\na,c,equal,beyond,\n",
               "from,to,direction,scope,stages\na,b,equal,beyond,sustainability\n"
               "a,b,equal,programme,planning\na,c,equal,beyond,planning\n",
               "both", "from,to,scope,stages",
               "a,b,,planning\na,c,beyond,\na,b,,planning\na,c,beyond,planning\n");
}
END_TEST

START_TEST (test_weights)
{
  g_autoptr (KotakuNetwork) one = coding ("one", "from,to,weight\na,b,3\nb,c,\n");
  g_autoptr (KotakuNetwork) two = coding ("two", "from,to,weight\na,b,5\nb,c,\n");
  KotakuNetwork *const networks[] = { one, two };
  g_autoptr (KotakuNetwork) merged = merge (networks, 2, "union");
  g_autoptr (KotakuView) view = kotaku_fixture_view (merged, NULL);
  g_autoptr (KotakuFrame) arcs = kotaku_view_get_arcs (view, NULL, NULL, NULL);
  const double *weights = kotaku_frame_get_doubles (arcs, "weight", NULL, NULL);
  ck_assert_double_eq (weights[0], 4);
  ck_assert_double_eq (weights[1], 1);
}
END_TEST

/* Other tables: each row once, the first to fill a cell fills it. */
START_TEST (test_tables)
{
  KotakuFixture left = { .name = "left",
                         .zones = "id,name\nz,\n",
                         .actors = "id,role,zone,x\np,user,z,1\nq,,,\n",
                         .institutions = "id,sector\nA,\n",
                         .affiliations = "actor,institution,role\np,A,head\n",
                         .events = "id,date\nsk,2017\n",
                         .ties = "from,to,direction,since\np,q,equal,event:sk\n" };
  KotakuFixture right = { .name = "right",
                          .zones = "id,name\nz,The zone\ny,\n",
                          .actors = "id,role,zone,y\nq,resident,y,2\np,worker,,3\nr,,,\n",
                          .institutions = "id,sector\nA,private\n",
                          .affiliations = "actor,institution,role\np,A,\nq,A,\n",
                          .events = "id,date\nsk,2018\n",
                          .posts = "post,required\ntechnical facilitator,any\n" };
  g_autoptr (KotakuNetwork) one = kotaku_fixture_build (&left);
  g_autoptr (KotakuNetwork) two = kotaku_fixture_build (&right);
  KotakuNetwork *const networks[] = { one, two };
  g_autoptr (KotakuNetwork) merged = merge (networks, 2, "union");
  static const struct
  {
    KotakuTable table;
    const char *rows;
  } expected[] = { { KOTAKU_TABLE_ZONES, "z,The zone\ny,\n" },
                   { KOTAKU_TABLE_ACTORS, "p,user,z,1,3\nq,resident,y,,2\nr,,,,\n" },
                   { KOTAKU_TABLE_INSTITUTIONS, "A,private\n" },
                   { KOTAKU_TABLE_AFFILIATIONS, "p,A,head\nq,A,\n" },
                   { KOTAKU_TABLE_EVENTS, "sk,2017\n" },
                   { KOTAKU_TABLE_POSTS, "technical facilitator,any\n" } };
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (KotakuFrame) frame
          = kotaku_network_get_canonical_rows (merged, expected[i].table, NULL, NULL);
      g_autofree char *rows = kotaku_fixture_rows (frame);
      ck_assert_str_eq (rows, expected[i].rows);
    }
}
END_TEST

START_TEST (test_errors)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) one = coding ("one", NULL);
  g_autoptr (KotakuNetwork) two = kotaku_network_new ();
  kotaku_network_add_institution (two, "a", NULL);
  KotakuNetwork *const networks[] = { one, two };
  ck_assert_ptr_null (kotaku_merge_networks (networks, 2, NULL, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_WRONG_KIND));
  ck_assert_str_eq (error->message,
                    "agree: \"a\" is an actor in one and an institution in coder-2");
  g_clear_error (&error);
  ck_assert_ptr_null (kotaku_merge_networks (networks, 1, NULL, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_OUT_OF_RANGE));
}
END_TEST

/* -- findings -- */

/* What is answered: basis, evidence and sources count and name statements, which are each coder's.
 */
static char *
get_answers (KotakuNetwork *network)
{
  g_autoptr (KotakuFrame) frame = ask_frame (network, NULL, NULL);
  static const char *const columns[] = { "id", "level", "subject", "statistic", "verdict" };
  GString *text = g_string_new (NULL);
  const double *values = kotaku_frame_get_doubles (frame, "value", NULL, NULL);
  for (gsize row = 0; row < kotaku_frame_get_n_rows (frame); row++)
    {
      g_string_append_printf (text, "%.12g ", values[row]);
      for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
        ask_append (text, frame, columns[i], row);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

/* Whole lines that are the same. */
static gsize
skip_same (const char *a, const char *b)
{
  gsize line = 0;
  for (gsize i = 0; a[i] == b[i]; i++)
    {
      if (a[i] == 0)
        return i;
      if (a[i] == '\n')
        line = i + 1;
    }
  return line;
}

static void
check_same (KotakuNetwork *network, const char *name)
{
  KotakuNetwork *const networks[] = { network, network, network };
  g_autofree char *expected = get_answers (network);
  for (gsize i = 0; i < G_N_ELEMENTS (merges); i++)
    {
      g_autoptr (KotakuNetwork) merged = merge (networks, 2 + i / 2, merges[i]);
      g_autofree char *found = get_answers (merged);
      gsize same = skip_same (expected, found);
      ck_assert_msg (expected[same] == 0 && found[same] == 0, "%s of %s: %.200s and %.200s",
                     merges[i], name, expected + same, found + same);
    }
}

/* Where all codings are the same, so are the findings. */
START_TEST (test_same_codings)
{
  gsize n = 0;
  const KotakuFixture *fixtures = kotaku_fixtures (&n);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&fixtures[i]);
      check_same (network, fixtures[i].name);
    }
  g_autoptr (KotakuNetwork) pasar = copy_read_source ("examples/pasar-ii");
  check_same (pasar, "pasar-ii");
}
END_TEST

static gssize
find_answer (KotakuFrame *frame, KotakuFrame *of, gsize row)
{
  static const char *const keys[] = { "id", "statistic", "subject" };
  for (gsize i = 0; i < kotaku_frame_get_n_rows (frame); i++)
    {
      gboolean same = TRUE;
      for (gsize k = 0; k < G_N_ELEMENTS (keys); k++)
        same = same
               && g_strcmp0 (kotaku_frame_get_string (frame, keys[k], i, NULL),
                             kotaku_frame_get_string (of, keys[k], row, NULL))
                      == 0;
      if (same)
        return (gssize) i;
    }
  return -1;
}

static gboolean
has_same_value (KotakuFrame *a, gsize row, KotakuFrame *b, gsize other)
{
  double left = kotaku_frame_get_doubles (a, "value", NULL, NULL)[row];
  double right = kotaku_frame_get_doubles (b, "value", NULL, NULL)[other];
  return isnan (left) ? isnan (right) : fabs (left - right) < 1e-12;
}

/* Two codings of one study, made apart: where both give a verdict so does what is made of both, and
 * where both give a value. */
START_TEST (test_two_coders)
{
  g_autoptr (KotakuNetwork) first = copy_read_source ("examples/pasar-ii");
  g_autoptr (KotakuNetwork) second = copy_read_source ("tests/data/pasar-ii-second");
  KotakuNetwork *const networks[] = { first, second };
  g_autoptr (KotakuFrame) a = ask_frame (first, NULL, NULL);
  g_autoptr (KotakuFrame) b = ask_frame (second, NULL, NULL);
  gsize n_same = 0, n_different = 0;
  for (gsize i = 0; i < G_N_ELEMENTS (merges); i++)
    {
      g_autoptr (KotakuNetwork) merged = merge (networks, 2, merges[i]);
      g_autoptr (KotakuFrame) m = ask_frame (merged, NULL, NULL);
      for (gsize row = 0; row < kotaku_frame_get_n_rows (a); row++)
        {
          const char *id = kotaku_frame_get_string (a, "id", row, NULL);
          gssize other = find_answer (b, a, row), made = find_answer (m, a, row);
          const char *verdict = kotaku_frame_get_string (a, "verdict", row, NULL);
          if (other < 0
              || g_strcmp0 (verdict, kotaku_frame_get_string (b, "verdict", (gsize) other, NULL))
                     != 0)
            {
              n_different++;
              continue;
            }
          n_same++;
          ck_assert_msg (made >= 0, "%s: %s is gone", merges[i], id);
          ck_assert_msg (
              g_strcmp0 (verdict, kotaku_frame_get_string (m, "verdict", (gsize) made, NULL)) == 0,
              "%s: %s", merges[i], id);
          if (has_same_value (a, row, b, (gsize) other))
            ck_assert_msg (has_same_value (a, row, m, (gsize) made), "%s: %s", merges[i], id);
        }
    }
  ck_assert_uint_ge (n_same, 3 * 20);
  ck_assert_uint_ge (n_different, 3);
}
END_TEST

/* -- pairs of random codings -- */

static char *
draw_ties (GRand *random, gboolean all)
{
  static const char *const directions[] = { "equal", "horizontal", "vertical", "unstated", "arc" };
  static const char *const strengths[] = { "strong", "weak", "none", "" };
  static const char *const forms[] = { "work", "kinship", "work|kinship", "" };
  static const char *const stages[] = { "", "", "planning", "preparation|planning" };
  GString *text = g_string_new ("from,to,direction,strength,form,stages,source,stated\n");
  for (int i = g_rand_int_range (random, 1, 9); i > 0; i--)
    {
      int from = g_rand_int_range (random, 0, 3);
      int to = (from + g_rand_int_range (random, 1, 3)) % 3;
      g_string_append_printf (
          text, "%c,%c,%s,%s,%s,%s,p%d,%s\n", 'a' + from, 'a' + to,
          directions[g_rand_int_range (random, 0, all ? 5 : 4)],
          strengths[g_rand_int_range (random, 0, 4)], forms[g_rand_int_range (random, 0, 4)],
          stages[all ? g_rand_int_range (random, 0, 4) : 0], g_rand_int_range (random, 0, 3),
          g_rand_boolean (random) ? "stated" : "inferred");
    }
  return g_string_free (text, FALSE);
}

/* What the field of a pair settles on; NULL: nothing. */
static const char *
get_settled (KotakuFrame *pairs, char a, char b, const char *column)
{
  for (gsize row = 0; row < kotaku_frame_get_n_rows (pairs); row++)
    if (*kotaku_frame_get_string (pairs, "a", row, NULL) == a
        && *kotaku_frame_get_string (pairs, "b", row, NULL) == b)
      {
        const char *text = kotaku_frame_get_string (pairs, column, row, NULL);
        return g_strcmp0 (text, "conflict") == 0 || g_strcmp0 (text, "undecided") == 0 ? NULL
                                                                                       : text;
      }
  return NULL;
}

static gboolean
is_same (KotakuFrame *const frames[3], char a, char b, const char *column)
{
  return g_strcmp0 (get_settled (frames[0], a, b, column), get_settled (frames[1], a, b, column))
         == 0;
}

static void
check_settled (KotakuFrame *const frames[3], const char *how, gsize *n_same)
{
  static const char *const columns[] = { "strength", "form", "relation" };
  for (char a = 'a'; a < 'c'; a++)
    for (char b = a + 1; b <= 'c'; b++)
      for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
        {
          const char *one = get_settled (frames[0], a, b, columns[i]);
          const char *two = get_settled (frames[1], a, b, columns[i]);
          const char *made = get_settled (frames[2], a, b, columns[i]);
          if (one == NULL || two == NULL || strcmp (one, two) != 0
              || (strcmp (how, "both") == 0 && !is_same (frames, a, b, "relation"))
              || !is_same (frames, a, b, "dominant") || !is_same (frames, a, b, "basis"))
            continue;
          ++*n_same;
          ck_assert_msg (g_strcmp0 (one, made) == 0, "%s: %s of %c and %c is %s, not %s", how,
                         columns[i], a, b, made, one);
        }
}

static KotakuFrame *
classify (KotakuNetwork *network)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  KotakuFrame *frame = kotaku_view_classify (view, NULL, NULL, &error);
  ck_assert_no_error (error);
  return frame;
}

/* What both settle alike settles so, with stages and arcs too in the union; in what both say, where
 * they agree on the relation: without a tie of both its fields are gone too. */
START_TEST (test_settled_alike)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (19);
  gsize n_same = 0;
  for (int i = 0; i < 600; i++)
    for (gsize how = 0; how < 3; how += 2)
      {
        g_autofree char *one = draw_ties (random, how == 0);
        g_autofree char *two = draw_ties (random, how == 0);
        g_autoptr (KotakuNetwork) first = coding ("one", one);
        g_autoptr (KotakuNetwork) second = coding ("two", two);
        KotakuNetwork *const networks[] = { first, second };
        g_autoptr (KotakuNetwork) merged = merge (networks, 2, merges[how]);
        g_autoptr (KotakuFrame) a = classify (first);
        g_autoptr (KotakuFrame) b = classify (second);
        g_autoptr (KotakuFrame) m = classify (merged);
        KotakuFrame *const frames[3] = { a, b, m };
        check_settled (frames, merges[how], &n_same);
      }
  ck_assert_uint_ge (n_same, 500);
}
END_TEST

KOTAKU_TEST_MAIN ("commands/merge",
                  test_ids_and_sources,
                  test_both,
                  test_contested,
                  test_majority_of_three,
                  test_directions,
                  test_stages,
                  test_weights,
                  test_tables,
                  test_errors,
                  test_same_codings,
                  test_two_coders,
                  test_settled_alike)
