/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The tables of a dataset go into a network in the order in which they name each other. */

#include "dataset/formats-private.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

static const KotakuTable table_order[] = {
  KOTAKU_TABLE_ZONES,        KOTAKU_TABLE_EVENTS, KOTAKU_TABLE_ACTORS,
  KOTAKU_TABLE_INSTITUTIONS, KOTAKU_TABLE_POSTS,  KOTAKU_TABLE_AFFILIATIONS,
  KOTAKU_TABLE_TIES,         KOTAKU_TABLE_FUNDS,  KOTAKU_TABLE_COMPETENCES,
};
G_STATIC_ASSERT (G_N_ELEMENTS (table_order) == KOTAKU_N_TABLES);

static void
init_reading (KotakuReading *reading)
{
  memset (reading, 0, sizeof *reading);
  reading->network = kotaku_network_new ();
  kotaku_problems_init (&reading->problems);
}

static void
clear_sheets (KotakuReading *reading)
{
  for (gsize i = 0; i <= KOTAKU_N_TABLES; i++)
    g_clear_pointer (&reading->sheets[i], kotaku_sheet_free);
}

void
kotaku_reading_clear (KotakuReading *reading)
{
  g_clear_pointer (&reading->network, kotaku_network_unref);
  clear_sheets (reading);
  g_clear_pointer (&reading->path, g_free);
  g_clear_pointer (&reading->shown, g_free);
  g_clear_pointer (&reading->files, g_ptr_array_unref);
  kotaku_problems_clear (&reading->problems);
}

static gboolean
refuse_format (const char *name, GError **error)
{
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_FORMAT,
               "%s: files of this kind are not read: give a directory of .csv files, a workbook "
               "(.xlsx), a .csv or .tsv file of ties, or a graph (%s)",
               name, KOTAKU_IMPORT_ENDINGS);
  return FALSE;
}

gboolean
kotaku_reading_take_refusal (KotakuReading *reading, gint64 line, GError *fault, GError **error)
{
  g_autoptr (GError) taken = fault;
  if (taken->domain != KOTAKU_ERROR || taken->code >= KOTAKU_ERROR_UNKNOWN_OPTION)
    {
      g_propagate_error (error, g_steal_pointer (&taken));
      return FALSE;
    }
  KotakuProblem *problem = kotaku_problem_new (taken->code, FALSE, taken->message);
  problem->file = g_strdup (reading->shown);
  problem->line = line;
  clear_sheets (reading);
  kotaku_problems_take (&reading->problems, problem);
  return TRUE;
}

KotakuInput *
kotaku_reading_open_input (KotakuReading *reading, GError **error)
{
  return reading->path != NULL ? kotaku_input_open (reading->path, error)
                               : kotaku_input_new (reading->data, reading->length);
}

#define LINES_OF_FILE ((gint64) 1 << 20)

gint64
kotaku_reading_join_line (gsize file, gint64 line)
{
  return (gint64) file * LINES_OF_FILE + (line < LINES_OF_FILE ? line : 0);
}

/* Which of the reading's files a problem is of. */
static void
split_line (const KotakuReading *reading, KotakuProblem *problem)
{
  gint64 file = problem->line / LINES_OF_FILE;
  if (reading->files == NULL || file >= (gint64) reading->files->len)
    return;
  g_autofree char *path
      = g_build_filename (reading->shown, g_ptr_array_index (reading->files, file), NULL);
  g_free (problem->file);
  problem->file = g_steal_pointer (&path);
  problem->line %= LINES_OF_FILE;
}

/* FALSE: no format has this ending. */
static gboolean
find_load (KotakuReading *reading, const char *name)
{
  reading->shown = g_strdup (name);
  reading->load = kotaku_file_is_workbook (name) ? kotaku_workbook_load : kotaku_import_find (name);
  return reading->load != NULL;
}

