/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* What a view holds, as text: "rt1 rt2", "t1 t3". */

#include "fixtures.h"
#include "testing.h"
#include "view/view-private.h"

static inline void
check_nodes (KotakuView *view, const char *expected)
{
  gsize n;
  const KotakuNode *nodes = kotaku_view_get_nodes (view, &n);
  g_autoptr (GString) found = g_string_new (NULL);
  for (gsize i = 0; i < n; i++)
    g_string_append_printf (found, "%s%s", i > 0 ? " " : "",
                            kotaku_network_get_node_id (kotaku_view_peek_network (view), nodes[i]));
  ck_assert_str_eq (found->str, expected);
}

static inline void
check_ties (KotakuView *view, const char *expected)
{
  gsize n;
  const KotakuTie *ties = kotaku_view_get_ties (view, &n);
  g_autoptr (GString) found = g_string_new (NULL);
  for (gsize i = 0; i < n; i++)
    {
      g_autofree char *name
          = kotaku_network_get_tie_name (kotaku_view_peek_network (view), ties[i]);
      g_string_append_printf (found, "%s%s", i > 0 ? " " : "", name);
    }
  ck_assert_str_eq (found->str, expected);
}

/* Selecting name=value of the fixture gives these ties, and all nodes. */
static inline void
check_selects (const char *name, const char *value, const char *expected)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, name, value, NULL);
  check_ties (view, expected);
  gsize n;
  kotaku_view_get_nodes (view, &n);
  ck_assert_uint_eq (n, kotaku_network_get_n_nodes (network));
}

static inline void
check_refused (KotakuNetwork *network,
               const char *name,
               const char *value,
               int code,
               const char *part)
{
  g_autoptr (KotakuSelection) selection = kotaku_selection_new ();
  g_autoptr (GError) error = NULL;
  kotaku_selection_set_text (selection, name, value);
  ck_assert_ptr_null (kotaku_network_get_view (network, selection, NULL, &error));
  ck_assert_msg (g_error_matches (error, KOTAKU_ERROR, code), "%s=%s: %s", name, value,
                 error->message);
  ck_assert_msg (strstr (error->message, part) != NULL, "%s", error->message);
}
