/* SPDX-License-Identifier: GPL-2.0-or-later */

/* A dataset as a workbook, empty or filled in: a sheet per table with its header and drop-down
 * lists, a sheet that explains each column, and one with the words of the lists. */

#include "dataset/template-private.h"

#include <string.h>

/* Rows that have drop-down lists. */
#define ROWS_WITH_LISTS 5000

/* Explanations, the tables, words. */
#define N_SHEETS (KOTAKU_N_TABLES + 2)
#define N_PARTS (N_SHEETS + 5)

static const KotakuTable order[]
    = { KOTAKU_TABLE_TIES,         KOTAKU_TABLE_ACTORS, KOTAKU_TABLE_INSTITUTIONS,
        KOTAKU_TABLE_AFFILIATIONS, KOTAKU_TABLE_ZONES,  KOTAKU_TABLE_EVENTS,
        KOTAKU_TABLE_FUNDS,        KOTAKU_TABLE_POSTS,  KOTAKU_TABLE_COMPETENCES };
G_STATIC_ASSERT (G_N_ELEMENTS (order) == KOTAKU_N_TABLES);

static const struct
{
  const char *english, *indonesian;
} own_sheets[] = { { "explanations", "penjelasan" }, { "words", "kata" } };

typedef struct
{
  KotakuNetwork *network; /* NULL: nothing is filled in */
  gboolean indonesian;
  GCancellable *cancellable;
  GPtrArray *vocabularies; /* KotakuVocabulary: columns of the sheet of words */
  KotakuPart parts[N_PARTS];
  gsize n_parts;
} Book;

gboolean
kotaku_sheet_name_explains (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (own_sheets); i++)
    if (g_ascii_strcasecmp (name, own_sheets[i].english) == 0
        || g_ascii_strcasecmp (name, own_sheets[i].indonesian) == 0)
      return TRUE;
  return FALSE;
}

/* The first of the words with '|' between is the one shown; free it. */
static char *
choose (const Book *book, const char *english, const char *indonesian)
{
  return book->indonesian ? g_strndup (indonesian, strcspn (indonesian, "|")) : g_strdup (english);
}

static const char *
choose_text (const Book *book, const char *english, const char *indonesian)
{
  return book->indonesian ? indonesian : english;
}

static const char *
get_sheet_name (const Book *book, gsize own)
{
  return choose_text (book, own_sheets[own].english, own_sheets[own].indonesian);
}

static void
take_part (Book *book, const char *name, GString *text)
{
  book->parts[book->n_parts++] = (KotakuPart){ .name = name, .text = g_string_free (text, FALSE) };
}

static GString *
begin_sheet (const char *columns, gboolean frozen)
{
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
                               "<worksheet xmlns=\"http://schemas.openxmlformats.org/"
                               "spreadsheetml/2006/main\">");
  if (frozen)
    g_string_append (xml, "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" "
                          "topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
                          "</sheetView></sheetViews>");
  g_string_append_printf (xml, "<cols>%s</cols><sheetData>", columns);
  return xml;
}

/* -- drop-down lists -- */

static gboolean
is_answer (const KotakuField *field)
{
  return field->kind == KOTAKU_KIND_BOOLEAN;
}

/* Only where one of the words, and nothing else, may stand. */
static gboolean
is_closed (const KotakuField *field)
{
  return (field->kind == KOTAKU_KIND_WORD && !field->several) || is_answer (field)
         || field->kind == KOTAKU_KIND_STATED;
}

static void
append_words_range (const Book *book, GString *xml, const KotakuVocabulary *words)
{
  guint column = 0;
  g_ptr_array_find (book->vocabularies, words, &column);
  char letters[8];
  kotaku_workbook_get_letters (column, letters);
  g_string_append_printf (xml, "%s!$%s$2:$%s$%" G_GSIZE_FORMAT, get_sheet_name (book, 1), letters,
                          letters, words->n_words + 1);
}

