/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A workbook as Excel, LibreOffice and KoboToolbox write it: the sheets that are named like tables
 * become the sheets of a reading. */

#include "dataset/formats-private.h"

#include <string.h>

/* Far above what anybody makes; a list of them is kept. */
#define MOST_ENTRIES 65536

typedef struct
{
  char *type; /* what follows the last '/' */
  char *target;
} Relation;

typedef struct
{
  char *name;
  char *relation;
} Entry;

typedef struct
{
  KotakuReading *reading;
  KotakuPackage package;
  GHashTable *relations; /* Relation by id */
  char *directory;       /* of the workbook's part */
  GPtrArray *entries;    /* Entry: the sheets in order */
  gboolean from_1904;
  KotakuStyles styles;
  KotakuSharedTexts texts;
} Workbook;

static void
free_relation (gpointer data)
{
  Relation *relation = data;
  g_free (relation->type);
  g_free (relation->target);
  g_free (relation);
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;
  g_free (entry->name);
  g_free (entry->relation);
  g_free (entry);
}

static void
clear_workbook (Workbook *workbook)
{
  g_clear_pointer (&workbook->relations, g_hash_table_unref);
  g_clear_pointer (&workbook->entries, g_ptr_array_unref);
  g_clear_pointer (&workbook->directory, g_free);
  kotaku_styles_clear (&workbook->styles);
  kotaku_shared_texts_clear (&workbook->texts);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Workbook, clear_workbook)

gboolean
kotaku_file_is_workbook (const char *file)
{
  return kotaku_file_has_ending (file, ".xlsx");
}

/* -- parts that say where the others are -- */

static gboolean
start_relation (KotakuXml *xml, const char *name, gpointer data, GError **error)
{
  GHashTable *relations = data;
  g_autofree char *id = kotaku_xml_dup (xml, "Id");
  g_autofree char *type = kotaku_xml_dup (xml, "Type");
  g_autofree char *target = kotaku_xml_dup (xml, "Target");
  if (strcmp (name, "Relationship") != 0 || id == NULL || type == NULL || target == NULL)
    return TRUE;
  if (g_hash_table_size (relations) >= MOST_ENTRIES)
    return kotaku_refuse (error, KOTAKU_ERROR_INVALID, "more than %d parts", MOST_ENTRIES);
  const char *slash = strrchr (type, '/');
  Relation *relation = g_new0 (Relation, 1);
  relation->type = g_strdup (slash != NULL ? slash + 1 : type);
  relation->target = g_steal_pointer (&target);
  g_hash_table_replace (relations, g_steal_pointer (&id), relation);
  return TRUE;
}

static gboolean
start_workbook (KotakuXml *xml, const char *name, gpointer data, GError **error)
{
  Workbook *workbook = data;
  if (strcmp (name, "workbookPr") == 0)
    workbook->from_1904
        = kotaku_xml_is (xml, "date1904", "1") || kotaku_xml_is (xml, "date1904", "true");
  if (strcmp (name, "sheet") != 0)
    return TRUE;
  if (workbook->entries->len >= MOST_ENTRIES)
    return kotaku_refuse (error, KOTAKU_ERROR_INVALID, "more than %d sheets", MOST_ENTRIES);
  Entry *entry = g_new0 (Entry, 1);
  entry->name = kotaku_xml_dup (xml, "name");
  entry->relation = kotaku_xml_dup (xml, "id");
  g_ptr_array_add (workbook->entries, entry);
  return TRUE;
}

static gboolean
end_nothing (KotakuXml *xml, const char *name, gpointer data, GError **error)
{
  return TRUE;
}

static const KotakuXmlHandler relations_handler = { start_relation, end_nothing };
static const KotakuXmlHandler workbook_handler = { start_workbook, end_nothing };

static gboolean
read_relations (Workbook *workbook, const char *part, GError **error)
{
  gboolean found;
  g_hash_table_remove_all (workbook->relations);
  return kotaku_package_read (&workbook->package, part, &relations_handler, workbook->relations,
                              &found, error);
}

