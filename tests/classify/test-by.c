/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "common.h"

/* a, b are of g1, c of g2, d of none; pairs: ab, ac, bc, cd, lkm-lurah. */
static KotakuNetwork *
network_by (void)
{
  g_autoptr (GError) error = NULL;
  KotakuNetwork *network = kotaku_network_new ();
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS,
                         "id,role,household\na,RT head,z\nb,RT head,z\nc,resident,y\nd,,\n",
                         &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_INSTITUTIONS, "id,role\nlkm,LKM\nlurah,Lurah\n",
                         &error);
  kotaku_fixture_append (network, KOTAKU_TABLE_TIES,
                         "from,to,form,direction,strength,content,stated\n"
                         "a,b,work,equal,strong,interest,stated\n"
                         "c,a,work,vertical,weak,,inferred\n"
                         "b,c,work,equal,strong,,stated\nb,c,kinship,vertical,none,,stated\n"
                         "c,d,kinship,unstated,weak,,stated\n"
                         "lurah,lkm,kinship,vertical,weak,,stated\n",
                         &error);
  ck_assert_no_error (error);
  return network;
}

static KotakuFrame *
classify_by (KotakuNetwork *network, const char *option, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  g_autoptr (KotakuOptions) options = options_of (option, value);
  KotakuFrame *frame = kotaku_view_classify (view, options, NULL, &error);
  ck_assert_no_error (error);
  return frame;
}

START_TEST (test_by)
{
  g_autoptr (KotakuNetwork) network = network_by ();
  g_autoptr (KotakuFrame) frame = classify_by (network, "by", "household");
  /* y with z: ca is asymmetric; of bc the absence does not vote on the relation, and direction,
   * form and strength are in conflict, so that ca alone settles the row's */
  ck_assert_rows (frame, ",,institutional,1,0,1,0,0,kinship,vertical,weak,,1,0\n"
                         ",y,interpersonal,1,0,0,1,0,kinship,,weak,,1,0\n"
                         "y,z,interpersonal,2,1,1,0,0,work,vertical,weak,,1,1\n"
                         "z,z,interpersonal,1,1,0,0,0,work,equal,strong,interest,1,0\n");
}
END_TEST

START_TEST (test_tables)
{
  g_autoptr (KotakuNetwork) network = network_by ();
  g_autoptr (KotakuFrame) one = classify_by (network, "table", "1");
  ck_assert_rows (one, ",resident,kinship,,weak,1,0\n"
                       "RT head,RT head,work,equal,strong,1,0\n"
                       "RT head,resident,work,vertical,weak,2,1\n");
  g_autoptr (KotakuFrame) two = classify_by (network, "table", "2");
  ck_assert_rows (two, "lkm,lurah,kinship,vertical,weak,1,0\n");
}
END_TEST

/* Two values with as many pairs, and pairs in conflict alone. */
START_TEST (test_conflict)
{
  g_autoptr (KotakuNetwork) network
      = network_of ("from,to,form,direction,strength\n"
                    "a,b,work,equal,strong\na,c,kinship,equal,weak\na,c,kinship,equal,strong\n");
  g_autoptr (KotakuFrame) frame = classify_by (network, "by", "role");
  ck_assert_rows (frame, ",,interpersonal,2,2,0,0,0,conflict,equal,strong,,2,1\n");
  g_autoptr (KotakuNetwork) alone
      = network_of ("from,to,direction,strength\na,c,equal,weak\na,c,equal,strong\n");
  g_autoptr (KotakuFrame) row = classify_by (alone, "by", "role");
  ck_assert_rows (row, ",,interpersonal,1,1,0,0,0,,equal,conflict,,1,1\n");
}
END_TEST

/* form, direction and strength of the row of two groups. */
static void
assert_row (KotakuFrame *frame, const char *a, const char *b, const char *expected)
{
  gsize n = kotaku_frame_get_n_rows (frame);
  for (gsize row = 0; row < n; row++)
    if (g_strcmp0 (kotaku_frame_get_string (frame, "a_group", row, NULL), a) == 0
        && g_strcmp0 (kotaku_frame_get_string (frame, "b_group", row, NULL), b) == 0)
      {
        g_autofree char *cells
            = g_strjoin (" ", kotaku_frame_get_string (frame, "form", row, NULL),
                         kotaku_frame_get_string (frame, "direction", row, NULL),
                         kotaku_frame_get_string (frame, "strength", row, NULL), NULL);
        ck_assert_str_eq (cells, expected);
        return;
      }
  ck_abort_msg ("no row of %s and %s", a, b);
}

static KotakuFrame *
read_table (const char *table)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path
      = g_build_filename (g_getenv ("KOTAKU_SOURCE_ROOT"), "examples", "pasar-ii", NULL);
  g_autoptr (KotakuNetwork) network = kotaku_network_read (path, NULL, NULL, &error);
  ck_assert_no_error (error);
  return classify_by (network, "table", table);
}

/* The study's Table 2, whole, and what the text contradicts nowhere of Table 1. */
START_TEST (test_published)
{
  g_autoptr (KotakuFrame) two = read_table ("2");
  assert_row (two, "lkm", "lurah", "kinship vertical weak");
  assert_row (two, "facilitator", "lurah", "work horizontal weak");
  assert_row (two, "lurah", "satker-pkp", "work horizontal weak");
  assert_row (two, "lkm", "satker-pkp", "kinship vertical weak");
  assert_row (two, "lkm", "waste-bank", "work horizontal weak");
  g_autoptr (KotakuFrame) one = read_table ("1");
  assert_row (one, "LKM", "RT head, delineated", "kinship equal strong");
  assert_row (one, "KPP", "facilitator", "kinship equal strong");
  assert_row (one, "KPP", "KSM", "kinship equal strong");
  /* kinship and work are both said of the LKM and the facilitator, who work together */
  assert_row (one, "LKM", "facilitator", "conflict equal strong");
}
END_TEST

static gboolean
try_by (KotakuView *view, const KotakuPairs *pairs, const char *column, GError **error)
{
  g_autoptr (KotakuFrame) frame = column != NULL ? kotaku_classify_by (view, pairs, column, error)
                                                 : kotaku_classify_table (view, pairs, 1, error);
  return frame != NULL;
}

START_TEST (test_memory)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  const KotakuPairs *pairs = kotaku_pairs_get (view, NULL, NULL);
  ck_assert_survives (try_by (view, pairs, "sector", &error));
  ck_assert_survives (try_by (view, pairs, NULL, &error));
}
END_TEST

KOTAKU_TEST_MAIN ("classify/by", test_by, test_tables, test_conflict, test_published, test_memory)
