/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "batches.h"
#include "fixtures.h"

/* All faults of rows against a network, as lines. */
static char *
check (KotakuNetwork *network, KotakuTable table, const char *header, const char *rows)
{
  g_autoptr (GError) error = NULL;
  GString *faults = g_string_new (NULL);
  g_autoptr (KotakuBatch) batch = make_batch (table, network, header);
  add_lines (batch, rows, note_fault, faults);
  ck_assert (kotaku_network_check_batch (network, batch, note_fault, faults, NULL, &error));
  ck_assert_no_error (error);
  return g_string_free (faults, FALSE);
}

START_TEST (test_keys)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("two-zones");
  g_autofree char *faults
      = check (network, KOTAKU_TABLE_INSTITUTIONS, "id", "new\nteam\na\nnew\n\n");
  ck_assert_str_eq (faults, "1:0 102 the id \"team\" is an institution's already\n"
                            "2:0 102 the id \"a\" is an actor's already\n"
                            "3:0 102 the id \"new\" stands twice\n");
  g_autofree char *empty = check (network, KOTAKU_TABLE_ACTORS, "name|id", "x|\ny|n\n");
  ck_assert_str_eq (empty, "0:1 100 id is empty\n");
  g_autoptr (KotakuNetwork) coded = kotaku_fixture_network ("everything-coded");
  g_autofree char *ties
      = check (coded, KOTAKU_TABLE_TIES, "from|to|id", "rt1|u1|t1\nrt1|u1|new\nrt1|u1|\nrt1|u1|\n");
  ck_assert_str_eq (ties, "0:2 102 the id \"t1\" is another tie's already\n");
}
END_TEST

START_TEST (test_references)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autofree char *ties
      = check (network, KOTAKU_TABLE_TIES, "from|to", "lurahh|lkm\nlkm|\nlkm|nobody\n");
  ck_assert_str_eq (ties, "0:0 101 unknown from \"lurahh\", expected the id of an actor or "
                          "institution, did you mean lurah?\n"
                          "1:1 100 to is empty\n"
                          "2:1 101 unknown to \"nobody\", expected the id of an actor or "
                          "institution\n");
  g_autofree char *bodies
      = check (network, KOTAKU_TABLE_AFFILIATIONS, "actor|institution", "lkm|l1\nl1|lkm\n");
  ck_assert_str_eq (bodies, "0:0 100 actor \"lkm\" is an institution, expected an actor\n"
                            "0:1 100 institution \"l1\" is an actor, expected an institution\n");
  g_autofree char *zones = check (network, KOTAKU_TABLE_ACTORS, "id|zone", "n1|z1\nn2|z11\n");
  ck_assert_str_eq (zones,
                    "1:1 101 unknown zone \"z11\", expected the id of a zone, did you mean z1?\n");
  g_autofree char *posts
      = check (network, KOTAKU_TABLE_COMPETENCES, "actor|post", "f1|technical facilitators\n");
  ck_assert_str_eq (posts, "0:1 101 unknown post \"technical facilitators\", expected the id of a "
                           "post, did you mean technical facilitator?\n");
}
END_TEST

START_TEST (test_circles)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("everything-coded");
  g_autofree char *good
      = check (network, KOTAKU_TABLE_ZONES, "id|parent", "b|a\na|area\nc|b\nd|\n");
  ck_assert_str_eq (good, "");
  g_autofree char *self = check (network, KOTAKU_TABLE_ZONES, "id|parent", "a|a\n");
  ck_assert_str_eq (self, "0:1 100 parent \"a\" leads back to the zone itself\n");
  g_autofree char *three
      = check (network, KOTAKU_TABLE_ZONES, "id|parent", "t|a\na|b\nb|c\nc|a\nu|t\n");
  ck_assert_str_eq (three, "1:1 100 parent \"b\" leads back to the zone itself\n"
                           "2:1 100 parent \"c\" leads back to the zone itself\n"
                           "3:1 100 parent \"a\" leads back to the zone itself\n");
  g_autofree char *unknown = check (network, KOTAKU_TABLE_ZONES, "id|parent", "zone|zon\n");
  ck_assert_str_eq (
      unknown, "0:1 101 unknown parent \"zon\", expected the id of a zone, did you mean zone?\n");
}
END_TEST

/* A path of 200,000 zones is walked without a call inside a call. */
START_TEST (test_long_path)
{
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  g_autoptr (KotakuBatch) batch = make_batch (KOTAKU_TABLE_ZONES, network, "id|parent");
  g_autoptr (GString) faults = g_string_new (NULL);
  for (int i = 0; i < 200000; i++)
    {
      char id[16], parent[16];
      g_snprintf (id, sizeof id, "z%d", i);
      g_snprintf (parent, sizeof parent, "z%d", i + 1);
      ck_assert (kotaku_batch_begin_row (batch, NULL));
      ck_assert (kotaku_batch_set_cell (batch, 0, id, strlen (id), FALSE, NULL, NULL, NULL));
      if (i < 199999)
        ck_assert (
            kotaku_batch_set_cell (batch, 1, parent, strlen (parent), FALSE, NULL, NULL, NULL));
    }
  ck_assert (kotaku_network_check_batch (network, batch, note_fault, faults, NULL, NULL));
  ck_assert_str_eq (faults->str, "");
  ck_assert (kotaku_network_add_batch (network, batch, FALSE, NULL, NULL));
  ck_assert_int_eq (kotaku_network_get_zone_delineation (network, 0, G_MAXINT32),
                    KOTAKU_DELINEATION_UNRECORDED);
}
END_TEST

START_TEST (test_dates)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("at-events");
  g_autofree char *faults = check (network, KOTAKU_TABLE_TIES, "from|to|since|until",
                                   "a|b|2018|2017\n"
                                   "a|b|2018|2018\n"
                                   "a|b|event:sk|2017-03-13\n"
                                   "a|b|event:sk|2017-03-14\n"
                                   "a|b|event:due|2000\n"
                                   "a|b||event:skk\n");
  ck_assert_str_eq (faults, "5:3 101 until names the unknown event \"skk\", did you mean sk?\n"
                            "0:3 100 until \"2017\" is before since \"2018\"\n"
                            "2:3 100 until \"2017-03-13\" is before since \"event:sk\"\n");
}
END_TEST

START_TEST (test_a_fault_is_told_once)
{
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  g_autoptr (GString) faults = g_string_new (NULL);
  g_autoptr (KotakuBatch) batch = make_batch (KOTAKU_TABLE_ACTORS, network, "id");
  ck_assert (kotaku_batch_begin_row (batch, NULL));
  ck_assert (!kotaku_batch_set_cell (batch, 0, "\xff", 1, FALSE, note_fault, faults, NULL));
  ck_assert (kotaku_network_check_batch (network, batch, note_fault, faults, NULL, NULL));
  ck_assert_ptr_eq (strchr (faults->str, '\n'), faults->str + faults->len - 1);
}
END_TEST

START_TEST (test_cancelled)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  g_autoptr (KotakuBatch) batch = make_batch (KOTAKU_TABLE_ACTORS, network, "id");
  g_cancellable_cancel (cancellable);
  ck_assert (!kotaku_network_check_batch (network, batch, NULL, NULL, cancellable, &error));
  ck_assert (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
}
END_TEST

KOTAKU_TEST_MAIN ("model/check",
                  test_keys,
                  test_references,
                  test_circles,
                  test_long_path,
                  test_dates,
                  test_a_fault_is_told_once,
                  test_cancelled)