/* The part that a relation leads to, "" where none does; free it. */
static char *
get_target (Workbook *workbook, const Relation *relation)
{
  if (relation == NULL)
    return g_strdup ("");
  g_autofree char *from = g_strconcat ("/", workbook->directory, NULL);
  g_autofree char *path = g_canonicalize_filename (relation->target, from);
  return g_strdup (path + 1);
}

static char *
find_by_type (Workbook *workbook, const char *type)
{
  GHashTableIter iter;
  gpointer value;
  g_hash_table_iter_init (&iter, workbook->relations);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (strcmp (((Relation *) value)->type, type) == 0)
      return get_target (workbook, value);
  return g_strdup ("");
}

static gboolean
refuse (GError **error, const char *reason)
{
  g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_INVALID, reason);
  return FALSE;
}

static gboolean
read_contents (Workbook *workbook, GError **error)
{
  gboolean found;
  workbook->directory = g_strdup ("");
  if (!read_relations (workbook, "_rels/.rels", error))
    return FALSE;
  g_autofree char *part = find_by_type (workbook, "officeDocument");
  if (!kotaku_package_read (&workbook->package, part, &workbook_handler, workbook, &found, error))
    return FALSE;
  if (!found)
    return refuse (error, "this is no workbook (.xlsx): it has no list of sheets");
  g_autofree char *directory = g_path_get_dirname (part);
  g_autofree char *name = g_path_get_basename (part);
  g_autofree char *relations = g_strdup_printf ("%s/_rels/%s.rels", directory, name);
  g_free (workbook->directory);
  workbook->directory = g_steal_pointer (&directory);
  return read_relations (workbook, relations, error);
}

static gboolean
read_shared (Workbook *workbook, GError **error)
{
  gboolean found;
  g_autofree char *styles = find_by_type (workbook, "styles");
  g_autofree char *texts = find_by_type (workbook, "sharedStrings");
  return kotaku_package_read (&workbook->package, styles, &kotaku_styles_handler, &workbook->styles,
                              &found, error)
         && kotaku_package_read (&workbook->package, texts, &kotaku_shared_texts_handler,
                                 &workbook->texts, &found, error);
}

/* -- sheets -- */

static KotakuProblem *
add_problem (Workbook *workbook, const char *sheet, gboolean warning, char *message)
{
  KotakuProblem *problem = kotaku_problem_new (KOTAKU_ERROR_INVALID, warning, NULL);
  problem->file = sheet != NULL ? g_strdup_printf ("%s:%s", workbook->package.shown, sheet)
                                : g_strdup (workbook->package.shown);
  problem->message = message;
  kotaku_problems_take (&workbook->reading->problems, problem);
  return problem;
}

static gboolean
read_cells (Workbook *workbook, KotakuSheet *sheet, const char *part, GError **error)
{
  KotakuWorksheet worksheet = { .texts = &workbook->texts,
                                .styles = &workbook->styles,
                                .from_1904 = workbook->from_1904,
                                .sheet = sheet };
  gboolean found, done = kotaku_package_read (&workbook->package, part, &kotaku_worksheet_handler,
                                              &worksheet, &found, error);
  kotaku_worksheet_clear (&worksheet);
  return done && (found || refuse (error, "the part of a sheet is missing"));
}

static char *
get_part (Workbook *workbook, const Entry *entry)
{
  return get_target (workbook, entry->relation != NULL
                                   ? g_hash_table_lookup (workbook->relations, entry->relation)
                                   : NULL);
}

static const Entry *
find_entry (const Workbook *workbook, const char *name)
{
  for (guint i = 0; i < workbook->entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (workbook->entries, i);
      if (g_strcmp0 (entry->name, name) == 0)
        return entry;
    }
  return NULL;
}

/* Rows of a repeat get what the form's rows say; see kobo.c. */
static gboolean
join_form (Workbook *workbook, KotakuSheet *sheet, GError **error)
{
  if (!kotaku_transcript_is_repeat (sheet->transcript))
    return TRUE;
  kotaku_transcript_drop_groups (sheet->transcript, sheet->spec);
  g_autofree char *name = kotaku_transcript_get_parent (sheet->transcript, error);
  const Entry *entry = name != NULL ? find_entry (workbook, name) : NULL;
  if (entry == NULL)
    return name != NULL;
  g_autofree char *part = get_part (workbook, entry);
  KotakuTranscript *transcript = kotaku_transcript_new (TRUE, error);
  if (transcript == NULL)
    return FALSE;
  g_autoptr (KotakuSheet) form
      = kotaku_sheet_new_from_transcript (sheet->file, sheet->table, transcript);
  if (!read_cells (workbook, form, part, error))
    return FALSE;
  kotaku_transcript_drop_groups (transcript, sheet->spec);
  return kotaku_transcript_join (&sheet->transcript, transcript, sheet->spec, error);
}

