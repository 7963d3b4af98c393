/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Every network through every registered metric and command: a new one is covered without a change
 * here, but for a line in the table of calls, which a test asks for. */

#include "commands/commands.h"
#include "copies.h"
#include "fixtures.h"

#include <math.h>

/* How far two orders of the nodes may lie apart: iterations end elsewhere. */
#define SAME 1e-7

/* -- the calls
 * -------------------------------------------------------------------------------------------- */

typedef KotakuFrame *(*CallFunc) (KotakuNetwork *network,
                                  KotakuView *view,
                                  KotakuOptions *options,
                                  GCancellable *cancellable,
                                  GError **error);

static KotakuFrame *
call_findings (KotakuNetwork *network,
               KotakuView *view,
               KotakuOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  return kotaku_network_findings (network, options, cancellable, error);
}

static KotakuFrame *
call_info (KotakuNetwork *network,
           KotakuView *view,
           KotakuOptions *options,
           GCancellable *cancellable,
           GError **error)
{
  return kotaku_view_info (view, options, cancellable, error);
}

static KotakuFrame *
call_measure (KotakuNetwork *network,
              KotakuView *view,
              KotakuOptions *options,
              GCancellable *cancellable,
              GError **error)
{
  gsize n = 0;
  const KotakuMetric *const *metrics = kotaku_metrics (&n);
  g_autofree const char **names = g_new0 (const char *, n + 1);
  for (gsize i = 0; i < n; i++)
    names[i] = metrics[i]->name;
  return kotaku_view_measure (view, names, options, cancellable, error);
}

static KotakuFrame *
call_classify (KotakuNetwork *network,
               KotakuView *view,
               KotakuOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  return kotaku_view_classify (view, options, cancellable, error);
}

static KotakuFrame *
call_structure (KotakuNetwork *network,
                KotakuView *view,
                KotakuOptions *options,
                GCancellable *cancellable,
                GError **error)
{
  return kotaku_view_structure (view, options, cancellable, error);
}

static KotakuFrame *
call_strength (KotakuNetwork *network,
               KotakuView *view,
               KotakuOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  return kotaku_view_strength (view, options, cancellable, error);
}

static KotakuFrame *
call_strengthen (KotakuNetwork *network,
                 KotakuView *view,
                 KotakuOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  return kotaku_view_strengthen (view, options, cancellable, error);
}

static KotakuFrame *
call_dominance (KotakuNetwork *network,
                KotakuView *view,
                KotakuOptions *options,
                GCancellable *cancellable,
                GError **error)
{
  return kotaku_view_dominance (view, options, cancellable, error);
}

static KotakuFrame *
call_influence (KotakuNetwork *network,
                KotakuView *view,
                KotakuOptions *options,
                GCancellable *cancellable,
                GError **error)
{
  return kotaku_view_influence (view, options, cancellable, error);
}

static KotakuFrame *
call_census (KotakuNetwork *network,
             KotakuView *view,
             KotakuOptions *options,
             GCancellable *cancellable,
             GError **error)
{
  return kotaku_view_census (view, options, cancellable, error);
}

static KotakuFrame *
call_keyplayers (KotakuNetwork *network,
                 KotakuView *view,
                 KotakuOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  return kotaku_view_keyplayers (view, "reach", options, cancellable, error);
}

static KotakuFrame *
call_zones (KotakuNetwork *network,
            KotakuView *view,
            KotakuOptions *options,
            GCancellable *cancellable,
            GError **error)
{
  return kotaku_view_zones (view, options, cancellable, error);
}

static KotakuFrame *
call_bridges (KotakuNetwork *network,
              KotakuView *view,
              KotakuOptions *options,
              GCancellable *cancellable,
              GError **error)
{
  return kotaku_view_bridges (view, options, cancellable, error);
}

static KotakuFrame *
call_crosslevel (KotakuNetwork *network,
                 KotakuView *view,
                 KotakuOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  return kotaku_view_crosslevel (view, options, cancellable, error);
}

