/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What each coder says of each pair. */

#include "classify/agree-private.h"

#include <string.h>

/* "vertical:lurah": a word, and who dominates; "" where nothing is said. NULL with error. */
static char *
describe (const KotakuCoders *coders, const KotakuCoding *coding, const char *field, GError **error)
{
  const KotakuPairField *of = kotaku_pair_field_find (field);
  const KotakuPair *pair = coding->pair;
  guint8 value = kotaku_pair_field_get (of, pair);
  gboolean vertical = strcmp (field, "direction") == 0 && value == KOTAKU_DIRECTION_VERTICAL;
  gboolean asymmetric = strcmp (field, "relation") == 0 && value == KOTAKU_RELATION_ASYMMETRIC;
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  kotaku_text_append (&text, of->text (value), -1);
  if ((vertical || asymmetric) && pair->dominant >= 0)
    {
      gint32 dominant = (pair->dominant == 0) != coding->turned ? coding->a : coding->b;
      kotaku_text_append_c (&text, ':');
      kotaku_text_append (&text, kotaku_coders_get_id (coders, dominant), -1);
    }
  return kotaku_text_steal (&text, error);
}

static gboolean
list_field (KotakuRows *rows,
            const KotakuCoders *coders,
            gsize first,
            gsize end,
            const char *field,
            GError **error)
{
  gboolean begun = FALSE;
  for (gsize i = first; i < end; i++)
    {
      const KotakuCoding *coding = &coders->codings[i];
      g_autofree char *text = describe (coders, coding, field, error);
      if (text == NULL)
        return FALSE;
      if (*text == 0)
        continue;
      if (!begun)
        {
          kotaku_rows_begin (rows);
          kotaku_rows_string (rows, 0, kotaku_coders_get_id (coders, coding->a));
          kotaku_rows_string (rows, 1, kotaku_coders_get_id (coders, coding->b));
          kotaku_rows_string (rows, 2, field);
          begun = TRUE;
        }
      kotaku_rows_string (rows, 3 + coding->coder, text);
    }
  return TRUE;
}

KotakuFrame *
kotaku_agree_list (const KotakuCoders *coders, GCancellable *cancellable, GError **error)
{
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  kotaku_text_append (&text, "a:s,b:s,field:w", -1);
  for (gsize c = 0; c < coders->n; c++)
    {
      kotaku_text_append_c (&text, ',');
      kotaku_text_append (&text, coders->names[c], -1);
      kotaku_text_append (&text, ":w", -1);
    }
  g_autofree char *columns = kotaku_text_steal (&text, error);
  if (columns == NULL)
    return NULL;
  g_autoptr (KotakuRows) rows = kotaku_rows_new (columns);
  for (gsize first = 0, end = 0; first < coders->n_codings; first = end)
    {
      end = kotaku_coders_get_end (coders, first);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      for (guint i = 0; i < KOTAKU_N_AGREE_FIELDS; i++)
        if (!list_field (rows, coders, first, end, kotaku_agree_fields[i], error))
          return NULL;
    }
  return kotaku_rows_finish (g_steal_pointer (&rows), error);
}
