/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Graphs from memory, and what happens where there is none; the formats themselves are held against
 * other programs by tests/cli/test_graphs.py. */

#include "dataset/formats-private.h"
#include "dataset-testing.h"

static const struct
{
  const char *name, *text;
} graphs[] = {
  { "g.graphml", "<graphml><key id='k' for='node' attr.name='role'><default>user</default></key>"
                 "<key id='w' for='edge' attr.name='weight'/><graph edgedefault='directed'>"
                 "<node id='a'/><node id='b'/>"
                 "<edge source='a' target='b'><data key='w'>2.5</data></edge></graph></graphml>" },
  { "g.gexf", "<gexf><graph defaultedgetype='directed'><attributes class='node'>"
              "<attribute id='0' title='role'><default>user</default></attribute></attributes>"
              "<nodes><node id='a'/><node id='b'/></nodes>"
              "<edges><edge source='a' target='b' weight='2.5'/></edges></graph></gexf>" },
  { "g.gml", "graph [ directed 1 node [ id \"a\" role \"user\" ] node [ id \"b\" role \"user\" ]\n"
             "edge [ source \"a\" target \"b\" weight 2.5 ] ]" },
  { "g.json", "{\"directed\": true, \"nodes\": [{\"id\": \"a\", \"role\": \"user\"},\n"
              "{\"id\": \"b\", \"role\": \"user\"}],\n"
              "\"links\": [{\"source\": \"a\", \"target\": \"b\", \"weight\": 2.5}]}" },
  { "g.dl", "dl n=2 format=edgelist1 labels: a b data:\n1 2 2.5\n" },
  { "g.net", "*Vertices 2\n1 \"A\"\n2 \"B\"\n*Arcs\n1 2 2.5\n*Partition role\n*Vertices 2\nuser\n"
             "user\n" },
  { "g.csv", ",a,b\na,0,2.5\nb,0,0\n" },
};

static KotakuNetwork *
read_graph (gsize i, GError **error)
{
  return kotaku_network_read_data (graphs[i].name, (const guint8 *) graphs[i].text,
                                   strlen (graphs[i].text), NULL, NULL, error);
}

START_TEST (test_same)
{
  for (gsize i = 0; i < G_N_ELEMENTS (graphs); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KotakuNetwork) network = read_graph (i, &error);
      ck_assert_no_error (error);
      ck_assert_uint_eq (kotaku_network_get_n_nodes (network), 2);
      ck_assert_uint_eq (kotaku_network_get_n_ties (network), 1);
      ck_assert_double_eq (kotaku_network_get_tie_weight (network, 0), 2.5);
      ck_assert_int_eq (kotaku_network_get_tie_direction (network, 0), KOTAKU_DIRECTION_ARC);
    }
}
END_TEST

static gboolean
read_away (gsize i, GError **error)
{
  g_autoptr (KotakuNetwork) network = read_graph (i, error);
  return network != NULL;
}

START_TEST (test_no_memory)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  for (gsize i = 0; i < G_N_ELEMENTS (graphs); i++)
    ck_assert_survives (read_away (i, &error));
}
END_TEST

/* What was written and read again is the same, in every format that holds it. */
static gboolean
write_graph (KotakuNetwork *network, const char *path, GError **error)
{
  g_autoptr (KotakuFrame) frame = kotaku_network_export (network, path, NULL, error);
  return frame != NULL;
}

START_TEST (test_written)
{
  static const char *const endings[]
      = { ".graphml", ".gexf", ".gml", ".json", ".dl", ".net", ".tsv", ".csv", ".matrix.csv" };
  g_autoptr (KotakuNetwork) network = read_graph (0, NULL);
  char *directory = begin_directory ();
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (directory, "/x", endings[i], NULL);
      g_autoptr (GError) fault = NULL;
      ck_assert_survives (write_graph (network, path, &error));
      g_autoptr (KotakuNetwork) again = kotaku_network_read (path, NULL, NULL, &fault);
      ck_assert_no_error (fault);
      ck_assert_uint_eq (kotaku_network_get_n_nodes (again), 2);
      ck_assert_double_eq (kotaku_network_get_tie_weight (again, 0), 2.5);
    }
  end_directory (directory);
}
END_TEST

START_TEST (test_template)
{
  char *directory = begin_directory ();
  g_autofree char *path = g_build_filename (directory, "t.xlsx", NULL);
  g_autoptr (GError) fault = NULL;
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
  ck_assert_survives (kotaku_write_template (path, NULL, NULL, &error));
  g_autoptr (KotakuNetwork) network = kotaku_network_read (path, NULL, NULL, &fault);
  ck_assert_no_error (fault);
  ck_assert_uint_eq (kotaku_network_get_n_ties (network), 0);
  end_directory (directory);
}
END_TEST

KOTAKU_TEST_MAIN ("dataset/import", test_same, test_no_memory, test_written, test_template)