/* A coder who agrees with himself, whatever directory he was saved to. */
static KotakuFrame *
call_agree (KotakuNetwork *network,
            KotakuView *view,
            KotakuOptions *options,
            GCancellable *cancellable,
            GError **error)
{
  KotakuNetwork *const networks[] = { network, network };
  kotaku_network_set_name (network, "coding", NULL);
  return kotaku_agree (networks, 2, options, cancellable, error);
}

/* Two that are the same; of fewer nodes than can be compared, a larger one's instead. */
static KotakuFrame *
call_compare (KotakuNetwork *network,
              KotakuView *view,
              KotakuOptions *options,
              GCancellable *cancellable,
              GError **error)
{
  static KotakuNetwork *larger; /* read before memory is made to fail */
  if (larger == NULL)
    larger = copy_read_source ("tests/data/kelurahan-contoh");
  KotakuNetwork *own = kotaku_network_get_n_nodes (network) < 3 ? larger : network;
  KotakuNetwork *const networks[] = { own, own };
  kotaku_network_set_name (own, "network", NULL);
  return kotaku_compare (networks, 2, options, cancellable, error);
}

static KotakuFrame *
call_pool (KotakuNetwork *network,
           KotakuView *view,
           KotakuOptions *options,
           GCancellable *cancellable,
           GError **error)
{
  KotakuNetwork *const networks[] = { network, network, network };
  kotaku_network_set_name (network, "area", NULL);
  return kotaku_pool (networks, 3, options, cancellable, error);
}

static KotakuFrame *
call_obstacles (KotakuNetwork *network,
                KotakuView *view,
                KotakuOptions *options,
                GCancellable *cancellable,
                GError **error)
{
  return kotaku_view_obstacles (view, options, cancellable, error);
}

static KotakuFrame *
call_segregation (KotakuNetwork *network,
                  KotakuView *view,
                  KotakuOptions *options,
                  GCancellable *cancellable,
                  GError **error)
{
  return kotaku_view_segregation (view, "sector", options, cancellable, error);
}

static KotakuFrame *
call_brokerage (KotakuNetwork *network,
                KotakuView *view,
                KotakuOptions *options,
                GCancellable *cancellable,
                GError **error)
{
  return kotaku_view_brokerage (view, "sector", options, cancellable, error);
}

static KotakuFrame *
call_robustness (KotakuNetwork *network,
                 KotakuView *view,
                 KotakuOptions *options,
                 GCancellable *cancellable,
                 GError **error)
{
  return kotaku_network_robustness (network, "structure", options, cancellable, error);
}

/* Without the node whose id is first. Of a network without nodes, and of a large one, which is
 * asked again and again for each node and tie, two friends instead. */
static KotakuFrame *
call_scenario (KotakuNetwork *network,
               KotakuView *view,
               KotakuOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  static KotakuNetwork *friends; /* made before memory is made to fail */
  if (friends == NULL)
    {
      friends = kotaku_network_new ();
      kotaku_network_add_actor (friends, "a", NULL);
      kotaku_network_add_actor (friends, "b", NULL);
      kotaku_network_add_tie (friends, 0, 1, KOTAKU_DIRECTION_EQUAL, NULL);
    }
  gsize n = kotaku_network_get_n_nodes (network);
  KotakuNetwork *own = n == 0 || n > 5 ? friends : network;
  const char *first = kotaku_network_get_node_id (own, 0);
  for (gsize i = 1; i < kotaku_network_get_n_nodes (own); i++)
    {
      const char *id = kotaku_network_get_node_id (own, (KotakuNode) i);
      first = strcmp (id, first) < 0 ? id : first;
    }
  kotaku_options_set_string (options, "remove", first);
  KotakuFrame *frame = kotaku_network_scenario (own, options, cancellable, error);
  kotaku_options_set_string (options, "remove", NULL);
  return frame;
}

