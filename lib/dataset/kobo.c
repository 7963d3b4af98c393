/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A workbook that KoboToolbox exports: a repeat group is a sheet, whose rows name the row of the
 * form that they belong to by _parent_table_name and _parent_index. What the form asked once (who
 * answers, when) holds for each of them: columns that the repeat's table knows and lacks are taken
 * from there. Headers may have the names of groups before them, with '/' between. */

#include "dataset/formats-private.h"

#include <string.h>

/* What a form's row is to its repeats. */
typedef struct
{
  KotakuTranscript *child, *parent;
  KotakuRecord row, form_row;
  GHashTable *starts; /* of rows of the parent's text, by _index */
  gssize index, parent_index;
  KotakuBuffer *taken; /* gsize: columns of the parent, that the child gets behind its own */
  gsize n_own;
  KotakuTranscript *joined;
  KotakuText text;
} Join;

/* What scans rows may look a little beyond them. */
static gboolean
pad (KotakuText *text, GError **error)
{
  static const char zeros[KOTAKU_RECORD_PADDING];
  kotaku_text_append (text, zeros, sizeof zeros);
  if (text->failed)
    {
      g_set_error_literal (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY, "out of memory");
      return FALSE;
    }
  text->length -= sizeof zeros;
  return TRUE;
}

static gssize
find_header (const KotakuTranscript *transcript, const char *name)
{
  for (gsize i = 0; i < kotaku_transcript_get_n_columns (transcript); i++)
    if (strcmp (kotaku_transcript_get_column (transcript, i)->header, name) == 0)
      return (gssize) i;
  return -1;
}

gboolean
kotaku_transcript_is_repeat (const KotakuTranscript *transcript)
{
  return find_header (transcript, "_parent_index") >= 0
         && find_header (transcript, "_parent_table_name") >= 0;
}

void
kotaku_transcript_drop_groups (KotakuTranscript *transcript, const KotakuTableSpec *spec)
{
  for (gsize i = 0; i < kotaku_transcript_get_n_columns (transcript); i++)
    {
      const char *header = kotaku_transcript_get_column (transcript, i)->header;
      const char *slash = strrchr (header, '/');
      if (slash == NULL || kotaku_table_spec_find (spec, header) != NULL
          || kotaku_table_spec_find (spec, slash + 1) == NULL)
        continue;
      g_autofree char *name = g_strdup (slash + 1);
      kotaku_transcript_set_header (transcript, i, name);
    }
}

static gboolean
make_room (KotakuRecord *record, const KotakuTranscript *transcript, GError **error)
{
  record->room = kotaku_transcript_get_n_columns (transcript);
  record->cells = KOTAKU_ALLOC (KotakuCell, record->room, error);
  return record->cells != NULL;
}

/* The cell as it was before it was written down; it lives until the next call. */
static const char *
get_text (Join *join, const KotakuRecord *record, gsize column, gsize *length)
{
  *length = 0;
  if (column >= MIN (record->n, record->room))
    return "";
  const KotakuCell *cell = &record->cells[column];
  *length = cell->length;
  if (!cell->doubled)
    return cell->text;
  join->text.length = 0;
  for (gsize i = 0; i < cell->length; i++)
    {
      kotaku_text_append_c (&join->text, cell->text[i]);
      i += cell->text[i] == '"';
    }
  *length = join->text.length;
  return join->text.text;
}

/* The name of the sheet that the first row belongs to, "" where it tells none; free it. */
char *
kotaku_transcript_get_parent (KotakuTranscript *transcript, GError **error)
{
  Join join = { 0 };
  char *name = NULL;
  gsize length;
  KotakuText *text = &transcript->text;
  gssize column = find_header (transcript, "_parent_table_name");
  if (pad (text, error) && make_room (&join.row, transcript, error))
    {
      if (text->length > 0)
        kotaku_record_scan (&join.row, text->text, text->text + text->length, ',');
      const char *cell = get_text (&join, &join.row, (gsize) column, &length);
      name = g_strndup (cell, length);
    }
  g_free (join.row.cells);
  kotaku_text_clear (&join.text);
  return name;
}

static gboolean
find_rows (Join *join, GError **error)
{
  const KotakuText *text = &join->parent->text;
  const char *at = text->text, *end = text->text + text->length;
  join->starts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  while (at < end)
    {
      gsize length;
      const char *next = kotaku_record_scan (&join->form_row, at, end, ',');
      const char *index = get_text (join, &join->form_row, (gsize) join->index, &length);
      g_hash_table_replace (join->starts, g_strndup (index, length), (gpointer) at);
      at = next;
    }
  return TRUE;
}

