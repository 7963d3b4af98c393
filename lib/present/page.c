/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Pieces of HTML: everything that data hold is escaped here. */

#include "present/page-private.h"

#include <math.h>
#include <string.h>

#define MOST_ROWS 400

void
kotaku_page_add (KotakuPage *page, const char *html)
{
  kotaku_text_append (&page->text, html, -1);
}

void
kotaku_page_add_text (KotakuPage *page, const char *text)
{
  g_autofree char *tame = kotaku_text_tame (text, G_MAXSIZE);
  kotaku_text_append_escaped (&page->text, tame);
}

void
kotaku_page_say (KotakuPage *page, const char *english)
{
  g_autofree char *said = kotaku_translate (english, page->language);
  kotaku_text_append_escaped (&page->text, said);
}

void
kotaku_page_add_element (KotakuPage *page, const char *tag, const char *english)
{
  kotaku_page_add (page, "<");
  kotaku_page_add (page, tag);
  kotaku_page_add (page, ">");
  kotaku_page_say (page, english);
  kotaku_page_add (page, "</");
  kotaku_page_add (page, tag);
  kotaku_page_add (page, ">\n");
}

void
kotaku_page_add_heading (KotakuPage *page, int level, const char *english)
{
  char tag[] = { 'h', (char) ('0' + level), '\0' };
  kotaku_page_add_element (page, tag, english);
}

/* -- tables -- */

typedef struct
{
  gsize n;
  char **names;
  KotakuCells *cells;
  gboolean *who;
} Columns;

static void
clear_columns (Columns *columns)
{
  for (gsize i = 0; columns->cells != NULL && i < columns->n; i++)
    kotaku_cells_clear (&columns->cells[i]);
  g_strfreev (columns->names);
  g_free (columns->cells);
  g_free (columns->who);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Columns, clear_columns)

static gboolean
open_columns (Columns *columns,
              KotakuPage *page,
              KotakuFrame *frame,
              const char *list,
              const char *who,
              GError **error)
{
  g_auto (GStrv) people = g_strsplit (who != NULL ? who : "", ",", -1);
  columns->names = list != NULL ? g_strsplit (list, ",", -1)
                                : g_strdupv ((char **) kotaku_frame_get_column_names (frame));
  columns->n = g_strv_length (columns->names);
  columns->cells = g_new0 (KotakuCells, columns->n);
  columns->who = g_new0 (gboolean, columns->n);
  for (gsize i = 0; i < columns->n; i++)
    {
      columns->who[i] = g_strv_contains ((const char *const *) people, columns->names[i]);
      if (!kotaku_cells_init (&columns->cells[i], frame, columns->names[i], page->language, error))
        return FALSE;
    }
  return TRUE;
}

/* A metric has its title, and its definition where one points at it. */
static gboolean
add_definition (KotakuPage *page, const char *name, guint number)
{
  gssize row = kotaku_frame_find_row (page->metrics, "name", name, NULL);
  if (row < 0)
    return FALSE;
  const char *definition = kotaku_frame_get_string (page->metrics, "definition", (gsize) row, NULL);
  g_autofree char *said
      = kotaku_translate_cell ("definition", definition != NULL ? definition : "", page->language);
  g_autofree char *tip = g_strdup_printf (" aria-describedby=\"t%u\">", number);
  kotaku_page_add (page, tip);
  const char *title = kotaku_frame_get_string (page->metrics, "title", (gsize) row, NULL);
  g_autofree char *shown
      = kotaku_translate_cell ("title", title != NULL ? title : name, page->language);
  kotaku_page_add_text (page, shown);
  g_autofree char *end
      = g_strdup_printf ("</button><span class=\"tip\" role=\"tooltip\" id=\"t%u\">", number);
  kotaku_page_add (page, end);
  kotaku_page_add_text (page, said);
  kotaku_page_add (page, "</span></th>");
  return TRUE;
}

