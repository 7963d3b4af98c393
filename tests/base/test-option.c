/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "base/base.h"
#include "testing.h"

#include <string.h>

START_TEST (test_specs_are_whole)
{
  gsize n;
  const KotakuOptionSpec *specs = kotaku_option_specs (&n);
  for (gsize i = 0; i < n; i++)
    {
      ck_assert_msg (*specs[i].title != 0 && *specs[i].title_id != 0, "%s", specs[i].name);
      ck_assert_ptr_null (strchr (specs[i].name, '_'));
      ck_assert_ptr_eq (kotaku_option_find (specs[i].name), &specs[i]);
      gboolean number
          = specs[i].type == KOTAKU_OPTION_DOUBLE || specs[i].type == KOTAKU_OPTION_INT64;
      ck_assert_msg (!number || specs[i].low < specs[i].high, "%s", specs[i].name);
      ck_assert_msg (!specs[i].repeated || specs[i].type == KOTAKU_OPTION_STRINGS, "%s",
                     specs[i].name);
    }
}
END_TEST

START_TEST (test_find)
{
  ck_assert_str_eq (kotaku_option_find ("tolerance_share")->name, "tolerance-share");
  ck_assert_str_eq (kotaku_option_find ("tolerance")->name, "tolerance");
  ck_assert_ptr_null (kotaku_option_find ("toleranc"));
  ck_assert_ptr_null (kotaku_option_find ("tolerance-shares"));
  ck_assert_ptr_null (kotaku_option_find (""));
}
END_TEST

/* The selection's options as the contract lists them. */
START_TEST (test_selection)
{
  static const char *const names[]
      = { "level",    "delineation", "where",      "stage",    "activity", "form",
          "strength", "content",     "scope",      "ties",     "recorded", "stated",
          "at",       "project",     "undirected", "weighted", "weight" };
  gsize n, n_selection = 0;
  const KotakuOptionSpec *specs = kotaku_option_specs (&n);
  for (gsize i = 0; i < n; i++)
    n_selection += specs[i].selection != FALSE;
  ck_assert_uint_eq (n_selection, G_N_ELEMENTS (names));
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    ck_assert_msg (kotaku_option_find (names[i])->selection, "%s", names[i]);
}
END_TEST

KOTAKU_TEST_MAIN ("base/option", test_specs_are_whole, test_find, test_selection)
