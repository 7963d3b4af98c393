/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "model/model-private.h"
#include "testing.h"

static const KotakuField *
get_field (KotakuTable table, const char *name)
{
  return kotaku_table_spec_find (kotaku_table_spec (table), name);
}

static char *
read_tie (const char *field, const char *text)
{
  const KotakuDialect slashes = { '.', TRUE, TRUE };
  return kotaku_cell_read_text (get_field (KOTAKU_TABLE_TIES, field), &slashes, TRUE, text,
                                strlen (text), NULL);
}

static void
check (const char *field, const char *text, const char *wanted)
{
  g_autofree char *read = read_tie (field, text);
  ck_assert_msg (g_strcmp0 (read, wanted) == 0, "%s of %s is %s", text, field, read);
}

START_TEST (test_lists_are_sets)
{
  check ("activities", "sosial; Ekonomi Bergulir,infrastruktur|social",
         "infrastructure|economy|social");
  check ("activities", "zakat|arisan|social", "social|arisan|zakat");
  check ("activities", " | ", "");
  check ("source", "p. 4|p. 3|p. 4", "p. 3|p. 4");
  check ("source", "\xff", NULL);
  g_autofree char *whole
      = kotaku_cell_read_text (get_field (KOTAKU_TABLE_TIES, "source"), &kotaku_dialect_plain,
                               FALSE, "one, two;three", 14, NULL);
  ck_assert_str_eq (whole, "one, two|three");
}
END_TEST

START_TEST (test_dates)
{
  check ("since", "2018", "2018");
  check ("since", "2018-03", "2018-03");
  check ("since", "14/03/2017", "2017-03-14");
  check ("since", "Event: sk", "event:sk");
  check ("since", "peristiwa:sk", "event:sk");
  check ("since", "event:", NULL);
  check ("since", "2018-02-30", NULL);
  check ("since", "  ", "");
  g_autofree char *day = kotaku_cell_read_text (get_field (KOTAKU_TABLE_EVENTS, "date"),
                                                &kotaku_dialect_plain, FALSE, "event:sk", 8, NULL);
  ck_assert_ptr_null (day);
}
END_TEST

static int
read_byte (KotakuTable table, const char *field, const char *text)
{
  guint8 value;
  if (!kotaku_cell_read_byte (get_field (table, field), TRUE, text, strlen (text), &value))
    return -1;
  return value;
}

START_TEST (test_words)
{
  ck_assert_int_eq (read_byte (KOTAKU_TABLE_TIES, "form", "Kerja, kinship"),
                    KOTAKU_FORM_KINSHIP | KOTAKU_FORM_WORK);
  ck_assert_int_eq (read_byte (KOTAKU_TABLE_TIES, "strength", "Hanya saling mengenal"),
                    KOTAKU_STRENGTH_WEAK);
  ck_assert_int_eq (read_byte (KOTAKU_TABLE_TIES, "strength", "weak|strong"), -1);
  ck_assert_int_eq (read_byte (KOTAKU_TABLE_TIES, "strength", "kuatt"), -1);
  ck_assert_int_eq (read_byte (KOTAKU_TABLE_TIES, "direction", "tidak disebut"),
                    KOTAKU_DIRECTION_UNSTATED);
  ck_assert_int_eq (read_byte (KOTAKU_TABLE_TIES, "stated", "tersirat"), 1);
  ck_assert_int_eq (read_byte (KOTAKU_TABLE_TIES, "stated", "stated"), 0);
  ck_assert_int_eq (read_byte (KOTAKU_TABLE_ACTORS, "funded", "ya"), KOTAKU_ANSWER_YES);
  ck_assert_int_eq (read_byte (KOTAKU_TABLE_ACTORS, "funded", "0"), KOTAKU_ANSWER_NO);
  ck_assert_int_eq (read_byte (KOTAKU_TABLE_ACTORS, "funded", "kumuh"), -1);
  ck_assert_int_eq (read_byte (KOTAKU_TABLE_ZONES, "delineated", "kumuh"), KOTAKU_ANSWER_YES);
  ck_assert_int_eq (read_byte (KOTAKU_TABLE_ZONES, "delineated", "outside"), KOTAKU_ANSWER_NO);
  ck_assert_int_eq (read_byte (KOTAKU_TABLE_FUNDS, "outcome", ""), 0);
}
END_TEST

