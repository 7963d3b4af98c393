/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Networks named by their shape, which every command and every metric goes through. Each is
 * readable text: a table is CSV without quotes, lists split at '|'. */

#include <kotaku.h>

typedef struct
{
  const char *name;
  const char *zones;
  const char *actors;
  const char *institutions;
  const char *affiliations;
  const char *events;
  const char *ties;
  const char *funds;
  const char *posts;
  const char *competences;
} KotakuFixture;

/* All of them, in a fixed order. */
const KotakuFixture *kotaku_fixtures (gsize *n_fixtures);
/* The one of that name; NULL where there is none. */
const KotakuFixture *kotaku_fixture_find (const char *name);
/* Its network; whatever goes wrong ends the test with its message. */
KotakuNetwork *kotaku_fixture_build (const KotakuFixture *fixture);
/* Likewise by name. */
KotakuNetwork *kotaku_fixture_network (const char *name);
/* Adds the rows of such a text to a table; FALSE with error as append_rows has it. */
gboolean
kotaku_fixture_append (KotakuNetwork *network, KotakuTable table, const char *text, GError **error);
/* A view of everything, or by options in pairs: "stage", "planning", NULL. */
KotakuView *kotaku_fixture_view (KotakuNetwork *network, ...) G_GNUC_NULL_TERMINATED;
/* The frame as CSV without its header; free it. */
char *kotaku_fixture_rows (KotakuFrame *frame);
