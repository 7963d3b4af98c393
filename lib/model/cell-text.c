/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Words, lists, dates and other text of cells: their one canonical form. */

#include "model/model-private.h"

#define EVENT_PREFIX "event:"

gboolean
kotaku_cell_is_plain (const char *text, gsize length)
{
  if (length == 0 || (guchar) text[0] <= ' ' || (guchar) text[length - 1] <= ' ')
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if ((guchar) text[i] >= 0x80 || text[i] == '\0')
      return FALSE;
  return TRUE;
}

static gboolean
is_separator (char c, gboolean comma_splits)
{
  return c == '|' || c == ';' || (comma_splits && c == ',');
}

static gsize
measure_item (const char *text, gsize length, gboolean comma_splits)
{
  gsize n = 0;
  while (n < length && !is_separator (text[n], comma_splits))
    n++;
  return n;
}

/* Delineated may be answered by what a place is, too. */
static gboolean
read_word (const KotakuField *field, const char *text, gsize length, guint8 *value)
{
  const KotakuWord *word = kotaku_vocabulary_find (field->words, text, length);
  if (word == NULL && strcmp (field->name, "delineated") == 0)
    {
      word = kotaku_vocabulary_find (&kotaku_words_delineation, text, length);
      *value = word != NULL && word->value == KOTAKU_DELINEATION_DELINEATED ? KOTAKU_ANSWER_YES
                                                                            : KOTAKU_ANSWER_NO;
      return word != NULL;
    }
  if (word == NULL)
    return FALSE;
  if (field->kind == KOTAKU_KIND_STATED)
    *value = strcmp (word->english, "inferred") == 0;
  else
    *value = (guint8) word->value;
  return TRUE;
}

gboolean
kotaku_cell_read_byte (const KotakuField *field,
                       gboolean comma_splits,
                       const char *text,
                       gsize length,
                       guint8 *value)
{
  *value = 0;
  if (kotaku_text_is_blank (text, length))
    return TRUE;
  if (!field->several)
    return read_word (field, text, length, value);
  for (;;)
    {
      guint8 flag = 0;
      gsize n = measure_item (text, length, comma_splits);
      if (!kotaku_text_is_blank (text, n) && !read_word (field, text, n, &flag))
        return FALSE;
      *value |= flag;
      if (n == length)
        return TRUE;
      text += n + 1;
      length -= n + 1;
    }
}

/* An item of a list or a word of an open vocabulary: its English where it has one. */
static char *
read_open (const KotakuField *field, const char *text, gsize length)
{
  const KotakuWord *word
      = field->words != NULL ? kotaku_vocabulary_find (field->words, text, length) : NULL;
  return word != NULL ? g_strdup (word->english) : kotaku_text_normalise (text, (gssize) length);
}

static int
get_place (const KotakuField *field, const char *item)
{
  const KotakuWord *word
      = field->words != NULL ? kotaku_vocabulary_find (field->words, item, strlen (item)) : NULL;
  return word != NULL ? word->value : G_MAXINT;
}

static gint
compare_items (gconstpointer a, gconstpointer b, gpointer data)
{
  const char *p = *(const char *const *) a, *q = *(const char *const *) b;
  int i = get_place (data, p), j = get_place (data, q);
  if (i != j)
    return i < j ? -1 : 1;
  return strcmp (p, q);
}

/* Sorts, drops what stands twice, joins. */
static char *
join (const KotakuField *field, GPtrArray *items)
{
  GString *text = g_string_new (NULL);
  g_ptr_array_sort_with_data (items, compare_items, (gpointer) field);
  for (guint i = 0; i < items->len; i++)
    {
      if (i > 0 && strcmp (items->pdata[i], items->pdata[i - 1]) == 0)
        continue;
      if (text->len > 0)
        g_string_append_c (text, '|');
      g_string_append (text, items->pdata[i]);
    }
  return g_string_free (text, FALSE);
}

/* A cell holds few items. */
static char *
read_list (const KotakuField *field, gboolean comma_splits, const char *text, gsize length)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_free);
  for (;;)
    {
      gsize n = measure_item (text, length, comma_splits);
      char *item = read_open (field, text, n);
      if (item == NULL)
        return NULL;
      if (*item != '\0')
        g_ptr_array_add (items, item);
      else
        g_free (item);
      if (n == length)
        return join (field, items);
      text += n + 1;
      length -= n + 1;
    }
}

char *
kotaku_cell_join_items (const KotakuField *field,
                        const char *const *items,
                        gsize n_items,
                        GError **error)
{
  g_autoptr (GPtrArray) read = g_ptr_array_new_with_free_func (g_free);
  for (gsize i = 0; i < n_items; i++)
    {
      g_autofree char *quoted = kotaku_text_quote (items[i]);
      char *item = read_open (field, items[i], strlen (items[i]));
      if (item != NULL)
        g_ptr_array_add (read, item);
      if (item != NULL && *item != '\0' && strpbrk (item, "|;,") == NULL)
        continue;
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE,
                   "%s %s: an item is UTF-8 text, not empty, without '|', ';' and ','", field->name,
                   quoted);
      return NULL;
    }
  return join (field, read);
}

const char *
kotaku_date_get_event (const char *text)
{
  return g_str_has_prefix (text, EVENT_PREFIX) ? text + strlen (EVENT_PREFIX) : NULL;
}

