/* SPDX-License-Identifier: GPL-2.0-or-later */

/* UCINET's DL (Borgatti, Everett and Freeman 2002): fullmatrix, edgelist1 and nodelist1, with
 * labels before the data, embedded in them, or none. */

#include "dataset/import-private.h"

#include <string.h>

#define SEPARATORS ",="

typedef enum
{
  FORM_FULLMATRIX,
  FORM_EDGELIST,
  FORM_NODELIST
} Form;

typedef struct
{
  KotakuImport *graph;
  KotakuScan scan;
  gint64 *line;
  guint64 n, n_matrices;
  Form form;
  gboolean embedded;
  KotakuDictionary *labels;    /* by number, from 0 */
  KotakuDictionary *relations; /* labels of matrices */
  guint64 matrix;              /* being read, from 0 */
} Reader;

static gboolean
fail_word (Reader *reader, const KotakuScanned *word, const char *expected, GError **error)
{
  return kotaku_scan_fail (&reader->scan, reader->line, error, "found \"%.*s\", expected %s",
                           (int) MIN (word->length, 60), word->text, expected);
}

/* The next word on whatever line. */
static gboolean
next_word (Reader *reader, KotakuScanned *word)
{
  return kotaku_scan_skip_space (&reader->scan, SEPARATORS)
         && kotaku_scan_word (&reader->scan, SEPARATORS, word);
}

static gboolean
need_word (Reader *reader, KotakuScanned *word, const char *expected, GError **error)
{
  return next_word (reader, word)
         || kotaku_scan_fail (&reader->scan, reader->line, error, "the file ends, expected %s",
                              expected);
}

/* -- header -- */

static gboolean
read_count (Reader *reader, guint64 *count, GError **error)
{
  KotakuScanned word;
  if (!need_word (reader, &word, "a number", error))
    return FALSE;
  if (!kotaku_scanned_to_number (&word, count) || *count == 0)
    return fail_word (reader, &word, "a number from 1 on", error);
  return *count <= (guint64) (reader->scan.end - reader->scan.text)
         || fail_word (reader, &word, "a number that the file has room for", error);
}