/* The table whose ids a column names, or 0. */
static KotakuTable
get_named (KotakuFieldKind kind)
{
  return kind == KOTAKU_KIND_ACTOR         ? KOTAKU_TABLE_ACTORS
         : kind == KOTAKU_KIND_INSTITUTION ? KOTAKU_TABLE_INSTITUTIONS
         : kind == KOTAKU_KIND_ZONE        ? KOTAKU_TABLE_ZONES
         : kind == KOTAKU_KIND_POST        ? KOTAKU_TABLE_POSTS
                                           : 0;
}

static gboolean
append_list (const Book *book, GString *xml, const KotakuField *field, gsize column)
{
  KotakuTable named = get_named (field->kind);
  if (field->words == NULL && named == 0)
    return FALSE;
  char letters[8];
  kotaku_workbook_get_letters (column, letters);
  g_string_append_printf (xml,
                          "<dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"%d\" "
                          "sqref=\"%s2:%s%d\"><formula1>",
                          is_closed (field), letters, letters, ROWS_WITH_LISTS);
  if (named != 0)
    {
      const KotakuTableSpec *spec = kotaku_table_spec (named);
      g_autofree char *sheet = choose (book, spec->name, spec->indonesian);
      g_string_append_printf (xml, "%s!$A$2:$A$%d", sheet, ROWS_WITH_LISTS);
    }
  else
    append_words_range (book, xml, field->words);
  g_string_append (xml, "</formula1></dataValidation>");
  return TRUE;
}

/* -- sheets -- */

/* What Excel would make a number or date of stays as it was typed, where it is a name. */
static gboolean
is_name (const KotakuField *field)
{
  return field->kind == KOTAKU_KIND_ID || field->kind == KOTAKU_KIND_TEXT
         || field->kind == KOTAKU_KIND_UNIT || field->kind >= KOTAKU_KIND_NODE;
}

static void
begin_table (const Book *book, const KotakuTableSpec *spec, KotakuText *to)
{
  g_autoptr (GString) columns = g_string_new (NULL);
  for (guint i = 0; i < spec->n_fields; i++)
    g_string_append_printf (
        columns, "<col min=\"%u\" max=\"%u\" width=\"%d\" customWidth=\"1\" style=\"%d\"/>", i + 1,
        i + 1, spec->fields[i].kind == KOTAKU_KIND_LIST ? 24 : 16,
        is_name (&spec->fields[i]) ? KOTAKU_CELL_AS_TEXT : KOTAKU_CELL_PLAIN);
  g_autoptr (GString) xml = begin_sheet (columns->str, TRUE);
  g_string_append (xml, "<row r=\"1\">");
  for (guint i = 0; i < spec->n_fields; i++)
    {
      const KotakuField *field = &spec->fields[i];
      g_autofree char *header = choose (book, field->name, field->indonesian);
      kotaku_workbook_append_cell (xml, i, 1, header,
                                   field->required ? KOTAKU_CELL_NEEDED : KOTAKU_CELL_HEADER);
    }
  kotaku_text_append (to, xml->str, (gssize) xml->len);
}

static void
end_table (const Book *book, const KotakuTableSpec *spec, KotakuText *to)
{
  g_autoptr (GString) lists = g_string_new (NULL);
  gsize n_lists = 0;
  for (guint i = 0; i < spec->n_fields; i++)
    n_lists += append_list (book, lists, &spec->fields[i], i);
  g_autofree char *end = g_strdup_printf ("</sheetData><dataValidations count=\"%" G_GSIZE_FORMAT
                                          "\">%s</dataValidations>"
                                          "</worksheet>\n",
                                          n_lists, lists->str);
  kotaku_text_append (to, n_lists > 0 ? end : "</sheetData></worksheet>\n", -1);
}