/* "event:ID", the word in either language. */
static char *
read_event (const char *text, gsize length)
{
  const char *const prefixes[] = { EVENT_PREFIX, "peristiwa:", "kejadian:" };
  for (gsize i = 0; i < G_N_ELEMENTS (prefixes); i++)
    {
      gsize n = strlen (prefixes[i]);
      if (length <= n || g_ascii_strncasecmp (text, prefixes[i], n) != 0)
        continue;
      g_autofree char *id = kotaku_text_normalise (text + n, (gssize) (length - n));
      return id != NULL && *id != '\0' ? g_strconcat (EVENT_PREFIX, id, NULL) : NULL;
    }
  return NULL;
}

static char *
read_date (const KotakuField *field, gboolean slashes, const char *text, gsize length)
{
  KotakuSpan span;
  char canonical[11];
  g_autofree char *normal = kotaku_text_normalise (text, (gssize) length);
  if (normal == NULL || *normal == '\0')
    return g_steal_pointer (&normal);
  if (kotaku_date_parse (normal, strlen (normal), slashes, &span, canonical))
    return g_strdup (canonical);
  return field->kind == KOTAKU_KIND_DATE ? read_event (normal, strlen (normal)) : NULL;
}

char *
kotaku_cell_read_text (const KotakuField *field,
                       const KotakuDialect *dialect,
                       gboolean comma_splits,
                       const char *text,
                       gsize length,
                       GError **error)
{
  switch (field->kind)
    {
    case KOTAKU_KIND_OPEN:
      return read_open (field, text, length);
    case KOTAKU_KIND_LIST:
      return read_list (field, comma_splits, text, length);
    case KOTAKU_KIND_DATE:
    case KOTAKU_KIND_DAY:
      return read_date (field, dialect->slashes, text, length);
    default:
      return kotaku_text_normalise (text, (gssize) length);
    }
}

const char *
kotaku_cell_get_word (const KotakuField *field, guint8 value)
{
  if (field->kind == KOTAKU_KIND_STATED)
    return value != 0 ? "inferred" : "stated";
  return kotaku_vocabulary_get_text (field->words, value, KOTAKU_LANGUAGE_EN);
}

/* What a number lacks that the file's decimal sign decides. */
static const char *
get_hint (const KotakuField *field, const KotakuDialect *dialect, const char *text)
{
  char plain[KOTAKU_NUMBER_LENGTH];
  gsize n;
  gboolean comma = dialect->decimal == ',';
  if (!kotaku_kind_is_double (field->kind) || field->kind == KOTAKU_KIND_AMOUNT
      || strchr (text, comma ? '.' : ',') == NULL)
    return "";
  if (kotaku_cell_make_plain (dialect->decimal, text, strlen (text), plain, &n))
    return " without a sign between thousands";
  return comma ? " with a decimal comma" : " with a decimal point";
}

static const char *
get_date_forms (KotakuFieldKind kind, gboolean slashes)
{
  if (kind == KOTAKU_KIND_DATE)
    return slashes ? "YYYY-MM-DD, DD/MM/YYYY, YYYY-MM, YYYY or event:ID"
                   : "YYYY-MM-DD, YYYY-MM, YYYY or event:ID";
  return slashes ? "YYYY-MM-DD, DD/MM/YYYY, YYYY-MM or YYYY" : "YYYY-MM-DD, YYYY-MM or YYYY";
}

char *
kotaku_cell_describe_expected (const KotakuField *field,
                               const KotakuDialect *dialect,
                               const char *text)
{
  const char *hint = get_hint (field, dialect, text);
  switch (field->kind)
    {
    case KOTAKU_KIND_WORD:
    case KOTAKU_KIND_BOOLEAN:
    case KOTAKU_KIND_STATED:
      return kotaku_vocabulary_list (field->words);
    case KOTAKU_KIND_AREA:
      return g_strconcat ("a number of at least 0", hint, NULL);
    case KOTAKU_KIND_WEIGHT:
      return g_strconcat ("a number greater than 0", hint, NULL);
    case KOTAKU_KIND_AMOUNT:
      return g_strdup ("a number of at least 0 that reads in one way");
    case KOTAKU_KIND_SHARE:
      return g_strconcat ("a number from 0 to 1, or with %", hint, NULL);
    case KOTAKU_KIND_INTEGER:
      return g_strdup ("a whole number");
    case KOTAKU_KIND_DATE:
    case KOTAKU_KIND_DAY:
      return g_strdup (get_date_forms (field->kind, dialect->slashes));
    default:
      return g_strdup ("UTF-8 text");
    }
}

char *
kotaku_cell_describe_fault (const KotakuField *field,
                            const KotakuDialect *dialect,
                            const char *name,
                            const char *text)
{
  g_autofree char *quoted = kotaku_text_quote (text);
  g_autofree char *expected = kotaku_cell_describe_expected (field, dialect, text);
  if (field->words == NULL || kotaku_kind_is_text (field->kind))
    return g_strdup_printf ("%s is %s, expected %s", name, quoted, expected);
  g_autofree char *nearest = kotaku_vocabulary_suggestion (field->words, text);
  return g_strdup_printf ("unknown %s %s, expected %s%s", name, quoted, expected, nearest);
}