static KotakuFrame *
call_convert (KotakuNetwork *network,
              KotakuView *view,
              KotakuOptions *options,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *path
      = g_strdup_printf ("%s/kotaku-harness-%p.graphml", g_get_tmp_dir (), (gpointer) &path);
  KotakuFrame *frame = kotaku_network_convert (network, path, options, cancellable, error);
  remove (path);
  return frame;
}

static const struct
{
  const char *name;
  CallFunc call; /* NULL: it asks nothing of a network; its own suite tests it */
} calls[] = {
  { "findings", call_findings },
  { "info", call_info },
  { "measure", call_measure },
  { "classify", call_classify },
  { "structure", call_structure },
  { "strength", call_strength },
  { "strengthen", call_strengthen },
  { "dominance", call_dominance },
  { "influence", call_influence },
  { "census", call_census },
  { "keyplayers", call_keyplayers },
  { "zones", call_zones },
  { "bridges", call_bridges },
  { "crosslevel", call_crosslevel },
  { "agree", call_agree },
  { "compare", call_compare },
  { "pool", call_pool },
  { "obstacles", call_obstacles },
  { "segregation", call_segregation },
  { "brokerage", call_brokerage },
  { "robustness", call_robustness },
  { "scenario", call_scenario },
  { "plot", NULL },
  { "report", NULL },
  { "convert", call_convert },
  { "metrics", NULL },
  { "template", NULL },
  { "validate", NULL },
};

static gssize
find_call (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    if (strcmp (calls[i].name, name) == 0)
      return (gssize) i;
  return -1;
}

START_TEST (test_every_command_is_called)
{
  gsize n = 0;
  const KotakuCommand *const *commands = kotaku_commands (&n);
  for (gsize i = 0; i < n; i++)
    {
      gssize call = find_call (commands[i]->name);
      ck_assert_msg (call >= 0, "no call of %s in the table", commands[i]->name);
      gboolean writes = g_str_equal (commands[i]->parameters, "path:file");
      gboolean asks = !writes
                      && (g_str_equal (commands[i]->object, "view")
                          || g_str_has_prefix (commands[i]->object, "network"));
      ck_assert_msg (asks == (calls[call].call != NULL), "%s", commands[i]->name);
    }
}
END_TEST

/* -- every command and form of it, on every network
 * ---------------------------------------------------------- */

typedef struct
{
  const char *network_name;
  KotakuNetwork *network;
  const KotakuCommand *command;
  CallFunc call;
  const char *option; /* that asks for a form of the answer, or NULL */
  const char *value;
} Case;

typedef void (*CaseFunc) (const Case *test);

static KotakuView *
view_all (KotakuNetwork *network)
{
  g_autoptr (GError) error = NULL;
  KotakuView *view = kotaku_network_get_view (network, NULL, NULL, &error);
  ck_assert_no_error (error);
  return view;
}

/* Where each step costs fifty times as much, fewer of them are taken. */
static gboolean
is_slow (void)
{
  return g_getenv ("KOTAKU_TESTS_SLOW") != NULL;
}

static KotakuOptions *
make_options (const Case *test, gint64 threads)
{
  KotakuOptions *options = kotaku_options_new ();
  kotaku_options_set_int64 (options, "threads", threads);
  /* Each call is made very often. */
  kotaku_options_set_int64 (options, "draws", is_slow () ? 19 : 199);
  if (test->option != NULL)
    kotaku_options_set_string (options, test->option, test->value);
  return options;
}

static KotakuFrame *
run (const Case *test, KotakuNetwork *network, gint64 threads)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuView) view = view_all (network);
  g_autoptr (KotakuOptions) options = make_options (test, threads);
  KotakuFrame *frame = test->call (network, view, options, NULL, &error);
  ck_assert_msg (frame != NULL, "%s of %s: %s", test->command->name, test->network_name,
                 error != NULL ? error->message : "no error");
  return frame;
}