/* Own columns and rows. */
static gboolean
fill_table (const Book *book, const KotakuTableSpec *spec, KotakuText *to, GError **error)
{
  g_auto (KotakuExportTable) table = { 0 };
  gboolean any
      = book->network != NULL && kotaku_network_get_n_rows (book->network, spec->table) > 0;
  if (any
      && (!kotaku_export_take_table (&table, book->network, spec->table, book->cancellable, error)
          || !kotaku_workbook_append_own (to, spec, &table, error)))
    return FALSE;
  kotaku_text_append (to, "</row>", -1);
  return !any || kotaku_workbook_append_rows (to, spec, &table, book->cancellable, error);
}

static gboolean
add_table (Book *book, const KotakuTableSpec *spec, const char *part, GError **error)
{
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  begin_table (book, spec, &text);
  if (!fill_table (book, spec, &text, error))
    return FALSE;
  end_table (book, spec, &text);
  char *whole = kotaku_text_steal (&text, error);
  if (whole != NULL)
    book->parts[book->n_parts++] = (KotakuPart){ .name = part, .text = whole };
  return whole != NULL;
}

/* "kekerabatan | kerja" */
static char *
list_words (const Book *book, const KotakuField *field)
{
  GString *text = g_string_new (NULL);
  for (gsize i = 0; field->words != NULL && i < field->words->n_words; i++)
    g_string_append_printf (
        text, "%s%s", i > 0 ? ", " : "",
        choose_text (book, field->words->words[i].english, field->words->words[i].indonesian));
  return g_string_free (text, FALSE);
}

/* An example that is a word is one in the language. */
static const char *
get_example (const Book *book, const KotakuField *field, const char *example)
{
  const KotakuWord *word = field->words != NULL
                               ? kotaku_vocabulary_find (field->words, example, strlen (example))
                               : NULL;
  return word != NULL ? choose_text (book, word->english, word->indonesian) : example;
}

static void
append_row (GString *xml, gsize row, const char *const *cells, gsize n, KotakuCellStyle style)
{
  g_string_append_printf (xml, "<row r=\"%" G_GSIZE_FORMAT "\">", row);
  for (gsize i = 0; i < n; i++)
    if (cells[i] != NULL && *cells[i] != '\0')
      kotaku_workbook_append_cell (xml, i, row, cells[i], style);
  g_string_append (xml, "</row>");
}

static void
explain_table (const Book *book, const KotakuTableSpec *spec, GString *xml, gsize *row)
{
  g_autofree char *sheet = choose (book, spec->name, spec->indonesian);
  const KotakuTemplateText *whole = kotaku_template_find_text (spec->table, NULL);
  const char *const title[]
      = { sheet, NULL, NULL, choose_text (book, whole->english, whole->indonesian) };
  append_row (xml, ++*row, title, G_N_ELEMENTS (title), KOTAKU_CELL_HEADER);
  for (guint i = 0; i < spec->n_fields; i++)
    {
      const KotakuField *field = &spec->fields[i];
      const KotakuTemplateText *text = kotaku_template_find_text (spec->table, field->name);
      g_autofree char *column = choose (book, field->name, field->indonesian);
      g_autofree char *words = list_words (book, field);
      const char *const cells[] = { sheet,
                                    column,
                                    field->required ? choose_text (book, "needed", "wajib") : "",
                                    choose_text (book, text->english, text->indonesian),
                                    words,
                                    get_example (book, field, text->example) };
      append_row (xml, ++*row, cells, G_N_ELEMENTS (cells), KOTAKU_CELL_WRAPPED);
    }
}

