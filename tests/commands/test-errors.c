/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Whose fault an error is: the hundred of its number, on which the command's exit status and
 * Python's exceptions rest. A call that is wrong is no fault of the data. */

#include "commands/commands.h"
#include "fixtures.h"
#include "testing.h"

#include <math.h>

/* -- calls that are wrong: the 200s
 * ----------------------------------------------------------------------------------- */

typedef struct
{
  KotakuNetwork *network;
  KotakuView *view;
  KotakuFrame *frame; /* of one row, with a column x of doubles */
} Things;

typedef void (*WrongCall) (Things *things, GError **error);

static void
select_text (Things *things, const char *name, const char *value, GError **error)
{
  g_autoptr (KotakuSelection) selection = kotaku_selection_new ();
  kotaku_selection_set_text (selection, name, value);
  ck_assert_ptr_null (kotaku_network_get_view (things->network, selection, NULL, error));
}

static void
ask (Things *things,
     KotakuFrame *(*call) (KotakuView *, KotakuOptions *, GCancellable *, GError **),
     const char *name,
     const char *value,
     GError **error)
{
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_string (options, name, value);
  ck_assert_ptr_null (call (things->view, options, NULL, error));
}

#define WRONG(name, ...)                                                                           \
  static void name (Things *things, GError **error) { __VA_ARGS__; }

static const double one_double = 1;
static const gint32 one_code = 7;
static const char *const no_utf8[] = { "\xff", NULL };
static const char *const bad_items[] = { "a|b", NULL };
static const char *const no_metrics[] = { "pagernk", NULL };

WRONG (find_node, kotaku_network_find_node (things->network, "zz", error))
WRONG (find_tie, kotaku_network_find_tie (things->network, "zz", error))
WRONG (add_taken, kotaku_network_add_actor (things->network, "a", error))
WRONG (add_blank, kotaku_network_add_institution (things->network, " ", error))
WRONG (name_utf8, kotaku_network_set_name (things->network, "\xff", error))
WRONG (node_utf8, kotaku_network_set_node_name (things->network, 0, "\xff", error))
WRONG (node_zone, kotaku_network_set_node_zone (things->network, 0, "zz", error))
WRONG (node_sector, kotaku_network_set_node_sector (things->network, 0, 99, error))
WRONG (node_tier, kotaku_network_set_node_tier (things->network, 0, "city", error))
WRONG (get_role, kotaku_network_get_node_text (things->network, 0, "role", error))
WRONG (set_role, kotaku_network_set_node_text (things->network, 0, "role", "x", error))
WRONG (get_kept, kotaku_network_get_tie_text (things->network, 0, "page", error))
WRONG (tie_form, kotaku_network_set_tie_form (things->network, 0, 64, error))
WRONG (tie_weight, kotaku_network_set_tie_weight (things->network, 0, -1, error))
WRONG (tie_date, kotaku_network_set_tie_since (things->network, 0, "soon", error))
WRONG (tie_event, kotaku_network_set_tie_until (things->network, 0, "event:zz", error))
WRONG (tie_line, kotaku_network_set_tie_id (things->network, 0, "ties.csv:9", error))
WRONG (tie_source, kotaku_network_set_tie_source (things->network, 0, bad_items, error))

WRONG (frame_length, kotaku_frame_add_doubles (things->frame, "y", &one_double, 0, error))
WRONG (frame_taken, kotaku_frame_add_doubles (things->frame, "x", &one_double, 1, error))
WRONG (frame_name, kotaku_frame_add_doubles (things->frame, "", &one_double, 1, error))
WRONG (frame_utf8, kotaku_frame_add_strings (things->frame, "y", no_utf8, 1, error))
WRONG (frame_code, kotaku_frame_add_codes (things->frame, "y", &one_code, 1, no_metrics, error))
WRONG (frame_column, kotaku_frame_get_doubles (things->frame, "y", NULL, error))
WRONG (frame_type, kotaku_frame_get_int64s (things->frame, "x", NULL, error))
WRONG (frame_find, kotaku_frame_find_row (things->frame, "y", "a", error))

WRONG (no_option, select_text (things, "stge", "planning", error))
WRONG (no_word, select_text (things, "stage", "planing", error))
WRONG (no_column, select_text (things, "where", "rol=x", error))
WRONG (no_condition, select_text (things, "where", "LKM", error))
WRONG (no_event, select_text (things, "at", "before:zz", error))
WRONG (no_date, select_text (things, "at", "soon", error))
WRONG (text_weight, select_text (things, "weight", "note", error))
WRONG (zero_weight, select_text (things, "weight", "visits", error))