static char *
run_text (const Case *test, KotakuNetwork *network, gint64 threads)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuFrame) frame = run (test, network, threads);
  char *text = kotaku_frame_to_text (frame, KOTAKU_FORMAT_CSV, KOTAKU_LANGUAGE_EN, NULL, &error);
  ck_assert_no_error (error);
  return text;
}

/* Values of options that take any text. */
static const struct
{
  const char *command, *option, *value;
} samples[] = { { "classify", "by", "sector" }, { "classify", "cross", "form,strength" } };

static void
each_value (Case *test, const KotakuOptionSpec *spec, CaseFunc function)
{
  g_auto (GStrv) words = g_strsplit (spec->words != NULL ? spec->words : "", "|", -1);
  test->option = spec->name;
  if (spec->type == KOTAKU_OPTION_BOOLEAN)
    {
      test->value = "yes";
      function (test);
    }
  for (gsize i = 0; words[i] != NULL; i++)
    {
      test->value = words[i];
      function (test);
    }
  for (gint64 n = (gint64) spec->low;
       spec->type == KOTAKU_OPTION_INT64 && n <= spec->high && n < (gint64) spec->low + 3; n++)
    {
      g_autofree char *number = g_strdup_printf ("%d", (int) n);
      test->value = number;
      function (test);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    if (strcmp (samples[i].option, spec->name) == 0
        && strcmp (samples[i].command, test->command->name) == 0)
      {
        test->value = samples[i].value;
        function (test);
      }
}

static void
each_form (Case *test, CaseFunc function)
{
  g_auto (GStrv) names = g_strsplit (test->command->options, " ", -1);
  test->option = NULL;
  function (test);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      const KotakuOptionSpec *spec = kotaku_option_find (names[i]);
      if (spec != NULL)
        each_value (test, spec, function);
    }
}

static void
each_command (const char *name, KotakuNetwork *network, CaseFunc function)
{
  gsize n = 0;
  const KotakuCommand *const *commands = kotaku_commands (&n);
  for (gsize i = 0; i < n; i++)
    {
      gssize call = find_call (commands[i]->name);
      if (call < 0 || calls[call].call == NULL)
        continue;
      Case test = {
        .network_name = name, .network = network, .command = commands[i], .call = calls[call].call
      };
      each_form (&test, function);
    }
}

static void
each_case (CaseFunc function)
{
  static const char *const datasets[] = { "examples/pasar-ii", "tests/data/kelurahan-contoh" };
  gsize n = 0;
  const KotakuFixture *fixtures = kotaku_fixtures (&n);
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING); /* nobody slips in silence */
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&fixtures[i]);
      each_command (fixtures[i].name, network, function);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (datasets); i++)
    {
      g_autoptr (KotakuNetwork) network = copy_read_source (datasets[i]);
      each_command (datasets[i], network, function);
    }
}

/* -- columns and rows
 * ------------------------------------------------------------------------------------------ */

/* As docs/abi.md promises them. */
static void
check_metadata (const Case *test, KotakuFrame *frame)
{
  static const char *const keys[]
      = { "library_version", "command", "dataset", "selection", "options", "seed" };
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    ck_assert_msg (kotaku_frame_get_metadata (frame, keys[i]) != NULL, "%s: %s",
                   test->command->name, keys[i]);
  ck_assert_str_eq (kotaku_frame_get_metadata (frame, "command"), test->command->name);
}

/* The type of a column is of the command and the form of its answer, whatever the data are. */
static void
check_types (const Case *test, KotakuFrame *frame)
{
  static GHashTable *types; /* KotakuColumnType by "command option=value column" */
  if (types == NULL)
    types = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *const *names = kotaku_frame_get_column_names (frame);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      int type = kotaku_frame_get_column_type (frame, names[i]);
      char *key = g_strdup_printf ("%s %s=%s %s", test->command->name,
                                   test->option != NULL ? test->option : "",
                                   test->value != NULL ? test->value : "", names[i]);
      gpointer before = g_hash_table_lookup (types, key);
      ck_assert_msg (before == NULL || GPOINTER_TO_INT (before) == type, "%s of %s: %d and %d", key,
                     test->network_name, GPOINTER_TO_INT (before), type);
      g_hash_table_replace (types, key, GINT_TO_POINTER (type));
    }
}