static void
add_head (KotakuPage *page, const Columns *columns, gboolean defined)
{
  kotaku_page_add (page, "<thead><tr>");
  for (gsize i = 0; i < columns->n; i++)
    {
      g_autofree char *title = kotaku_translate_title (columns->names[i], page->language);
      kotaku_page_add (page, "<th scope=\"col\" aria-sort=\"none\"><button type=\"button\"");
      if (defined && add_definition (page, columns->names[i], ++page->n_tables))
        continue;
      kotaku_page_add (page, ">");
      kotaku_page_add_text (page, title);
      kotaku_page_add (page, "</button></th>");
    }
  kotaku_page_add (page, "</tr></thead>\n<tbody>\n");
}

static void
add_cell (KotakuPage *page, Columns *columns, gsize column, gsize row)
{
  char buffer[KOTAKU_CELL_LENGTH], number[KOTAKU_DOUBLE_LENGTH] = "";
  KotakuCells *cells = &columns->cells[column];
  const char *shown = kotaku_cells_get (cells, row, buffer);
  gboolean numeric = cells->type == KOTAKU_COLUMN_DOUBLE || cells->type == KOTAKU_COLUMN_INT64;
  if (cells->type == KOTAKU_COLUMN_DOUBLE && isfinite (cells->doubles[row]))
    kotaku_text_from_double (cells->doubles[row], number);
  else if (cells->type == KOTAKU_COLUMN_INT64 && *shown != 0)
    g_strlcpy (number, shown, sizeof number);
  if (numeric)
    {
      kotaku_page_add (page, "<td class=\"n\" data-v=\"");
      kotaku_page_add (page, number);
      kotaku_page_add (page, "\">");
    }
  else
    kotaku_page_add (page, "<td>");
  if (columns->who[column] && *shown != 0)
    {
      kotaku_page_add (page,
                       "<button type=\"button\" class=\"who\" aria-pressed=\"false\" data-id=\"");
      kotaku_page_add_text (page, shown);
      kotaku_page_add (page, "\">");
    }
  kotaku_page_add_text (page, shown);
  kotaku_page_add (page, columns->who[column] && *shown != 0 ? "</button></td>" : "</td>");
}

static void
add_filter (KotakuPage *page, guint number)
{
  g_autofree char *label = g_strdup_printf ("<div class=\"tools\"><label for=\"f%u\">", number);
  g_autofree char *input = g_strdup_printf (
      "</label><input type=\"search\" class=\"filter\" id=\"f%u\" data-for=\"table%u\"></div>\n",
      number, number);
  kotaku_page_add (page, label);
  kotaku_page_say (page, "Show only rows with");
  kotaku_page_add (page, input);
}

gboolean
kotaku_page_add_table (KotakuPage *page,
                       KotakuFrame *frame,
                       const char *list,
                       const char *who,
                       const char *caption,
                       GCancellable *cancellable,
                       GError **error)
{
  g_auto (Columns) columns = { 0 };
  gsize n = kotaku_frame_get_n_rows (frame), shown = MIN (n, MOST_ROWS);
  guint number = ++page->n_tables;
  if (!open_columns (&columns, page, frame, list, who, error))
    return FALSE;
  gboolean defined = kotaku_frame_get_column_type (frame, "degree") != KOTAKU_COLUMN_NONE;
  if (n > 8)
    add_filter (page, number);
  kotaku_page_add (page, defined ? "<div class=\"wide tipped\" tabindex=\"0\">"
                                 : "<div class=\"wide\" tabindex=\"0\">");
  g_autofree char *start = g_strdup_printf ("<table id=\"table%u\"><caption>", number);
  kotaku_page_add (page, start);
  kotaku_page_say (page, caption);
  kotaku_page_add (page, "</caption>\n");
  add_head (page, &columns, defined);
  for (gsize row = 0; row < shown; row++)
    {
      if (!kotaku_row_may_go_on (row, cancellable, error))
        return FALSE;
      kotaku_page_add (page, "<tr>");
      for (gsize i = 0; i < columns.n; i++)
        add_cell (page, &columns, i, row);
      kotaku_page_add (page, "</tr>\n");
    }
  kotaku_page_add (page, "</tbody></table></div>\n");
  if (shown < n)
    {
      g_autofree char *rest
          = g_strdup_printf ("the first %" G_GSIZE_FORMAT " of %" G_GSIZE_FORMAT " rows", shown, n);
      kotaku_page_add_element (page, "p", rest);
    }
  return TRUE;
}
