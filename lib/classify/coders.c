/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Several codings: their views, their names, and their pairs beside each other. */

#include "classify/agree-private.h"

#include <stdlib.h>
#include <string.h>

#define CANCEL_EVERY 65536

void
kotaku_coders_clear (KotakuCoders *coders)
{
  for (gsize c = 0; c < coders->n; c++)
    {
      g_clear_pointer (&coders->views[c], kotaku_view_unref);
      g_clear_pointer (&coders->own[c], kotaku_pairs_free);
      g_free (coders->names[c]);
    }
  g_free (coders->views);
  g_free (coders->own);
  g_free (coders->pairs);
  g_free (coders->names);
  g_clear_pointer (&coders->ids, kotaku_dictionary_unref);
  g_free (coders->number);
  g_free (coders->code);
  g_free (coders->codings);
}

/* -- names -- */

/* The last part of the path; what cannot stand in a column, a list or a path becomes '_'. */
static char *
make_name (KotakuNetwork *network, gsize coder)
{
  const char *path = kotaku_network_get_name (network);
  if (path == NULL || *path == 0)
    return g_strdup_printf ("coder-%d", (int) coder + 1);
  g_autofree char *base = g_path_get_basename (path);
  return g_strdelimit (g_strdup (base), "|;,:/\\\"\n\r\t", '_');
}

static gboolean
is_taken (const KotakuCoders *coders, gsize n, const char *name)
{
  static const char *const columns[] = { "a", "b", "field", NULL };
  for (gsize c = 0; c < n; c++)
    if (strcmp (coders->names[c], name) == 0)
      return TRUE;
  return g_strv_contains (columns, name);
}

static void
name_coders (KotakuCoders *coders, KotakuNetwork *const *networks)
{
  for (gsize c = 0; c < coders->n; c++)
    {
      g_autofree char *name = make_name (networks[c], c);
      coders->names[c] = g_strdup (name);
      for (int i = 2; is_taken (coders, c, coders->names[c]); i++)
        {
          g_free (coders->names[c]);
          coders->names[c] = g_strdup_printf ("%s-%d", name, i);
        }
    }
}

/* -- ids -- */

static int
compare_codes (const void *a, const void *b, gpointer ids)
{
  return strcmp (kotaku_dictionary_get (ids, *(const gint32 *) a),
                 kotaku_dictionary_get (ids, *(const gint32 *) b));
}