START_TEST (test_messages_name_the_nearest)
{
  g_autofree char *message = kotaku_cell_describe_fault (
      get_field (KOTAKU_TABLE_TIES, "strength"), &kotaku_dialect_plain, "strength", "kuatt");
  ck_assert_str_eq (message,
                    "unknown strength \"kuatt\", expected weak, strong, none, did you mean kuat?");
  g_autofree char *number = kotaku_cell_describe_fault (get_field (KOTAKU_TABLE_TIES, "weight"),
                                                        &kotaku_dialect_plain, "weight", "-1");
  g_autofree char *area = kotaku_cell_describe_fault (get_field (KOTAKU_TABLE_ZONES, "area_ha"),
                                                      &kotaku_dialect_plain, "area_ha", "-15.36");
  ck_assert_str_eq (area, "area_ha is \"-15.36\", expected a number of at least 0");
  ck_assert_str_eq (number, "weight is \"-1\", expected a number greater than 0");
}
END_TEST

/* What is expected depends on how the file writes numbers and dates. */
START_TEST (test_messages_know_the_file)
{
  static const KotakuDialect comma = { ',', TRUE, TRUE }, point = { '.', TRUE, TRUE };
  static const struct
  {
    KotakuTable table;
    const char *field;
    const KotakuDialect *dialect;
    const char *text, *expected;
  } cases[] = {
    { KOTAKU_TABLE_TIES, "weight", &comma, "1.500",
      "a number greater than 0 without a sign between thousands" },
    { KOTAKU_TABLE_TIES, "weight", &comma, "2.5", "a number greater than 0 with a decimal comma" },
    { KOTAKU_TABLE_TIES, "weight", &point, "2,5", "a number greater than 0 with a decimal point" },
    { KOTAKU_TABLE_TIES, "weight", &comma, "-1", "a number greater than 0" },
    { KOTAKU_TABLE_ZONES, "area_ha", &comma, "1.5", "a number of at least 0 with a decimal comma" },
    { KOTAKU_TABLE_TIES, "since", &comma, "31-12-2018",
      "YYYY-MM-DD, DD/MM/YYYY, YYYY-MM, YYYY or event:ID" },
    { KOTAKU_TABLE_EVENTS, "date", &comma, "x", "YYYY-MM-DD, DD/MM/YYYY, YYYY-MM or YYYY" },
    { KOTAKU_TABLE_EVENTS, "date", &kotaku_dialect_plain, "x", "YYYY-MM-DD, YYYY-MM or YYYY" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *expected = kotaku_cell_describe_expected (
          get_field (cases[i].table, cases[i].field), cases[i].dialect, cases[i].text);
      ck_assert_str_eq (expected, cases[i].expected);
    }
}
END_TEST

START_TEST (test_items_cannot_hold_separators)
{
  const char *const good[] = { "social", "zakat", "infrastruktur", NULL };
  const char *const bad[] = { "a,b", NULL };
  const KotakuField *field = get_field (KOTAKU_TABLE_TIES, "activities");
  g_autoptr (GError) error = NULL;
  g_autofree char *set = kotaku_cell_join_items (field, good, 3, &error);
  ck_assert_str_eq (set, "infrastructure|social|zakat");
  g_autofree char *none = kotaku_cell_join_items (field, bad, 1, &error);
  ck_assert_ptr_null (none);
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE));
}
END_TEST

KOTAKU_TEST_MAIN ("model/cell-text",
                  test_lists_are_sets,
                  test_dates,
                  test_words,
                  test_messages_name_the_nearest,
                  test_messages_know_the_file,
                  test_items_cannot_hold_separators)