static void
check_shape (const Case *test, KotakuFrame *frame)
{
  gsize n_nodes = 0;
  g_autoptr (KotakuView) view = view_all (test->network);
  check_types (test, frame);
  g_autofree char *columns = g_strjoinv (",", (char **) kotaku_frame_get_column_names (frame));
  if (test->option != NULL)
    return;
  if (!g_str_equal (test->command->name, "measure")) /* that has a column per metric asked for */
    ck_assert_str_eq (columns, test->command->columns);
  kotaku_view_get_nodes (view, &n_nodes);
  if (g_str_equal (test->command->object, "view") && g_str_has_prefix (columns, "id,"))
    ck_assert_uint_eq (kotaku_frame_get_n_rows (frame), n_nodes);
  ck_assert (kotaku_frame_is_sealed (frame));
  check_metadata (test, frame);
}

/* A verdict is one of these words, whatever the numbers are; of a level also what it is. */
static void
check_words (KotakuFrame *frame)
{
  static const char *const verdicts[]
      = { "supported",  "contradicted", "undecided",  "not testable",
          "segregated", "symmetric",    "asymmetric", NULL };
  if (kotaku_frame_get_column_type (frame, "verdict") != KOTAKU_COLUMN_STRING)
    return;
  for (gsize row = 0; row < kotaku_frame_get_n_rows (frame); row++)
    ck_assert (g_strv_contains (verdicts, kotaku_frame_get_string (frame, "verdict", row, NULL)));
}

/* -- what metrics declare
 * -------------------------------------------------------------------------------------- */

/* "0 to 1", "above 0 to 1, sum 1", "0 and up", "0 to n - 1 ...", "any": what a record may say. */
static void
read_range (const KotakuMetric *metric, gsize n_nodes, double *low, double *high)
{
  char *end = NULL;
  const char *range = metric->range;
  *low = -INFINITY;
  *high = INFINITY;
  if (g_str_has_prefix (range, "any"))
    return;
  range += g_str_has_prefix (range, "above ") ? strlen ("above ") : 0;
  *low = g_ascii_strtod (range, &end);
  ck_assert_msg (end != range, "%s: range %s", metric->name, metric->range);
  if (!g_str_has_prefix (end, " to "))
    return;
  const char *upper = end + strlen (" to ");
  double number = g_ascii_strtod (upper, &end);
  if (g_str_has_prefix (upper, "n - 1"))
    *high = (double) n_nodes - 1;
  else if (end != upper && *end != '(')
    *high = number;
}

static void
check_metrics (const Case *test, KotakuFrame *frame)
{
  gsize n = 0, n_rows = 0;
  const KotakuMetric *const *metrics = kotaku_metrics (&n);
  if (!g_str_equal (test->command->name, "measure") || test->option != NULL)
    return;
  for (gsize i = 0; i < n; i++)
    {
      double low, high;
      const double *values = kotaku_frame_get_doubles (frame, metrics[i]->name, &n_rows, NULL);
      ck_assert_msg (values != NULL || n_rows == 0, "%s", metrics[i]->name);
      read_range (metrics[i], n_rows, &low, &high);
      gboolean never = g_str_has_prefix (metrics[i]->undefined, "never");
      for (gsize row = 0; row < n_rows; row++)
        {
          ck_assert_msg (!isinf (values[row]), "%s", metrics[i]->name);
          ck_assert_msg (!never || !isnan (values[row]), "%s of %s", metrics[i]->name,
                         test->network_name);
          ck_assert_msg (isnan (values[row])
                             || (values[row] >= low - SAME && values[row] <= high + SAME),
                         "%s of %s: %g is not %s", metrics[i]->name, test->network_name,
                         values[row], metrics[i]->range);
        }
    }
}