static gboolean
read_form (Reader *reader, GError **error)
{
  static const struct
  {
    const char *name;
    Form form;
  } forms[] = { { "fullmatrix", FORM_FULLMATRIX }, { "fm", FORM_FULLMATRIX },
                { "edgelist1", FORM_EDGELIST },    { "el1", FORM_EDGELIST },
                { "nodelist1", FORM_NODELIST },    { "nl1", FORM_NODELIST } };
  KotakuScanned word;
  if (!need_word (reader, &word, "a format", error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (kotaku_scanned_is (&word, forms[i].name))
      {
        reader->form = forms[i].form;
        return TRUE;
      }
  return fail_word (reader, &word, "fullmatrix, edgelist1 or nodelist1", error);
}

/* The words of a list; each is another. */
static gboolean
read_labels (Reader *reader, KotakuDictionary **labels, guint64 n, GError **error)
{
  for (guint64 i = 0; i < n; i++)
    {
      KotakuScanned word;
      if (!need_word (reader, &word, "a label for each node", error))
        return FALSE;
      if (word.length > 0 && word.text[word.length - 1] == ':' && !word.quoted)
        return fail_word (reader, &word, "a label for each node", error);
      gint32 code = kotaku_dictionary_intern (labels, word.text, word.length, error);
      if (code < 0)
        return FALSE;
      if ((guint64) code != i)
        return fail_word (reader, &word, "another label: this one is taken", error);
    }
  return TRUE;
}

static gboolean
is_header (const KotakuScanned *word, const char *name)
{
  KotakuScanned bare = *word;
  if (bare.length > 0 && bare.text[bare.length - 1] == ':')
    bare.length--;
  return !word->quoted && kotaku_scanned_is (&bare, name);
}

/* "labels:" and what comes before it; "labels embedded". */
static gboolean
read_label_header (Reader *reader, KotakuDictionary **labels, guint64 n, GError **error)
{
  KotakuScanned word;
  const KotakuScan before = reader->scan;
  if (need_word (reader, &word, "labels", NULL) && is_header (&word, "embedded"))
    {
      reader->embedded = TRUE;
      return TRUE;
    }
  reader->scan = before;
  if (n == 0)
    return kotaku_scan_fail (&reader->scan, reader->line, error,
                             "labels stand before the number of nodes, expected N=...");
  return read_labels (reader, labels, n, error);
}

/* Rows and columns have labels of their own only where they are other nodes. */
static gboolean
read_qualified (Reader *reader, const KotakuScanned *first, GError **error)
{
  KotakuScanned word;
  if (!need_word (reader, &word, "labels", error))
    return FALSE;
  if (!is_header (&word, "labels"))
    return fail_word (reader, &word, "labels", error);
  if (is_header (first, "matrix") || is_header (first, "level"))
    return read_label_header (reader, &reader->relations, reader->n_matrices, error);
  g_autoptr (GError) other = NULL;
  KotakuDictionary *own = kotaku_dictionary_new (error);
  if (own == NULL)
    return FALSE;
  gboolean done = read_label_header (reader, &own, reader->n, error);
  gsize n = kotaku_dictionary_get_size (own), known = kotaku_dictionary_get_size (reader->labels);
  for (gsize i = 0; done && i < n; i++)
    {
      const char *label = kotaku_dictionary_get (own, (gint32) i);
      if (known == 0)
        done = kotaku_dictionary_intern (&reader->labels, label, strlen (label), error) >= 0;
      else if (g_strcmp0 (label, kotaku_dictionary_get (reader->labels, (gint32) i)) != 0)
        done = kotaku_scan_fail (&reader->scan, reader->line, error,
                                 "rows and columns of other nodes are not read");
    }
  kotaku_dictionary_unref (own);
  return done;
}

static gboolean
read_header (Reader *reader, GError **error)
{
  KotakuScanned word;
  if (!next_word (reader, &word) || !kotaku_scanned_is (&word, "dl"))
    return kotaku_scan_fail (&reader->scan, reader->line, error,
                             "this is no UCINET file: it does not begin with DL");
  for (;;)
    {
      gboolean done;
      if (!need_word (reader, &word, "DATA:", error))
        return FALSE;
      if (is_header (&word, "data"))
        return reader->n > 0
               || kotaku_scan_fail (&reader->scan, reader->line, error,
                                    "the number of nodes is missing, expected N=...");
      if (is_header (&word, "n"))
        done = read_count (reader, &reader->n, error);
      else if (is_header (&word, "nm"))
        done = read_count (reader, &reader->n_matrices, error);
      else if (is_header (&word, "format"))
        done = read_form (reader, error);
      else if (is_header (&word, "labels"))
        done = read_label_header (reader, &reader->labels, reader->n, error);
      else if (is_header (&word, "row") || is_header (&word, "col") || is_header (&word, "column")
               || is_header (&word, "matrix") || is_header (&word, "level"))
        done = read_qualified (reader, &word, error);
      else if (is_header (&word, "diagonal"))
        done
            = need_word (reader, &word, "present or absent", error)
              && (is_header (&word, "present")
                  || fail_word (reader, &word, "present: a matrix without one is not read", error));
      else
        return fail_word (reader, &word, "N, NM, FORMAT, LABELS or DATA", error);
      if (!done)
        return FALSE;
    }
}

/* -- data -- */

/* The node that a word of the data means, as its number from 0. */
static gboolean
find_node (Reader *reader, const KotakuScanned *word, gint32 *node, GError **error)
{
  guint64 number;
  if (!reader->embedded && kotaku_scanned_to_number (word, &number) && number >= 1
      && number <= reader->n)
    {
      *node = (gint32) number - 1;
      return TRUE;
    }
  *node = kotaku_dictionary_find (reader->labels, word->text, word->length);
  if (*node < 0 && reader->embedded && kotaku_dictionary_get_size (reader->labels) < reader->n)
    {
      *node = kotaku_dictionary_intern (&reader->labels, word->text, word->length, error);
      return *node >= 0;
    }
  if (*node >= 0)
    return TRUE;
  return reader->embedded ? fail_word (reader, word, "no more labels than there are nodes", error)
                          : kotaku_scan_fail (
                              &reader->scan, reader->line, error,
                              "\"%.*s\" is no node, expected a number from 1 to %" G_GUINT64_FORMAT
                              " or a label",
                              (int) MIN (word->length, 60), word->text, reader->n);
}

static gboolean
set_end (Reader *reader, gsize column, gint32 node, GError **error)
{
  char number[16];
  const char *label = (gsize) node < kotaku_dictionary_get_size (reader->labels)
                          ? kotaku_dictionary_get (reader->labels, node)
                          : number;
  g_snprintf (number, sizeof number, "%d", node + 1);
  return kotaku_import_set_edge (reader->graph, column, label, strlen (label), error);
}

static gboolean
add_tie (Reader *reader, gint32 from, gint32 to, const KotakuScanned *weight, GError **error)
{
  char number[32];
  const char *relation = NULL;
  g_snprintf (number, sizeof number, "%" G_GUINT64_FORMAT, reader->matrix + 1);
  if (reader->n_matrices > 1)
    relation = reader->matrix < kotaku_dictionary_get_size (reader->relations)
                   ? kotaku_dictionary_get (reader->relations, (gint32) reader->matrix)
                   : number;
  return set_end (reader, KOTAKU_IMPORT_FROM, from, error)
         && set_end (reader, KOTAKU_IMPORT_TO, to, error)
         && (weight == NULL
             || kotaku_import_set_edge (reader->graph, KOTAKU_IMPORT_WEIGHT, weight->text,
                                        weight->length, error))
         && (relation == NULL
             || kotaku_import_name_edge (reader->graph, "relation", 8, relation, strlen (relation),
                                         error))
         && kotaku_import_end_edge (reader->graph, TRUE, reader->scan.line, error);
}

/* Numbers run on over line ends; embedded labels stand before the first row and before each. */
static gboolean
read_matrix (Reader *reader, GError **error)
{
  KotakuScanned word;
  gint32 node;
  for (guint64 i = 0; reader->embedded && i < reader->n; i++)
    if (!need_word (reader, &word, "a label for each column", error)
        || !find_node (reader, &word, &node, error))
      return FALSE;
  for (guint64 i = 0; i < reader->n * reader->n; i++)
    {
      double value;
      gint32 from = (gint32) (i / reader->n), to = (gint32) (i % reader->n);
      if (to == 0 && g_cancellable_set_error_if_cancelled (reader->graph->cancellable, error))
        return FALSE;
      if (to == 0 && reader->embedded
          && (!need_word (reader, &word, "the label of a row", error)
              || !find_node (reader, &word, &node, error)))
        return FALSE;
      if (!need_word (reader, &word, "a number for each pair", error))
        return FALSE;
      if (!kotaku_text_to_double (word.text, word.length, &value))
        return fail_word (reader, &word, "a number", error);
      if (value != 0 && !add_tie (reader, reader->embedded ? node : from, to, &word, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_edge (Reader *reader, const KotakuScanned *first, GError **error)
{
  KotakuScanned second, weight, rest;
  gint32 from, to;
  double value;
  if (!kotaku_scan_word (&reader->scan, SEPARATORS, &second))
    return fail_word (reader, first, "two nodes and a weight", error);
  gboolean weighted = kotaku_scan_word (&reader->scan, SEPARATORS, &weight);
  if (weighted && !kotaku_text_to_double (weight.text, weight.length, &value))
    return fail_word (reader, &weight, "a weight", error);
  if (weighted && kotaku_scan_word (&reader->scan, SEPARATORS, &rest))
    return fail_word (reader, &rest, "the end of the line", error);
  if (!find_node (reader, first, &from, error) || !find_node (reader, &second, &to, error))
    return FALSE;
  return (weighted && value == 0) || add_tie (reader, from, to, weighted ? &weight : NULL, error);
}

static gboolean
read_list (Reader *reader, const KotakuScanned *first, GError **error)
{
  KotakuScanned word;
  gint32 from, to;
  if (!find_node (reader, first, &from, error))
    return FALSE;
  while (kotaku_scan_word (&reader->scan, SEPARATORS, &word))
    if (!find_node (reader, &word, &to, error) || !add_tie (reader, from, to, NULL, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_lines (Reader *reader, GError **error)
{
  KotakuScanned word;
  guint64 n_lines = 0;
  while (next_word (reader, &word))
    {
      if ((++n_lines & 1023) == 0
          && g_cancellable_set_error_if_cancelled (reader->graph->cancellable, error))
        return FALSE;
      if (word.text[0] == '!' && !word.quoted)
        {
          reader->matrix++;
          if (reader->matrix >= reader->n_matrices)
            return fail_word (reader, &word, "no more matrices than NM says", error);
        }
      else if (!(reader->form == FORM_EDGELIST ? read_edge (reader, &word, error)
                                               : read_list (reader, &word, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_matrices (Reader *reader, GError **error)
{
  KotakuScanned word;
  for (; reader->matrix < reader->n_matrices; reader->matrix++)
    if (!read_matrix (reader, error))
      return FALSE;
  return !next_word (reader, &word) || fail_word (reader, &word, "the end of the file", error);
}

static gboolean
add_nodes (Reader *reader, GError **error)
{
  gsize n_labels = kotaku_dictionary_get_size (reader->labels);
  gboolean named = reader->embedded || n_labels > 0;
  for (gsize i = 0; i < (named ? n_labels : reader->n); i++)
    {
      char number[32];
      const char *id = named ? kotaku_dictionary_get (reader->labels, (gint32) i) : number;
      g_snprintf (number, sizeof number, "%" G_GSIZE_FORMAT, i + 1);
      if (!kotaku_import_set_node (reader->graph, KOTAKU_IMPORT_ID, id, strlen (id), error)
          || !kotaku_import_end_node (reader->graph, 0, error))
        return FALSE;
    }
  if (!reader->embedded || n_labels == reader->n)
    return TRUE;
  return kotaku_scan_fail (&reader->scan, reader->line, error,
                           "%" G_GSIZE_FORMAT " labels are in the data of %" G_GUINT64_FORMAT
                           " nodes",
                           n_labels, reader->n);
}

static void
clear_reader (Reader *reader)
{
  g_clear_pointer (&reader->labels, kotaku_dictionary_unref);
  g_clear_pointer (&reader->relations, kotaku_dictionary_unref);
  kotaku_scan_clear (&reader->scan);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reader, clear_reader)

static gboolean
read_dl (KotakuImport *graph, gint64 *line, GError **error)
{
  g_auto (Reader) reader = { .graph = graph, .line = line, .n_matrices = 1 };
  if ((reader.labels = kotaku_dictionary_new (error)) == NULL
      || (reader.relations = kotaku_dictionary_new (error)) == NULL
      || !kotaku_scan_open (&reader.scan, graph->reading, line, error)
      || !read_header (&reader, error))
    return FALSE;
  return (reader.form == FORM_FULLMATRIX ? read_matrices (&reader, error)
                                         : read_lines (&reader, error))
         && add_nodes (&reader, error);
}

gboolean
kotaku_dl_load (KotakuReading *reading, GCancellable *cancellable, GError **error)
{
  return kotaku_import_load (reading, read_dl, cancellable, error);
}