static void
add_explanations (Book *book, const char *part)
{
  static const char *const english[]
      = { "sheet", "column", "needed", "what stands there", "words", "example" };
  static const char *const indonesian[]
      = { "lembar", "kolom", "wajib", "isinya", "pilihan kata", "contoh" };
  static const int widths[] = { 14, 16, 8, 60, 60, 20 };
  g_autoptr (GString) columns = g_string_new (NULL);
  gsize row = 1;
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    g_string_append_printf (columns, "<col min=\"%u\" max=\"%u\" width=\"%d\" customWidth=\"1\"/>",
                            i + 1, i + 1, widths[i]);
  GString *xml = begin_sheet (columns->str, TRUE);
  append_row (xml, row, book->indonesian ? indonesian : english, G_N_ELEMENTS (english),
              KOTAKU_CELL_NEEDED);
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    explain_table (book, kotaku_table_spec (order[i]), xml, &row);
  g_string_append (xml, "</sheetData></worksheet>\n");
  take_part (book, part, xml);
}

static void
list_vocabularies (Book *book)
{
  book->vocabularies = g_ptr_array_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const KotakuTableSpec *spec = kotaku_table_spec (order[i]);
      for (guint j = 0; j < spec->n_fields; j++)
        {
          gpointer words = (gpointer) spec->fields[j].words;
          if (words != NULL && !g_ptr_array_find (book->vocabularies, words, NULL))
            g_ptr_array_add (book->vocabularies, words);
        }
    }
}

static void
add_words (Book *book, const char *part)
{
  GPtrArray *vocabularies = book->vocabularies;
  gsize n_rows = 0;
  g_autofree char *columns = g_strdup_printf (
      "<col min=\"1\" max=\"%u\" width=\"22\" customWidth=\"1\"/>", vocabularies->len);
  GString *xml = begin_sheet (columns, TRUE);
  g_autofree const char **cells = g_new0 (const char *, vocabularies->len);
  for (guint i = 0; i < vocabularies->len; i++)
    {
      const KotakuVocabulary *words = g_ptr_array_index (vocabularies, i);
      cells[i] = words->field;
      n_rows = MAX (n_rows, words->n_words);
    }
  append_row (xml, 1, cells, vocabularies->len, KOTAKU_CELL_HEADER);
  for (gsize row = 0; row < n_rows; row++)
    {
      for (guint i = 0; i < vocabularies->len; i++)
        {
          const KotakuVocabulary *words = g_ptr_array_index (vocabularies, i);
          cells[i] = row < words->n_words ? choose_text (book, words->words[row].english,
                                                         words->words[row].indonesian)
                                          : NULL;
        }
      append_row (xml, row + 2, cells, vocabularies->len, KOTAKU_CELL_AS_TEXT);
    }
  g_string_append (xml, "</sheetData></worksheet>\n");
  take_part (book, part, xml);
}

/* -- parts that say where the others are -- */

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
#define OPEN_XML "http://schemas.openxmlformats.org"
#define SHEET_TYPE "application/vnd.openxmlformats-officedocument.spreadsheetml."

static void
add_types (Book *book)
{
  GString *xml = g_string_new (
      HEAD "<Types xmlns=\"" OPEN_XML "/package/2006/content-types\">"
           "<Default Extension=\"rels\" ContentType=\"application/"
           "vnd.openxmlformats-package.relationships+xml\"/>"
           "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
           "<Override PartName=\"/xl/workbook.xml\" ContentType=\"" SHEET_TYPE "sheet.main+xml\"/>"
           "<Override PartName=\"/xl/styles.xml\" ContentType=\"" SHEET_TYPE "styles+xml\"/>");
  for (gint i = 1; i <= N_SHEETS; i++)
    g_string_append_printf (xml,
                            "<Override PartName=\"/xl/worksheets/sheet%d.xml\" "
                            "ContentType=\"" SHEET_TYPE "worksheet+xml\"/>",
                            i);
  g_string_append (xml, "</Types>\n");
  take_part (book, "[Content_Types].xml", xml);
}

static void
add_root (Book *book)
{
  take_part (book, "_rels/.rels",
             g_string_new (HEAD "<Relationships xmlns=\"" OPEN_XML "/package/2006/relationships\">"
                                "<Relationship Id=\"rId1\" Type=\"" OPEN_XML
                                "/officeDocument/2006/relationships/officeDocument\" "
                                "Target=\"xl/workbook.xml\"/></Relationships>\n"));
}