static void
check_answer (const Case *test)
{
  g_autoptr (KotakuFrame) frame = run (test, test->network, 1);
  check_shape (test, frame);
  check_words (frame);
  check_metrics (test, frame);
}

START_TEST (test_answers) { each_case (check_answer); }
END_TEST

/* -- the order of the nodes
 * ------------------------------------------------------------------------------------ */

static char *
reverse_nodes (const char *name, const char *text)
{
  if (!g_str_equal (name, "actors.csv") && !g_str_equal (name, "institutions.csv"))
    return g_strdup (text);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *reversed = g_string_new (lines[0]);
  g_string_append_c (reversed, '\n');
  for (guint i = g_strv_length (lines) - 1; i >= 1; i--)
    if (*lines[i] != 0)
      g_string_append_printf (reversed, "%s\n", lines[i]);
  return g_string_free (reversed, FALSE);
}

/* Which end of a pair is a follows the order of the nodes. */
static gboolean
is_key (KotakuFrame *frame, const char *column)
{
  if (g_str_equal (column, "a")
      || kotaku_frame_get_column_type (frame, column) != KOTAKU_COLUMN_STRING)
    return FALSE;
  for (gsize row = 0; row < kotaku_frame_get_n_rows (frame); row++)
    {
      const char *text = kotaku_frame_get_string (frame, column, row, NULL);
      if (text == NULL || kotaku_frame_find_row (frame, column, text, NULL) != (gssize) row)
        return FALSE;
    }
  return TRUE;
}

static void
compare_cells (const Case *test,
               KotakuFrame *a,
               KotakuFrame *b,
               const char *column,
               gsize row,
               gsize other)
{
  if (kotaku_frame_get_column_type (a, column) == KOTAKU_COLUMN_DOUBLE)
    {
      double left = kotaku_frame_get_doubles (a, column, NULL, NULL)[row];
      double right = kotaku_frame_get_doubles (b, column, NULL, NULL)[other];
      ck_assert_msg (isnan (left) ? isnan (right)
                                  : fabs (left - right) <= SAME * MAX (1, fabs (left)),
                     "%s of %s, %s: %.17g and %.17g", test->command->name, test->network_name,
                     column, left, right);
    }
  else if (kotaku_frame_get_column_type (a, column) == KOTAKU_COLUMN_INT64)
    ck_assert_int_eq (kotaku_frame_get_int64s (a, column, NULL, NULL)[row],
                      kotaku_frame_get_int64s (b, column, NULL, NULL)[other]);
}

static gsize
count_verdicts (KotakuFrame *frame, const char *verdict)
{
  gsize n = 0;
  for (gsize row = 0; row < kotaku_frame_get_n_rows (frame); row++)
    n += g_strcmp0 (kotaku_frame_get_string (frame, "verdict", row, NULL), verdict) == 0;
  return n;
}

static void
check_order (const Case *test)
{
  g_autoptr (KotakuNetwork) reversed = copy_save_and_change (test->network, reverse_nodes);
  g_autoptr (KotakuFrame) a = run (test, test->network, 1);
  g_autoptr (KotakuFrame) b = run (test, reversed, 1);
  const char *const *columns = kotaku_frame_get_column_names (a);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (a), kotaku_frame_get_n_rows (b));
  if (kotaku_frame_get_column_type (a, "verdict") == KOTAKU_COLUMN_STRING)
    {
      ck_assert_uint_eq (count_verdicts (a, "supported"), count_verdicts (b, "supported"));
      ck_assert_uint_eq (count_verdicts (a, "contradicted"), count_verdicts (b, "contradicted"));
    }
  if (!is_key (a, columns[0]))
    return;
  for (gsize row = 0; row < kotaku_frame_get_n_rows (a); row++)
    {
      const char *key = kotaku_frame_get_string (a, columns[0], row, NULL);
      gssize other = kotaku_frame_find_row (b, columns[0], key, NULL);
      ck_assert_msg (other >= 0, "%s of %s: no %s", test->command->name, test->network_name, key);
      for (gsize i = 1; columns[i] != NULL; i++)
        compare_cells (test, a, b, columns[i], row, (gsize) other);
    }
}