static void
no_flag (Things *things, GError **error)
{
  g_autoptr (KotakuSelection) selection = kotaku_selection_new ();
  kotaku_selection_set_stage (selection, 64);
  ck_assert_ptr_null (kotaku_network_get_view (things->network, selection, NULL, error));
}

WRONG (no_metric, kotaku_view_measure (things->view, no_metrics, NULL, NULL, error))
WRONG (zones_to, ask (things, kotaku_view_zones, "to", "nobody", error))
WRONG (zones_option, ask (things, kotaku_view_zones, "tolerance", "2", error))
WRONG (classify_range, ask (things, kotaku_view_classify, "tolerance", "0", error))
WRONG (classify_type, ask (things, kotaku_view_classify, "table", "x", error))
WRONG (classify_by, ask (things, kotaku_view_classify, "by", "rol", error))
WRONG (classify_cross, ask (things, kotaku_view_classify, "cross", "form", error))

static void
classify_forms (Things *things, GError **error)
{
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_string (options, "by", "sector");
  kotaku_options_set_int64 (options, "table", 1);
  ck_assert_ptr_null (kotaku_view_classify (things->view, options, NULL, error));
}

static void
append_double_ids (Things *things, GError **error)
{
  g_autoptr (KotakuFrame) rows = kotaku_frame_new (1);
  ck_assert (kotaku_frame_add_doubles (rows, "id", &one_double, 1, NULL));
  ck_assert (
      !kotaku_network_append_rows (things->network, KOTAKU_TABLE_ACTORS, rows, NULL, NULL, error));
}

static void
word_of_no_field (Things *things, GError **error)
{
  KotakuForm form;
  ck_assert (!kotaku_form_from_text ("gravity", &form, error));
}

static const struct
{
  const char *name;
  WrongCall call;
  KotakuError code;
} wrong[] = {
  { "find_node", find_node, KOTAKU_ERROR_NOT_FOUND },
  { "find_tie", find_tie, KOTAKU_ERROR_NOT_FOUND },
  { "add_actor, taken", add_taken, KOTAKU_ERROR_TAKEN },
  { "add_institution, blank", add_blank, KOTAKU_ERROR_BAD_VALUE },
  { "set_name, not UTF-8", name_utf8, KOTAKU_ERROR_BAD_VALUE },
  { "set_node_name, not UTF-8", node_utf8, KOTAKU_ERROR_BAD_VALUE },
  { "set_node_zone, unknown", node_zone, KOTAKU_ERROR_NOT_FOUND },
  { "set_node_sector, no sector", node_sector, KOTAKU_ERROR_OUT_OF_RANGE },
  { "set_node_tier of an actor", node_tier, KOTAKU_ERROR_WRONG_KIND },
  { "get_node_text of role", get_role, KOTAKU_ERROR_KNOWN_COLUMN },
  { "set_node_text of role", set_role, KOTAKU_ERROR_KNOWN_COLUMN },
  { "get_tie_text, unknown", get_kept, KOTAKU_ERROR_UNKNOWN_COLUMN },
  { "set_tie_form, no form", tie_form, KOTAKU_ERROR_OUT_OF_RANGE },
  { "set_tie_weight, negative", tie_weight, KOTAKU_ERROR_OUT_OF_RANGE },
  { "set_tie_since, no date", tie_date, KOTAKU_ERROR_BAD_VALUE },
  { "set_tie_until, unknown event", tie_event, KOTAKU_ERROR_UNKNOWN_EVENT },
  { "set_tie_id, a line", tie_line, KOTAKU_ERROR_BAD_VALUE },
  { "set_tie_source, no item", tie_source, KOTAKU_ERROR_BAD_VALUE },
  { "add_doubles, another length", frame_length, KOTAKU_ERROR_BAD_VALUE },
  { "add_doubles, taken", frame_taken, KOTAKU_ERROR_TAKEN },
  { "add_doubles, no name", frame_name, KOTAKU_ERROR_BAD_VALUE },
  { "add_strings, not UTF-8", frame_utf8, KOTAKU_ERROR_BAD_VALUE },
  { "add_codes, no such code", frame_code, KOTAKU_ERROR_OUT_OF_RANGE },
  { "get_doubles, unknown", frame_column, KOTAKU_ERROR_UNKNOWN_COLUMN },
  { "get_int64s of doubles", frame_type, KOTAKU_ERROR_WRONG_TYPE },
  { "find_row, unknown", frame_find, KOTAKU_ERROR_UNKNOWN_COLUMN },
  { "select, no option", no_option, KOTAKU_ERROR_UNKNOWN_OPTION },
  { "select, no word", no_word, KOTAKU_ERROR_UNKNOWN_WORD },
  { "select, no flag", no_flag, KOTAKU_ERROR_OUT_OF_RANGE },
  { "select, no column", no_column, KOTAKU_ERROR_UNKNOWN_COLUMN },
  { "select, no condition", no_condition, KOTAKU_ERROR_BAD_VALUE },
  { "select, no event", no_event, KOTAKU_ERROR_UNKNOWN_EVENT },
  { "select, no date", no_date, KOTAKU_ERROR_BAD_VALUE },
  { "select, text as weight", text_weight, KOTAKU_ERROR_WRONG_TYPE },
  { "select, zero as weight", zero_weight, KOTAKU_ERROR_OUT_OF_RANGE },
  { "measure, no metric", no_metric, KOTAKU_ERROR_UNKNOWN_METRIC },
  { "zones, nobody", zones_to, KOTAKU_ERROR_NOT_FOUND },
  { "zones, no option", zones_option, KOTAKU_ERROR_UNKNOWN_OPTION },
  { "classify, out of range", classify_range, KOTAKU_ERROR_OUT_OF_RANGE },
  { "classify, another type", classify_type, KOTAKU_ERROR_WRONG_TYPE },
  { "classify, no column", classify_by, KOTAKU_ERROR_UNKNOWN_COLUMN },
  { "classify, one field", classify_cross, KOTAKU_ERROR_BAD_VALUE },
  { "classify, two forms", classify_forms, KOTAKU_ERROR_CONFLICTING_OPTIONS },
  { "append_rows, doubles as ids", append_double_ids, KOTAKU_ERROR_WRONG_TYPE },
  { "from_text, no word", word_of_no_field, KOTAKU_ERROR_UNKNOWN_WORD },
};