static gboolean
read_sheet (Workbook *workbook, const Entry *entry, KotakuTable table, GError **error)
{
  g_autofree char *part = get_part (workbook, entry);
  g_autofree char *file = g_strdup_printf ("%s:%s", workbook->package.shown, entry->name);
  KotakuSheet **to = &workbook->reading->sheets[table];
  g_autoptr (KotakuTranscript) transcript = kotaku_transcript_new (TRUE, error);
  if (transcript == NULL)
    return FALSE;
  *to = kotaku_sheet_new_from_transcript (file, table, g_steal_pointer (&transcript));
  if (!read_cells (workbook, *to, part, error) || !join_form (workbook, *to, error))
    return FALSE;
  kotaku_sheet_end_transcript (*to);
  return TRUE;
}

static void
add_unknown (Workbook *workbook, const char *name)
{
  g_autofree char *suggestion = kotaku_table_suggestion (name, -1, "");
  add_problem (workbook, name, TRUE,
               g_strdup_printf ("no table has this name: the sheet is not read%s", suggestion));
}

static gboolean
take_entry (Workbook *workbook, const Entry *entry, GError **error)
{
  KotakuReading *reading = workbook->reading;
  if (entry->name == NULL)
    return refuse (error, "this is no workbook (.xlsx): a sheet has no name");
  KotakuTable table = kotaku_table_of_name (entry->name, -1);
  if (table == 0)
    {
      if (!kotaku_sheet_name_explains (entry->name))
        add_unknown (workbook, entry->name);
      return TRUE;
    }
  if (reading->sheets[table] == NULL)
    return read_sheet (workbook, entry, table, error);
  const char *other = strrchr (reading->sheets[table]->file, ':') + 1;
  KotakuProblem *problem
      = add_problem (workbook, entry->name, FALSE,
                     g_strdup_printf ("a second sheet for the table %s, beside %s",
                                      kotaku_table_spec (table)->name, other));
  problem->line = problem->column = 1;
  reading->incomplete[table] = TRUE;
  return TRUE;
}

static gboolean
read_entries (Workbook *workbook, GError **error)
{
  gboolean any = FALSE;
  for (guint i = 0; i < workbook->entries->len; i++)
    if (!take_entry (workbook, g_ptr_array_index (workbook->entries, i), error))
      return FALSE;
  for (gsize i = 1; i <= KOTAKU_N_TABLES; i++)
    any = any || workbook->reading->sheets[i] != NULL;
  if (any)
    return TRUE;
  g_autofree char *names = kotaku_list_tables ("");
  KotakuProblem *problem = add_problem (
      workbook, NULL, FALSE,
      g_strdup_printf ("no sheet of a dataset is in this workbook, expected any of %s", names));
  problem->expected = g_steal_pointer (&names);
  return TRUE;
}

gboolean
kotaku_workbook_load (KotakuReading *reading, GCancellable *cancellable, GError **error)
{
  g_auto (Workbook) workbook = { .reading = reading };
  g_autoptr (GError) fault = NULL;
  workbook.package = (KotakuPackage){ .path = reading->path,
                                      .data = reading->data,
                                      .length = reading->length,
                                      .shown = reading->shown,
                                      .cancellable = cancellable };
  workbook.relations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_relation);
  workbook.entries = g_ptr_array_new_with_free_func (free_entry);
  if (kotaku_package_open (&workbook.package, &fault)
      && kotaku_styles_init (&workbook.styles, &fault)
      && kotaku_shared_texts_init (&workbook.texts, &fault) && read_contents (&workbook, &fault)
      && read_shared (&workbook, &fault) && read_entries (&workbook, &fault))
    return TRUE;
  return kotaku_reading_take_refusal (reading, 0, g_steal_pointer (&fault), error);
}
