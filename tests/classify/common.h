/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* What the suites of this room share. */

#include "classify/classify-private.h"
#include "fixtures.h"
#include "testing.h"

/* A warning or a critical ends the test. */
__attribute__ ((constructor)) static void
end_at_warnings (void)
{
  g_log_set_always_fatal (G_LOG_LEVEL_WARNING | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_ERROR);
}

/* A network of actors a b c d, institutions lkm lurah, and these ties. */
static inline KotakuNetwork *
network_of (const char *ties)
{
  KotakuNetwork *network = kotaku_network_new ();
  g_autoptr (GError) error = NULL;
  kotaku_fixture_append (network, KOTAKU_TABLE_ACTORS, "id\na\nb\nc\nd\n", &error);
  ck_assert_no_error (error);
  kotaku_fixture_append (network, KOTAKU_TABLE_INSTITUTIONS, "id\nlkm\nlurah\n", &error);
  ck_assert_no_error (error);
  if (ties != NULL)
    kotaku_fixture_append (network, KOTAKU_TABLE_TIES, ties, &error);
  ck_assert_no_error (error);
  return network;
}

/* An option of a call, as text. */
static inline KotakuOptions *
options_of (const char *name, const char *value)
{
  KotakuOptions *options = kotaku_options_new ();
  if (name != NULL)
    kotaku_options_set_string (options, name, value);
  return options;
}

/* Cells of the first row of classify, joined by ' '; columns are named with ',' between. Free it.
 */
static inline char *
first_row (KotakuFrame *frame, const char *columns)
{
  g_auto (GStrv) names = g_strsplit (columns, ",", -1);
  GString *text = g_string_new (NULL);
  for (gsize i = 0; names[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      const char *cell = kotaku_frame_get_string (frame, names[i], 0, &error);
      ck_assert_no_error (error);
      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", cell != NULL ? cell : "-");
    }
  return g_string_free (text, FALSE);
}

/* The first pair of these ties, under a selection option or none. */
static inline char *
settle (const char *ties, const char *option, const char *value, const char *columns)
{
  g_autoptr (KotakuNetwork) network = network_of (ties);
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, option, value, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuFrame) frame = kotaku_view_classify (view, NULL, NULL, &error);
  ck_assert_no_error (error);
  return first_row (frame, columns);
}

#define ck_assert_settled(ties, columns, expected)                                                 \
  do                                                                                               \
    {                                                                                              \
      g_autofree char *settled_ = settle (ties, NULL, NULL, columns);                              \
      ck_assert_str_eq (settled_, expected);                                                       \
    }                                                                                              \
  while (0)

#define ck_assert_settled_at(ties, stage, columns, expected)                                       \
  do                                                                                               \
    {                                                                                              \
      g_autofree char *settled_ = settle (ties, "stage", stage, columns);                          \
      ck_assert_str_eq (settled_, expected);                                                       \
    }                                                                                              \
  while (0)

#define ck_assert_rows(frame, expected)                                                            \
  do                                                                                               \
    {                                                                                              \
      g_autofree char *rows_ = kotaku_fixture_rows (frame);                                        \
      ck_assert_str_eq (rows_, expected);                                                          \
    }                                                                                              \
  while (0)