/* A file of ties, or a matrix; takes input. */
static gboolean
take_ties (KotakuReading *reading, const char *name, KotakuInput *input, GError **error)
{
  gboolean is_matrix = FALSE;
  gboolean done = kotaku_file_is_matrix (input, &is_matrix, error);
  if (done && !is_matrix)
    {
      reading->sheets[KOTAKU_TABLE_TIES] = kotaku_sheet_new (name, KOTAKU_TABLE_TIES, input);
      return TRUE;
    }
  kotaku_input_free (input);
  reading->load = is_matrix ? kotaku_matrix_load : NULL;
  return done;
}

gboolean
kotaku_reading_open_data (KotakuReading *reading,
                          const char *name,
                          const guint8 *data,
                          gsize length,
                          GError **error)
{
  init_reading (reading);
  reading->data = data;
  reading->length = length;
  if (find_load (reading, name))
    return TRUE;
  if (!kotaku_file_is_sheet (name))
    return refuse_format (name, error);
  return take_ties (reading, name, kotaku_input_new (data, length), error);
}

static KotakuProblem *
add_file_problem (KotakuReading *reading, const char *file, gboolean warning, char *message)
{
  KotakuProblem *problem = kotaku_problem_new (KOTAKU_ERROR_INVALID, warning, NULL);
  problem->file = g_strdup (file);
  problem->message = message;
  kotaku_problems_take (&reading->problems, problem);
  return problem;
}

static gboolean
add_file (KotakuReading *reading, const char *directory, const char *name, GError **error)
{
  g_autofree char *path = g_build_filename (directory, name, NULL);
  g_autofree char *shown = g_filename_display_name (path);
  KotakuTable table = kotaku_table_of_file (name);
  KotakuInput *input;
  if (table == 0)
    {
      g_autofree char *suggestion
          = kotaku_table_suggestion (name, (gssize) strlen (name) - 4, ".csv");
      add_file_problem (
          reading, shown, TRUE,
          g_strdup_printf ("no table has this name: the file is not read%s", suggestion));
      return TRUE;
    }
  if (reading->sheets[table] != NULL)
    {
      KotakuProblem *problem = add_file_problem (
          reading, shown, FALSE,
          g_strdup_printf ("a second file for the table %s, beside %s",
                           kotaku_table_spec (table)->name, reading->sheets[table]->file));
      problem->line = problem->column = 1;
      reading->incomplete[table] = TRUE;
      return TRUE;
    }
  input = kotaku_input_open (path, error);
  if (input == NULL)
    return FALSE;
  reading->sheets[table] = kotaku_sheet_new (shown, table, input);
  return TRUE;
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Names of files that could be tables, in order; hidden ones are not the user's. */
static GPtrArray *
list_files (const char *path, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) directory = g_dir_open (path, 0, error);
  const char *name;
  if (directory == NULL)
    return NULL;
  while ((name = g_dir_read_name (directory)) != NULL)
    if (name[0] != '.' && kotaku_file_is_sheet (name))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

/* Any file may be missing, but not all of them: that is another directory than was meant. */
static void
add_nothing_found (KotakuReading *reading, const char *path)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *names = kotaku_list_tables (".csv");
  KotakuProblem *problem = add_file_problem (
      reading, shown, FALSE,
      g_strdup_printf ("no file of a dataset is in this directory, expected any of %s", names));
  problem->expected = g_steal_pointer (&names);
}

static gboolean
open_directory (KotakuReading *reading, const char *path, GError **error)
{
  g_autoptr (GPtrArray) names = list_files (path, error);
  gboolean any = FALSE;
  if (names == NULL)
    return FALSE;
  if (kotaku_directory_is_canvas (names))
    {
      reading->path = g_strdup (path);
      reading->shown = g_filename_display_name (path);
      reading->files = g_steal_pointer (&names);
      reading->load = kotaku_canvas_load;
      return TRUE;
    }
  for (guint i = 0; i < names->len; i++)
    if (!add_file (reading, path, g_ptr_array_index (names, i), error))
      return FALSE;
  for (gsize i = 1; i <= KOTAKU_N_TABLES; i++)
    any = any || reading->sheets[i] != NULL;
  if (!any)
    add_nothing_found (reading, path);
  return TRUE;
}