/* Fields of the child's table that it has no column of. */
static gboolean
choose_columns (Join *join, const KotakuTableSpec *spec, GError **error)
{
  guint64 has = 0;
  for (gsize i = 0; i < join->n_own; i++)
    {
      const KotakuField *field
          = kotaku_table_spec_find (spec, kotaku_transcript_get_column (join->child, i)->header);
      has |= field != NULL ? (guint64) 1 << (field - spec->fields) : 0;
    }
  join->taken = kotaku_buffer_new (sizeof (gsize), 0, error);
  for (gsize i = 0; join->taken != NULL && i < join->form_row.room; i++)
    {
      const KotakuField *field
          = kotaku_table_spec_find (spec, kotaku_transcript_get_column (join->parent, i)->header);
      guint64 bit = field != NULL ? (guint64) 1 << (field - spec->fields) : 0;
      if (bit == 0 || (has & bit) != 0 || field->kind == KOTAKU_KIND_ID)
        continue;
      has |= bit;
      if (!kotaku_buffer_append (&join->taken, &i, 1, error))
        return FALSE;
    }
  return join->taken != NULL;
}

static gboolean
copy_cell (Join *join, const KotakuRecord *from, gsize column, gsize to, GError **error)
{
  gsize length;
  const char *text = get_text (join, from, column, &length);
  return kotaku_transcript_set (join->joined, to, text, length, error);
}

static gboolean
copy_row (Join *join, gint64 line, GError **error)
{
  gsize length, n_taken = join->taken->n;
  const char *index = get_text (join, &join->row, (gsize) join->parent_index, &length);
  g_autofree char *key = g_strndup (index, length);
  const char *start = g_hash_table_lookup (join->starts, key);
  const KotakuText *text = &join->parent->text;
  for (gsize i = 0; i < MIN (join->row.n, join->n_own); i++)
    if (!copy_cell (join, &join->row, i, i, error))
      return FALSE;
  if (start != NULL)
    kotaku_record_scan (&join->form_row, start, text->text + text->length, ',');
  for (gsize i = 0; start != NULL && i < n_taken; i++)
    if (!copy_cell (join, &join->form_row, KOTAKU_BUFFER_DATA (gsize, join->taken)[i],
                    join->n_own + i, error))
      return FALSE;
  return kotaku_transcript_end_row (join->joined, line, error);
}

static gboolean
copy_rows (Join *join, GError **error)
{
  const KotakuText *text = &join->child->text;
  const char *at = text->text, *end = text->text + text->length;
  gint64 line = 1;
  while (at < end)
    {
      at = kotaku_record_scan (&join->row, at, end, ',');
      if (!copy_row (join, kotaku_transcript_get_line (join->child, line), error))
        return FALSE;
      line += (gint64) join->row.line_feeds;
    }
  return TRUE;
}

static gboolean
copy_headers (Join *join, GError **error)
{
  for (gsize i = 0; i < join->n_own + join->taken->n; i++)
    {
      gsize other = i >= join->n_own ? KOTAKU_BUFFER_DATA (gsize, join->taken)[i - join->n_own] : i;
      const char *header
          = kotaku_transcript_get_column (i < join->n_own ? join->child : join->parent, other)
                ->header;
      if (!kotaku_transcript_set (join->joined, i, header, strlen (header), error))
        return FALSE;
    }
  return kotaku_transcript_end_header (join->joined, join->child->header_line, error);
}

static gboolean
run (Join *join, const KotakuTableSpec *spec, GError **error)
{
  return pad (&join->child->text, error) && pad (&join->parent->text, error)
         && make_room (&join->row, join->child, error)
         && make_room (&join->form_row, join->parent, error) && choose_columns (join, spec, error)
         && find_rows (join, error) && (join->joined = kotaku_transcript_new (TRUE, error)) != NULL
         && copy_headers (join, error) && copy_rows (join, error);
}

gboolean
kotaku_transcript_join (KotakuTranscript **child,
                        KotakuTranscript *parent,
                        const KotakuTableSpec *spec,
                        GError **error)
{
  Join join = { .child = *child, .parent = parent };
  join.index = find_header (parent, "_index");
  join.parent_index = find_header (*child, "_parent_index");
  join.n_own = kotaku_transcript_get_n_columns (*child);
  if (join.index < 0)
    return TRUE;
  gboolean done = run (&join, spec, error);
  if (done)
    {
      kotaku_transcript_free (*child);
      *child = g_steal_pointer (&join.joined);
    }
  kotaku_transcript_free (join.joined);
  g_clear_pointer (&join.starts, g_hash_table_unref);
  g_clear_pointer (&join.taken, kotaku_buffer_unref);
  g_free (join.row.cells);
  g_free (join.form_row.cells);
  kotaku_text_clear (&join.text);
  return done;
}