START_TEST (test_order_of_nodes) { each_case (check_order); }
END_TEST

/* -- threads, cancelling, memory, saving
 * ------------------------------------------------------------------------- */

static void
check_threads (const Case *test)
{
  g_autofree char *one = run_text (test, test->network, 1);
  g_autofree char *four = run_text (test, test->network, 4);
  ck_assert_str_eq (one, four);
}

START_TEST (test_threads) { each_case (check_threads); }
END_TEST

typedef struct
{
  GThread *caller;
  char *first; /* task */
} Progress;

static void
follow (const char *task, double fraction, gpointer data)
{
  Progress *progress = data;
  ck_assert_ptr_eq (g_thread_self (), progress->caller);
  if (progress->first == NULL)
    progress->first = g_strdup (task);
}

/* Whoever listens hears from the start that something is done, in his own thread. */
static void
check_progress (const Case *test)
{
  g_autoptr (GError) error = NULL;
  Progress progress = { .caller = g_thread_self () };
  g_autoptr (KotakuView) view = view_all (test->network);
  g_autoptr (KotakuOptions) options = make_options (test, 1);
  kotaku_options_set_progress (options, follow, &progress, NULL);
  g_autoptr (KotakuFrame) frame = test->call (test->network, view, options, NULL, &error);
  ck_assert_no_error (error);
  ck_assert_msg (g_strcmp0 (progress.first, test->command->name) == 0, "%s of %s: %s",
                 test->command->name, test->network_name, progress.first);
  g_free (progress.first);
}

START_TEST (test_progress) { each_case (check_progress); }
END_TEST

static void
check_cancelled (const Case *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (KotakuView) view = view_all (test->network);
  g_autoptr (KotakuOptions) options = make_options (test, 1);
  g_cancellable_cancel (cancellable);
  g_autoptr (KotakuFrame) frame = test->call (test->network, view, options, cancellable, &error);
  ck_assert_msg (frame == NULL, "%s of %s", test->command->name, test->network_name);
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}

START_TEST (test_cancelled) { each_case (check_cancelled); }
END_TEST

/* Fails the nth allocation until none is left to fail; larger networks in growing steps. */
static void
check_memory (const Case *test)
{
  gboolean done = FALSE;
  g_autofree char *expected = run_text (test, test->network, 1);
  for (gint64 nth = 1; !done; nth += 1 + nth / (is_slow () ? 1 : 6))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KotakuView) view = view_all (test->network);
      g_autoptr (KotakuOptions) options = make_options (test, 1);
      kotaku_memory_fail_from (nth);
      g_autoptr (KotakuFrame) frame = test->call (test->network, view, options, NULL, &error);
      kotaku_memory_fail_from (-1);
      done = frame != NULL;
      ck_assert_msg (done || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY),
                     "%s of %s, allocation %d: %s", test->command->name, test->network_name,
                     (int) nth, error != NULL ? error->message : "no error");
    }
  g_autofree char *again = run_text (test, test->network, 1);
  ck_assert_str_eq (expected, again);
}

START_TEST (test_memory) { each_case (check_memory); }
END_TEST

static void
check_saved (const Case *test)
{
  g_autoptr (KotakuNetwork) saved = copy_save_and_change (test->network, NULL);
  g_autofree char *before = run_text (test, test->network, 1);
  g_autofree char *after = run_text (test, saved, 1);
  ck_assert_msg (strcmp (before, after) == 0, "%s of %s:\n%s\n%s", test->command->name,
                 test->network_name, before, after);
}

START_TEST (test_saved) { each_case (check_saved); }
END_TEST

KOTAKU_TEST_MAIN ("commands/harness",
                  test_every_command_is_called,
                  test_answers,
                  test_order_of_nodes,
                  test_threads,
                  test_progress,
                  test_cancelled,
                  test_memory,
                  test_saved)
