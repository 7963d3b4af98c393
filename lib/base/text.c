/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Text as the data have it, made comparable. Cells and words are short: what is made here of one
 * cell comes from GLib's allocator. */

#include "base/base.h"

#include <string.h>

/* A longer text gets no suggestion. */
#define LONGEST_NEAREST 128

/* How many bytes of white or invisible text there are at the start. */
static gsize
measure_blank (const char *text, gsize length)
{
  guchar c = (guchar) text[0];
  if (c < 0x80)
    return c == ' ' || (c >= '\t' && c <= '\r') ? 1 : 0;
  gunichar character = g_utf8_get_char (text);
  gboolean blank = g_unichar_isspace (character) || character == 0xFEFF || character == 0x200B;
  return blank ? (gsize) (g_utf8_next_char (text) - text) : 0;
}

/* The text must be UTF-8. */
static void
trim (const char **text, gsize *length)
{
  gsize step;
  while (*length > 0 && (step = measure_blank (*text, *length)) > 0)
    {
      *text += step;
      *length -= step;
    }
  while (*length > 0)
    {
      const char *last = g_utf8_prev_char (*text + *length);
      if (measure_blank (last, (gsize) (*text + *length - last)) == 0)
        break;
      *length = (gsize) (last - *text);
    }
}

/* FALSE where there is a NUL or a byte above 127. */
static gboolean
is_plain (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) (text[i] - 1) >= 0x7F)
      return FALSE;
  return TRUE;
}

char *
kotaku_text_normalise (const char *text, gssize length)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;
  gboolean plain = is_plain (text, n);
  if (!plain && !g_utf8_validate_len (text, n, NULL))
    return NULL;
  trim (&text, &n);
  return plain ? g_strndup (text, n) : g_utf8_normalize (text, (gssize) n, G_NORMALIZE_NFC);
}

gboolean
kotaku_text_is_blank (const char *text, gsize length)
{
  if (!g_utf8_validate_len (text, length, NULL))
    return FALSE;
  trim (&text, &length);
  return length == 0;
}

static gboolean
is_joint (gunichar character)
{
  return character == '-' || character == '_' || character == '/' || g_unichar_isspace (character);
}

/* Joins the words of a folded text in place: a run of joints becomes one '_'. */
static void
join_words (char *text)
{
  char *to = text;
  const char *from = text;
  while (*from != 0)
    {
      const char *next = g_utf8_next_char (from);
      if (!is_joint (g_utf8_get_char (from)))
        while (from < next)
          *to++ = *from++;
      else if (to == text || to[-1] != '_')
        *to++ = '_';
      from = next;
    }
  *to = 0;
}

char *
kotaku_text_fold (const char *text, gssize length)
{
  char *normal = kotaku_text_normalise (text, length);
  if (normal == NULL)
    return NULL;
  if (is_plain (normal, strlen (normal)))
    {
      for (char *c = normal; *c != 0; c++)
        *c = g_ascii_tolower (*c);
      join_words (normal);
      return normal;
    }
  g_autofree char *folded = g_utf8_casefold (normal, -1);
  g_free (normal);
  char *composed = g_utf8_normalize (folded, -1, G_NORMALIZE_NFC);
  join_words (composed);
  return composed;
}

/* The code points of the folded text, or -1 where there are more than most. */
static int
fold_points (const char *text, gunichar *points, int most)
{
  int n = 0;
  const guchar *c = (const guchar *) text;
  for (; *c != 0 && *c < 0x80; c++)
    {
      if (n == most)
        return -1;
      points[n++] = is_joint (*c) ? '_' : (guchar) g_ascii_tolower ((char) *c);
    }
  if (*c == 0)
    return n;
  if (strlen (text) > (gsize) most * 8)
    return -1;
  g_autofree char *folded = kotaku_text_fold (text, -1);
  if (folded == NULL || g_utf8_strlen (folded, -1) > most)
    return -1;
  n = 0;
  for (const char *p = folded; *p != 0; p = g_utf8_next_char (p))
    points[n++] = g_utf8_get_char (p);
  return n;
}

/* Insertions, deletions, replacements and exchanges of neighbours between a and b (optimal string
 * alignment), or most + 1 where there are more than most: cells further than that from the diagonal
 * are not looked at. */