static void
append_sheet (GString *xml, const char *name, gint number)
{
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  g_string_append_printf (xml, "<sheet name=\"%s\" sheetId=\"%d\" r:id=\"rId%d\"/>", escaped,
                          number, number);
}

/* The sheet with the ties is the one that opens. */
static void
add_workbook (Book *book)
{
  GString *xml = g_string_new (
      HEAD "<workbook xmlns=\"" OPEN_XML "/spreadsheetml/2006/main\" xmlns:r=\"" OPEN_XML
           "/officeDocument/2006/relationships\"><bookViews><workbookView activeTab=\"1\"/>"
           "</bookViews><sheets>");
  append_sheet (xml, get_sheet_name (book, 0), 1);
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const KotakuTableSpec *spec = kotaku_table_spec (order[i]);
      g_autofree char *name = choose (book, spec->name, spec->indonesian);
      append_sheet (xml, name, (gint) i + 2);
    }
  append_sheet (xml, get_sheet_name (book, 1), N_SHEETS);
  g_string_append (xml, "</sheets></workbook>\n");
  take_part (book, "xl/workbook.xml", xml);
  xml = g_string_new (HEAD "<Relationships xmlns=\"" OPEN_XML "/package/2006/relationships\">");
  for (gint i = 1; i <= N_SHEETS; i++)
    g_string_append_printf (xml,
                            "<Relationship Id=\"rId%d\" Type=\"" OPEN_XML
                            "/officeDocument/2006/relationships/worksheet\" "
                            "Target=\"worksheets/sheet%d.xml\"/>",
                            i, i);
  g_string_append (xml, "<Relationship Id=\"rIdStyles\" Type=\"" OPEN_XML
                        "/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/>"
                        "</Relationships>\n");
  take_part (book, "xl/_rels/workbook.xml.rels", xml);
}

static gboolean
fill (Book *book, GError **error)
{
  static const char *const names[N_SHEETS]
      = { "xl/worksheets/sheet1.xml",  "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml",
          "xl/worksheets/sheet4.xml",  "xl/worksheets/sheet5.xml", "xl/worksheets/sheet6.xml",
          "xl/worksheets/sheet7.xml",  "xl/worksheets/sheet8.xml", "xl/worksheets/sheet9.xml",
          "xl/worksheets/sheet10.xml", "xl/worksheets/sheet11.xml" };
  list_vocabularies (book);
  add_types (book);
  add_root (book);
  add_workbook (book);
  take_part (book, "xl/styles.xml", g_string_new (kotaku_workbook_styles));
  add_explanations (book, names[0]);
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (!add_table (book, kotaku_table_spec (order[i]), names[i + 1], error))
      return FALSE;
  add_words (book, names[N_SHEETS - 1]);
  return TRUE;
}

gboolean
kotaku_workbook_write (KotakuNetwork *network,
                       KotakuLanguage language,
                       GCancellable *cancellable,
                       KotakuText *to,
                       GError **error)
{
  Book book = { .network = network,
                .indonesian = language == KOTAKU_LANGUAGE_ID,
                .cancellable = cancellable };
  gboolean done = fill (&book, error) && !g_cancellable_set_error_if_cancelled (cancellable, error)
                  && kotaku_package_write (book.parts, book.n_parts, to, error);
  for (gsize i = 0; i < book.n_parts; i++)
    g_free (book.parts[i].text);
  g_ptr_array_unref (book.vocabularies);
  return done;
}

gboolean
kotaku_export_workbook (KotakuExport *export, GError **error)
{
  return kotaku_workbook_write (export->network, KOTAKU_LANGUAGE_EN, export->cancellable,
                                &export->text, error);
}
