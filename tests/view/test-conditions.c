/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "testing.h"
#include "view/view-private.h"

static char *
describe (GPtrArray *conditions)
{
  GString *text = g_string_new (NULL);
  kotaku_conditions_describe (conditions, "where", text);
  return g_string_free (text, FALSE);
}

/* What is read, and that it reads back what it writes. */
static void
check_read (const char *text, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conditions = kotaku_conditions_new ();
  ck_assert_msg (kotaku_conditions_read (conditions, "where", text, &error), "%s", text);
  ck_assert_ptr_null (error);
  g_autofree char *written = describe (conditions);
  ck_assert_str_eq (written, expected);
  if (conditions->len > 1)
    return;
  g_autoptr (GPtrArray) again = kotaku_conditions_new ();
  ck_assert (kotaku_conditions_read (again, "where", written + strlen ("where="), &error));
  KotakuCondition *one = conditions->pdata[0], *other = again->pdata[0];
  ck_assert_str_eq (one->column, other->column);
  ck_assert (g_strv_equal ((const char *const *) one->values, (const char *const *) other->values));
}

START_TEST (test_values)
{
  check_read ("sector=government", "where=sector=government");
  check_read (" sector = government , private ", "where=sector=government,private");
  check_read ("sector=government,private,role=RT head",
              "where=sector=government,private where=role=RT head");
  check_read ("household==h2", "where=household==h2");
  check_read ("note=", "where=note=");
}
END_TEST

/* A column has any of its values, however often it is named. */
START_TEST (test_one_condition_a_column)
{
  check_read ("sector=government,sector=private", "where=sector=government,private");
  check_read ("sector=government,role=LKM,Sector=private",
              "where=sector=government,private where=role=LKM");
}
END_TEST

START_TEST (test_quotes)
{
  check_read ("note=\"x, y\",z", "where=note=\"x, y\",z");
  check_read ("note= \"x, y\" , \"a=b\"", "where=note=\"x, y\",\"a=b\"");
  check_read ("note=\"she said \"\"no\"\"\"", "where=note=\"she said \"\"no\"\"\"");
  check_read ("note=\" x\"", "where=note=\" x\"");
  check_read ("note=\"plain\"", "where=note=plain");
  check_read ("\"a=b, c\"=x", "where=\"a=b, c\"=x");
  g_autoptr (GPtrArray) conditions = kotaku_conditions_new ();
  ck_assert (kotaku_conditions_read (conditions, "ties", "n=\"\"\"a\"\", b\",=", NULL) == FALSE);
  g_autoptr (GPtrArray) two = kotaku_conditions_new ();
  ck_assert (kotaku_conditions_read (two, "ties", "n=\"\"\"a\"\", b\",\"\"", NULL));
  const KotakuCondition *condition = two->pdata[0];
  ck_assert_str_eq (condition->values[0], "\"a\", b");
  ck_assert_str_eq (condition->values[1], "");
  ck_assert_ptr_null (condition->values[2]);
}
END_TEST

START_TEST (test_faults)
{
  static const char *const texts[]
      = { "government", "=government", "a=\"x", "a=\"x\"y", "\"a\"", "\"a", "a=b,=c", "" };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) conditions = kotaku_conditions_new ();
      ck_assert_msg (!kotaku_conditions_read (conditions, "where", texts[i], &error), "%s",
                     texts[i]);
      ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE));
      ck_assert (g_str_has_prefix (error->message, "where: "));
    }
}
END_TEST

KOTAKU_TEST_MAIN ("view/conditions",
                  test_values,
                  test_one_condition_a_column,
                  test_quotes,
                  test_faults)