START_TEST (test_wrong_calls)
{
  g_autoptr (GError) made = NULL;
  Things things = { .network = kotaku_network_new (), .frame = kotaku_frame_new (1) };
  kotaku_fixture_append (things.network, KOTAKU_TABLE_ACTORS, "id\na\nb\n", &made);
  kotaku_fixture_append (things.network, KOTAKU_TABLE_TIES, "from,to,note,visits\na,b,x,0\n",
                         &made);
  kotaku_frame_add_doubles (things.frame, "x", &one_double, 1, &made);
  ck_assert_no_error (made);
  things.view = kotaku_fixture_view (things.network, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      GError *error = NULL;
      wrong[i].call (&things, &error);
      ck_assert_msg (g_error_matches (error, KOTAKU_ERROR, (gint) wrong[i].code), "%s: %d %s",
                     wrong[i].name, error != NULL ? error->code : 0,
                     error != NULL ? error->message : "no error");
      ck_assert_int_eq (error->code / 100, 2);
      g_clear_error (&error);
    }
  kotaku_view_unref (things.view);
  kotaku_network_unref (things.network);
  kotaku_frame_unref (things.frame);
}
END_TEST

/* -- rows that are wrong: the 100s
 * ------------------------------------------------------------------------------------ */

static const struct
{
  KotakuTable table;
  const char *rows;
  KotakuError code;
} rows[] = {
  { KOTAKU_TABLE_ACTORS, "id\na\n", KOTAKU_ERROR_DUPLICATE_ID },
  { KOTAKU_TABLE_ACTORS, "id,zone\nc,zz\n", KOTAKU_ERROR_UNKNOWN_ID },
  { KOTAKU_TABLE_ACTORS, "name\nc\n", KOTAKU_ERROR_INVALID },
  { KOTAKU_TABLE_TIES, "from,to\na,zz\n", KOTAKU_ERROR_UNKNOWN_ID },
  { KOTAKU_TABLE_TIES, "from,to,form\na,b,gravity\n", KOTAKU_ERROR_INVALID },
  { KOTAKU_TABLE_TIES, "from,to,weight\na,b,-1\n", KOTAKU_ERROR_INVALID },
  { KOTAKU_TABLE_TIES, "from,to,since\na,b,event:zz\n", KOTAKU_ERROR_UNKNOWN_ID },
  { KOTAKU_TABLE_TIES, "from,to,since,until\na,b,2018,2017\n", KOTAKU_ERROR_INVALID },
};

START_TEST (test_wrong_rows)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (KotakuNetwork) network = kotaku_network_new ();
      ck_assert (kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, "id\na\nb\n", NULL));
      ck_assert (!kotaku_fixture_append (network, rows[i].table, rows[i].rows, &error));
      ck_assert_msg (g_error_matches (error, KOTAKU_ERROR, (gint) rows[i].code), "%s: %d %s",
                     rows[i].rows, error->code, error->message);
      ck_assert_int_eq (error->code / 100, 1);
    }
}
END_TEST

KOTAKU_TEST_MAIN ("commands/errors", test_wrong_calls, test_wrong_rows)
