/* SPDX-License-Identifier: GPL-2.0-or-later */
/* A network made in memory from whole columns, then asked from two threads at once. A view is a
 * snapshot that any number of threads may read. */
#include <kotaku.h>
#include <stdio.h>

static const char *const ids[] = { "lurah", "lkm", "facilitator", "waste-bank" };
static const char *const from[] = { "lurah", "facilitator", "facilitator", "lkm" };
static const char *const to[] = { "lkm", "lkm", "lurah", "waste-bank" };
static const char *const directions[] = { "vertical", "vertical", "horizontal", "horizontal" };

static gboolean
add_institutions (KotakuNetwork *network, GError **error)
{
  g_autoptr (KotakuFrame) rows = kotaku_frame_new (G_N_ELEMENTS (ids));
  return kotaku_frame_add_strings (rows, "id", ids, G_N_ELEMENTS (ids), error)
         && kotaku_network_append_rows (network, KOTAKU_TABLE_INSTITUTIONS, rows, NULL, NULL,
                                        error);
}

static gboolean
add_ties (KotakuNetwork *network, GError **error)
{
  gsize n = G_N_ELEMENTS (from);
  g_autoptr (KotakuFrame) rows = kotaku_frame_new (n);
  return kotaku_frame_add_strings (rows, "from", from, n, error)
         && kotaku_frame_add_strings (rows, "to", to, n, error)
         && kotaku_frame_add_strings (rows, "direction", directions, n, error)
         && kotaku_network_append_rows (network, KOTAKU_TABLE_TIES, rows, NULL, NULL, error);
}

/* Runs in a thread of its own. */
static gpointer
find_roles (gpointer view)
{
  return kotaku_view_dominance (view, NULL, NULL, NULL);
}

static void
print_roles (KotakuFrame *roles)
{
  for (gsize row = 0; row < kotaku_frame_get_n_rows (roles); row++)
    printf ("%s: %s\n", kotaku_frame_get_string (roles, "id", row, NULL),
            kotaku_frame_get_string (roles, "dominance_role", row, NULL));
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  g_autoptr (KotakuView) view = NULL;
  if (add_institutions (network, &error) && add_ties (network, &error))
    view = kotaku_network_get_view (network, NULL, NULL, &error);
  if (view == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  GThread *other = g_thread_new ("roles", find_roles, view);
  g_autoptr (KotakuFrame) metrics
      = kotaku_view_measure (view, (const char *const[]){ "degree", NULL }, NULL, NULL, &error);
  g_autoptr (KotakuFrame) roles = g_thread_join (other);
  if (metrics == NULL || roles == NULL)
    return 1;
  print_roles (roles);
  g_autofree char *text
      = kotaku_frame_to_text (metrics, KOTAKU_FORMAT_CSV, KOTAKU_LANGUAGE_EN, NULL, &error);
  printf ("\n%s", text);
  return 0;
}