static gboolean
number_ids (KotakuCoders *coders, GError **error)
{
  gsize n = kotaku_dictionary_get_size (coders->ids);
  coders->code = KOTAKU_ALLOC (gint32, n, error);
  coders->number = coders->code != NULL ? KOTAKU_ALLOC (gint32, n, error) : NULL;
  if (coders->number == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    coders->code[i] = (gint32) i;
  g_qsort_with_data (coders->code, (gint) n, sizeof (gint32), compare_codes, coders->ids);
  for (gsize i = 0; i < n; i++)
    coders->number[coders->code[i]] = (gint32) i;
  return TRUE;
}

/* All ids of the networks, whatever is selected of them. */
static gboolean
intern_ids (KotakuCoders *coders, KotakuNetwork *network, GCancellable *cancellable, GError **error)
{
  gsize n = kotaku_network_get_n_nodes (network);
  for (gsize i = 0; i < n; i++)
    {
      const char *id = kotaku_network_get_node_id (network, (KotakuNode) i);
      if (i % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (kotaku_dictionary_intern (&coders->ids, id, strlen (id), error) < 0)
        return FALSE;
    }
  return TRUE;
}

/* How many coders have each id. */
static guint32 *
count_ids (const KotakuCoders *coders, KotakuNetwork *const *networks, GError **error)
{
  guint32 *count = KOTAKU_ALLOC0 (guint32, kotaku_dictionary_get_size (coders->ids), error);
  for (gsize c = 0; count != NULL && c < coders->n; c++)
    for (gsize i = 0; i < kotaku_network_get_n_nodes (networks[c]); i++)
      count[coders->code[kotaku_coders_get_number (coders, c, (KotakuNode) i)]]++;
  return count;
}

/* A coding that has nothing in common with any other is of something else. One without nodes is
 * only empty. */
static gboolean
check_ids (const KotakuCoders *coders,
           KotakuNetwork *const *networks,
           const KotakuCommand *command,
           GError **error)
{
  g_autofree guint32 *count = count_ids (coders, networks, error);
  if (count == NULL)
    return FALSE;
  for (gsize c = 0; c < coders->n; c++)
    {
      gsize n = kotaku_network_get_n_nodes (networks[c]), i = 0;
      while (i < n && count[coders->code[kotaku_coders_get_number (coders, c, (KotakuNode) i)]] < 2)
        i++;
      if (n == 0 || i < n)
        continue;
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_OUT_OF_RANGE,
                   "%s: \"%s\" shares no id with the others, expected codings of the same actors "
                   "and institutions",
                   command->name, coders->names[c]);
      return FALSE;
    }
  return TRUE;
}

gint32
kotaku_coders_get_number (const KotakuCoders *coders, gsize coder, KotakuNode node)
{
  KotakuNetwork *network = kotaku_view_peek_network (coders->views[coder]);
  const char *id = kotaku_network_get_node_id (network, node);
  return coders->number[kotaku_dictionary_find (coders->ids, id, strlen (id))];
}

const char *
kotaku_coders_get_id (const KotakuCoders *coders, gint32 number)
{
  return kotaku_dictionary_get (coders->ids, coders->code[number]);
}

/* -- making -- */

static gboolean
allocate (KotakuCoders *coders, gsize n, GError **error)
{
  coders->views = KOTAKU_ALLOC0 (KotakuView *, n, error);
  coders->own = coders->views != NULL ? KOTAKU_ALLOC0 (KotakuPairs *, n, error) : NULL;
  coders->pairs = coders->own != NULL ? KOTAKU_ALLOC0 (const KotakuPairs *, n, error) : NULL;
  coders->names = coders->pairs != NULL ? KOTAKU_ALLOC0 (char *, n, error) : NULL;
  coders->ids = coders->names != NULL ? kotaku_dictionary_new (error) : NULL;
  if (coders->ids == NULL)
    return FALSE;
  coders->n = n;
  return TRUE;
}

static gboolean
make_views (KotakuCoders *coders,
            KotakuNetwork *const *networks,
            KotakuOptions *options,
            GCancellable *cancellable,
            GError **error)
{
  g_autoptr (KotakuSelection) selection = kotaku_selection_new_from_options (options);
  for (gsize c = 0; c < coders->n; c++)
    {
      coders->views[c] = kotaku_network_get_view (networks[c], selection, cancellable, error);
      if (coders->views[c] == NULL)
        {
          g_prefix_error (error, "%s: ", coders->names[c]);
          return FALSE;
        }
      if (!intern_ids (coders, networks[c], cancellable, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
kotaku_coders_init (KotakuCoders *coders,
                    KotakuNetwork *const *networks,
                    gsize n_networks,
                    const KotakuCommand *command,
                    KotakuOptions *options,
                    GCancellable *cancellable,
                    GError **error)
{
  if (n_networks < 2)
    {
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_OUT_OF_RANGE,
                   "%s: expected two or more codings, found %d", command->name, (int) n_networks);
      return FALSE;
    }
  if (!allocate (coders, n_networks, error))
    return FALSE;
  name_coders (coders, networks);
  return make_views (coders, networks, options, cancellable, error) && number_ids (coders, error)
         && check_ids (coders, networks, command, error);
}

/* -- pairs -- */

static int
compare_codings (const void *a, const void *b)
{
  const KotakuCoding *left = a, *right = b;
  if (left->a != right->a)
    return left->a < right->a ? -1 : 1;
  if (left->b != right->b)
    return left->b < right->b ? -1 : 1;
  return (left->coder > right->coder) - (left->coder < right->coder);
}

static gboolean
settle_pairs (KotakuCoders *coders,
              KotakuOptions *options,
              GCancellable *cancellable,
              GError **error)
{
  for (gsize c = 0; c < coders->n; c++)
    {
      if (options != NULL && kotaku_options_has (options, "tolerance"))
        coders->pairs[c] = coders->own[c] = kotaku_pairs_new (
            coders->views[c], kotaku_options_get_double (options, "tolerance"), cancellable, error);
      else
        coders->pairs[c] = kotaku_pairs_get (coders->views[c], cancellable, error);
      if (coders->pairs[c] == NULL)
        return FALSE;
      coders->n_codings += coders->pairs[c]->n;
    }
  return TRUE;
}

gboolean
kotaku_coders_pair (KotakuCoders *coders,
                    KotakuOptions *options,
                    GCancellable *cancellable,
                    GError **error)
{
  gsize filled = 0, n_nodes = 0;
  if (!settle_pairs (coders, options, cancellable, error))
    return FALSE;
  coders->codings = KOTAKU_ALLOC (KotakuCoding, coders->n_codings, error);
  if (coders->codings == NULL)
    return FALSE;
  for (gsize c = 0; c < coders->n; c++)
    {
      const KotakuNode *nodes = kotaku_view_get_nodes (coders->views[c], &n_nodes);
      for (gsize p = 0; p < coders->pairs[c]->n; p++)
        {
          const KotakuPair *pair = &coders->pairs[c]->pairs[p];
          if (p % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
          gint32 a = kotaku_coders_get_number (coders, c, nodes[pair->a]);
          gint32 b = kotaku_coders_get_number (coders, c, nodes[pair->b]);
          coders->codings[filled++]
              = (KotakuCoding){ MIN (a, b), MAX (a, b), (guint32) c, pair, a > b };
        }
    }
  if (filled > 1)
    qsort (coders->codings, filled, sizeof *coders->codings, compare_codings);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

gsize
kotaku_coders_get_end (const KotakuCoders *coders, gsize first)
{
  gsize end = first;
  while (end < coders->n_codings && coders->codings[end].a == coders->codings[first].a
         && coders->codings[end].b == coders->codings[first].b)
    end++;
  return end;
}
