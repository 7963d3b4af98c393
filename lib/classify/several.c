/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What a result of several networks says of itself. */

#include "classify/classify-private.h"

typedef struct
{
  gsize n;
  KotakuNetwork **networks;
} Networks;

static void
networks_free (gpointer data)
{
  Networks *networks = data;
  for (gsize i = 0; i < networks->n; i++)
    kotaku_network_unref (networks->networks[i]);
  g_free (networks->networks);
  g_free (networks);
}

/* One each, '|' between; NULL where one cannot be made. */
static char *
make_checksums (gpointer data, GCancellable *cancellable)
{
  const Networks *networks = data;
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  for (gsize i = 0; i < networks->n; i++)
    {
      g_autofree char *checksum
          = kotaku_network_get_checksum (networks->networks[i], cancellable, NULL);
      if (checksum == NULL)
        return NULL;
      if (i > 0)
        kotaku_text_append_c (&text, '|');
      kotaku_text_append (&text, checksum, -1);
    }
  return kotaku_text_steal (&text, NULL);
}

gboolean
kotaku_views_describe (KotakuView *const *views,
                       gsize n,
                       const KotakuCommand *command,
                       KotakuOptions *options,
                       KotakuFrame *frame,
                       GError **error)
{
  Networks *networks = g_new0 (Networks, 1);
  networks->networks = KOTAKU_ALLOC (KotakuNetwork *, n, error);
  if (networks->networks == NULL)
    {
      networks_free (networks);
      return FALSE;
    }
  for (gsize i = 0; i < n; i++)
    {
      networks->networks[networks->n++] = kotaku_network_ref (kotaku_view_peek_network (views[i]));
      kotaku_view_describe (views[i], command, options, frame);
    }
  kotaku_frame_set_lazy_metadata (frame, "dataset", make_checksums, networks, networks_free);
  return TRUE;
}