gboolean
kotaku_reading_open (KotakuReading *reading, const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  struct stat status;
  KotakuInput *input;
  init_reading (reading);
  if (stat (path, &status) != 0)
    {
      int code = errno;
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", shown,
                   g_strerror (code));
      return FALSE;
    }
  if (S_ISDIR (status.st_mode))
    return open_directory (reading, path, error);
  reading->path = g_strdup (path);
  if (find_load (reading, shown))
    return TRUE;
  if (!kotaku_file_is_sheet (path))
    return refuse_format (shown, error);
  input = kotaku_input_open (path, error);
  return input != NULL && take_ties (reading, shown, input, error);
}

typedef struct
{
  KotakuReading *reading;
  KotakuSheet *sheet;
} Check;

/* Where no file says who there is, the ids of ties do. */
static gboolean
has_open_ids (const KotakuReading *reading)
{
  return reading->sheets[KOTAKU_TABLE_ACTORS] == NULL
         && reading->sheets[KOTAKU_TABLE_INSTITUTIONS] == NULL;
}

/* Whether the table that a field names was read with rows or files left out: an id that is unknown
 * then may be in what could not be read. */
static gboolean
names_incomplete (const KotakuReading *reading, const KotakuField *field)
{
  const gboolean *incomplete = reading->incomplete;
  switch (field->kind)
    {
    case KOTAKU_KIND_NODE:
    case KOTAKU_KIND_ACTOR:
    case KOTAKU_KIND_INSTITUTION:
      return incomplete[KOTAKU_TABLE_ACTORS] || incomplete[KOTAKU_TABLE_INSTITUTIONS];
    case KOTAKU_KIND_ZONE:
      return incomplete[KOTAKU_TABLE_ZONES];
    case KOTAKU_KIND_POST:
      return incomplete[KOTAKU_TABLE_POSTS];
    case KOTAKU_KIND_DATE:
      return incomplete[KOTAKU_TABLE_EVENTS];
    default:
      return FALSE;
    }
}

static void
take_fault (const KotakuFault *fault, gpointer data)
{
  Check *check = data;
  KotakuSheet *sheet = check->sheet;
  const KotakuField *field
      = fault->column >= 0 ? kotaku_batch_get_field (sheet->batch, fault->column) : NULL;
  KotakuProblem *problem;
  if (fault->code == KOTAKU_ERROR_UNKNOWN_ID && field != NULL
      && names_incomplete (check->reading, field))
    return;
  problem = kotaku_problem_new_from_fault (fault);
  if (fault->column >= 0)
    problem->field = g_strdup (field != NULL ? field->name : sheet->headers[fault->column]);
  kotaku_problems_take (&sheet->problems, problem);
}

/* Ids of ties are held against those of actors and institutions; where these files have no row the
 * model has nothing to hold them against. */
static void
check_nobody (KotakuReading *reading, KotakuSheet *sheet)
{
  KotakuSheet *actors = reading->sheets[KOTAKU_TABLE_ACTORS];
  KotakuSheet *nodes = actors != NULL ? actors : reading->sheets[KOTAKU_TABLE_INSTITUTIONS];
  KotakuProblem *problem;
  if (sheet->table != KOTAKU_TABLE_TIES || nodes == NULL
      || kotaku_batch_get_n_rows (sheet->batch) == 0
      || kotaku_network_get_n_nodes (reading->network) > 0
      || reading->incomplete[KOTAKU_TABLE_ACTORS] || reading->incomplete[KOTAKU_TABLE_INSTITUTIONS])
    return;
  problem = kotaku_problem_new (KOTAKU_ERROR_UNKNOWN_ID, FALSE,
                                "no row, and yet ties name actors or institutions");
  problem->line = problem->column = 1;
  kotaku_problems_take (&nodes->problems, problem);
}

/* Tables that have no file: what others name of them is there all the same. Not so events: without
 * its list any slip in a date would pass for one; a graph, though, cannot hold the list. */
