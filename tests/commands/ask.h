/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Findings of small networks, each made by hand for one answer. */

#include "commands/findings-private.h"
#include "fixtures.h"
#include "testing.h"

#include <string.h>

static inline KotakuFrame *
ask_frame (KotakuNetwork *network, const char *option, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  if (option != NULL)
    kotaku_options_set_string (options, option, value);
  KotakuFrame *frame = kotaku_network_findings (network, options, NULL, &error);
  ck_assert_no_error (error);
  return frame;
}

static inline void
ask_append (GString *text, KotakuFrame *frame, const char *column, gsize row)
{
  const char *cell = kotaku_frame_get_string (frame, column, row, NULL);
  g_string_append (text, cell != NULL ? cell : "-");
}

/* The rows of a finding: "verdict value subject [evidence]\n", '-' where a cell is empty. */
static inline char *
ask_rows (KotakuFrame *frame, const char *id)
{
  gsize n = 0;
  GString *text = g_string_new (NULL);
  const double *values = kotaku_frame_get_doubles (frame, "value", &n, NULL);
  for (gsize row = 0; row < n; row++)
    {
      char number[KOTAKU_DOUBLE_LENGTH];
      if (g_strcmp0 (kotaku_frame_get_string (frame, "id", row, NULL), id) != 0)
        continue;
      ask_append (text, frame, "verdict", row);
      gboolean empty = kotaku_text_from_double (values[row], number) == 0;
      g_string_append_printf (text, " %s ", empty ? "-" : number);
      ask_append (text, frame, "subject", row);
      g_string_append (text, " [");
      ask_append (text, frame, "evidence", row);
      g_string_append (text, "]\n");
    }
  return g_string_free (text, FALSE);
}

static inline void
ask_network (KotakuNetwork *network, const char *id, const char *expected)
{
  g_autoptr (KotakuFrame) frame = ask_frame (network, NULL, NULL);
  g_autofree char *rows = ask_rows (frame, id);
  ck_assert_str_eq (rows, expected);
}

static inline void
ask (const KotakuFixture *fixture, const char *id, const char *expected)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (fixture);
  ask_network (network, id, expected);
}

/* What the basis of the first row of a finding must hold. */
static inline void
ask_basis_of (KotakuNetwork *network, const char *id, const char *piece)
{
  g_autoptr (KotakuFrame) frame = ask_frame (network, NULL, NULL);
  gsize row = 0;
  while (row < kotaku_frame_get_n_rows (frame)
         && g_strcmp0 (kotaku_frame_get_string (frame, "id", row, NULL), id) != 0)
    row++;
  const char *basis = kotaku_frame_get_string (frame, "basis", row, NULL);
  ck_assert_msg (strstr (basis, piece) != NULL, "%s: %s\ndoes not say\n%s", id, basis, piece);
}

static inline void
ask_basis (const KotakuFixture *fixture, const char *id, const char *piece)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_build (fixture);
  ask_basis_of (network, id, piece);
}

/* Likewise of ties alone, between the institutions a, b, c and d. */
static inline void
ask_ties (const char *ties, const char *id, const char *expected)
{
  ask (&(KotakuFixture){ .name = "ties", .institutions = "id\na\nb\nc\nd\n", .ties = ties }, id,
       expected);
}