static int
measure_distance (const gunichar *a, int n_a, const gunichar *b, int n_b, int most)
{
  int rows[3][2 * LONGEST_NEAREST];
  if (ABS (n_a - n_b) > most)
    return most + 1;
  for (int j = 0; j <= n_b; j++)
    rows[0][j] = j;
  for (int i = 1; i <= n_a; i++)
    {
      int *before = rows[(i + 1) % 3], *last = rows[(i + 2) % 3], *row = rows[i % 3];
      int low = MAX (1, i - most), high = MIN (n_b, i + most), least = most + 1;
      row[low - 1] = low == 1 ? i : most + 1;
      if (i > 1 && high == i + most)
        last[high] = most + 1;
      for (int j = low; j <= high; j++)
        {
          int best = last[j - 1] + (a[i - 1] != b[j - 1]);
          best = MIN (best, MIN (last[j], row[j - 1]) + 1);
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            best = MIN (best, before[j - 2] + 1);
          row[j] = best;
          least = MIN (least, best);
        }
      if (least > most)
        return most + 1;
    }
  return MIN (rows[n_a % 3][n_b], most + 1);
}

/* So far may a candidate be off that is offered to someone who meant one of them, and one that is
 * held against a text that may be right as it is. */
static int
get_most (int n_points, gboolean careful)
{
  if (!careful)
    return MAX (1, n_points / 3);
  return n_points < 4 ? -1 : n_points < 8 ? 1 : 2;
}

static const char *
find_nearest (const char *text, const char *const *candidates, gsize n_candidates, gboolean careful)
{
  gunichar wanted[LONGEST_NEAREST], points[2 * LONGEST_NEAREST];
  int n_wanted = text != NULL ? fold_points (text, wanted, LONGEST_NEAREST) : 0;
  if (n_wanted <= 0)
    return NULL;
  const char *nearest = NULL;
  int most = get_most (n_wanted, careful);
  for (gsize i = 0; i < n_candidates && most >= 0; i++)
    {
      if (candidates[i] == NULL)
        continue;
      int n = fold_points (candidates[i], points, n_wanted + most);
      if (n < n_wanted - most || n < 1)
        continue;
      int distance = measure_distance (wanted, n_wanted, points, n, most);
      /* What has nothing in common is not near, however short. */
      if (distance > most || distance >= MAX (n_wanted, n))
        continue;
      nearest = candidates[i];
      most = distance - 1;
    }
  return nearest;
}

const char *
kotaku_text_nearest (const char *text, const char *const *candidates, gsize n_candidates)
{
  return find_nearest (text, candidates, n_candidates, FALSE);
}

const char *
kotaku_text_meant (const char *text, const char *const *candidates, gsize n_candidates)
{
  return find_nearest (text, candidates, n_candidates, TRUE);
}

char *
kotaku_text_suggestion (const char *text, const char *const *candidates, gsize n_candidates)
{
  const char *nearest = kotaku_text_nearest (text, candidates, n_candidates);
  return nearest != NULL ? g_strdup_printf (", did you mean %s?", nearest) : g_strdup ("");
}

char *
kotaku_text_quote (const char *text)
{
  const glong longest = 60;
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  GString *quoted = g_string_new ("\"");
  glong n = 0;
  for (const char *p = valid; *p != 0; p = g_utf8_next_char (p), n++)
    {
      gunichar character = g_utf8_get_char (p);
      if (n == longest)
        {
          g_string_append (quoted, "...");
          break;
        }
      g_string_append_unichar (quoted, g_unichar_iscntrl (character) ? ' ' : character);
    }
  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}

/* Past "RT", "RW", "Rt. " before a number. */
static const char *
skip_unit (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  if (g_ascii_tolower (text[0]) != 'r'
      || (g_ascii_tolower (text[1]) != 't' && g_ascii_tolower (text[1]) != 'w'))
    return text;
  const char *number = text + 2;
  while (*number == '.' || *number == '-' || *number == '_' || g_ascii_isspace (*number))
    number++;
  return g_ascii_isdigit (*number) ? number : text;
}

/* Compares the numbers that both texts begin with, and moves past them. */
static int
compare_number (const char **a, const char **b)
{
  gsize n_a = 0, n_b = 0;
  while (**a == '0')
    (*a)++;
  while (**b == '0')
    (*b)++;
  while (g_ascii_isdigit ((*a)[n_a]))
    n_a++;
  while (g_ascii_isdigit ((*b)[n_b]))
    n_b++;
  int order = n_a != n_b ? (n_a < n_b ? -1 : 1) : memcmp (*a, *b, n_a);
  *a += n_a;
  *b += n_b;
  return order;
}

int
kotaku_text_compare_unit (const char *a, const char *b)
{
  a = skip_unit (a != NULL ? a : "");
  b = skip_unit (b != NULL ? b : "");
  while (*a != 0 && *b != 0)
    {
      int order;
      if (g_ascii_isdigit (*a) && g_ascii_isdigit (*b))
        order = compare_number (&a, &b);
      else
        order = (guchar) g_ascii_tolower (*a++) - (guchar) g_ascii_tolower (*b++);
      if (order != 0)
        return order;
    }
  return (guchar) *a - (guchar) *b;
}