static guint
list_absent (const KotakuReading *reading)
{
  static const KotakuTable named[] = { KOTAKU_TABLE_ZONES, KOTAKU_TABLE_POSTS };
  guint absent = reading->is_graph ? 1u << KOTAKU_TABLE_EVENTS : 0;
  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    if (reading->sheets[named[i]] == NULL)
      absent |= 1u << named[i];
  return absent;
}

static gboolean
add_rows (KotakuReading *reading, KotakuSheet *sheet, GCancellable *cancellable, GError **error)
{
  Check check = { reading, sheet };
  gboolean open_ids = has_open_ids (reading);
  if (!sheet->usable)
    return TRUE;
  check_nobody (reading, sheet);
  return kotaku_network_add_named (reading->network, sheet->batch, list_absent (reading), error)
         && kotaku_network_check_batch (reading->network, sheet->batch, take_fault, &check,
                                        cancellable, error)
         && kotaku_network_add_batch (reading->network, sheet->batch, open_ids, cancellable, error);
}

static gboolean
read_sheet (KotakuReading *reading,
            KotakuSheet *sheet,
            gboolean warnings,
            KotakuOptions *options,
            GCancellable *cancellable,
            GError **error)
{
  if (!kotaku_sheet_read (sheet, reading->network, options, cancellable, error))
    return FALSE;
  if (!sheet->usable || sheet->incomplete)
    reading->incomplete[sheet->table] = TRUE;
  if (!add_rows (reading, sheet, cancellable, error)
      || (warnings && !kotaku_sheet_add_warnings (sheet, reading->network, error))
      || !kotaku_sheet_place_problems (sheet, options, cancellable, error))
    return FALSE;
  g_clear_pointer (&sheet->batch, kotaku_batch_free);
  g_clear_pointer (&sheet->input, kotaku_input_free);
  return TRUE;
}

static gint
compare_sheets (gconstpointer a, gconstpointer b)
{
  const KotakuSheet *p = *(KotakuSheet *const *) a, *q = *(KotakuSheet *const *) b;
  return strcmp (p->file, q->file);
}

/* In order of file, line and column, so that those kept are the first ones. */
static void
gather_problems (KotakuReading *reading)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new ();
  for (gsize i = 1; i <= KOTAKU_N_TABLES; i++)
    if (reading->sheets[i] != NULL)
      g_ptr_array_add (sheets, reading->sheets[i]);
  g_ptr_array_sort (sheets, compare_sheets);
  for (guint i = 0; i < sheets->len; i++)
    {
      KotakuSheet *sheet = g_ptr_array_index (sheets, i);
      for (guint j = 0; j < sheet->problems.items->len; j++)
        {
          KotakuProblem *problem = g_ptr_array_index (sheet->problems.items, j);
          problem->file = g_strdup (sheet->file);
          split_line (reading, problem);
        }
      kotaku_problems_sort (&sheet->problems);
      kotaku_problems_join (&reading->problems, &sheet->problems);
    }
  kotaku_problems_sort (&reading->problems);
}

typedef struct
{
  KotakuReading *reading;
  gboolean warnings;
  KotakuOptions *options;
} Run;

static gboolean
read_sheets (gpointer data, GCancellable *cancellable, GError **error)
{
  const Run *run = data;
  KotakuReading *reading = run->reading;
  if (reading->load != NULL && !reading->load (reading, cancellable, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (table_order); i++)
    {
      KotakuSheet *sheet = reading->sheets[table_order[i]];
      if (sheet != NULL
          && !read_sheet (reading, sheet, run->warnings, run->options, cancellable, error))
        return FALSE;
    }
  gather_problems (reading);
  return TRUE;
}

gboolean
kotaku_reading_run (KotakuReading *reading,
                    const char *name,
                    gboolean warnings,
                    KotakuOptions *options,
                    GCancellable *cancellable,
                    GError **error)
{
  Run run = { reading, warnings, options };
  return kotaku_options_attend (options, name, read_sheets, &run, cancellable, error)
         && kotaku_network_set_name (reading->network, name, error);
}
