/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "looks.h"

static void
check_text (KotakuSelection *selection, const char *expected)
{
  g_autofree char *text = kotaku_selection_describe (selection);
  ck_assert_str_eq (text, expected);
}

START_TEST (test_everything)
{
  g_autoptr (KotakuSelection) selection = kotaku_selection_new ();
  check_text (selection, "");
}
END_TEST

/* Setters and the command's text say the same. */
START_TEST (test_setters)
{
  static const char *const sectors[] = { "government", "private", NULL };
  static const char *const activities[] = { "infrastructure", NULL };
  static const char *const notes[] = { "first meeting", NULL };
  g_autoptr (KotakuSelection) selection = kotaku_selection_new ();
  kotaku_selection_set_level (selection, KOTAKU_LEVEL_INTERPERSONAL | KOTAKU_LEVEL_CROSS);
  kotaku_selection_set_delineation (selection, KOTAKU_DELINEATION_OUTSIDE);
  kotaku_selection_set_where (selection, "sector", sectors);
  kotaku_selection_set_stage (selection, KOTAKU_STAGE_PLANNING);
  kotaku_selection_set_activity (selection, activities);
  kotaku_selection_set_form (selection, KOTAKU_FORM_WORK);
  kotaku_selection_set_strength (selection, KOTAKU_STRENGTH_ABSENT);
  kotaku_selection_set_content (selection, KOTAKU_CONTENT_INTEREST);
  kotaku_selection_set_scope (selection, KOTAKU_SCOPE_BEYOND);
  kotaku_selection_set_ties (selection, "note", notes);
  kotaku_selection_set_recorded (selection, TRUE);
  kotaku_selection_set_stated (selection, TRUE);
  kotaku_selection_set_at (selection, " before:sk ");
  kotaku_selection_set_project (selection, TRUE);
  kotaku_selection_set_undirected (selection, TRUE);
  kotaku_selection_set_weighted (selection, TRUE);
  kotaku_selection_set_weight (selection, "strength");
  check_text (selection, "level=interpersonal,cross delineation=outside "
                         "where=sector=government,private stage=planning "
                         "activity=infrastructure form=work strength=none content=interest "
                         "scope=beyond ties=note=first meeting recorded stated at=before:sk "
                         "project undirected weighted weight=strength");
  g_autoptr (KotakuSelection) copy = kotaku_selection_copy (selection);
  g_autofree char *text = kotaku_selection_describe (selection);
  check_text (copy, text);
}
END_TEST

START_TEST (test_text)
{
  static const char *const texts[][3] = {
    { "level", "antar pribadi", "level=interpersonal" },
    { "level", "all", "" },
    { "stage", "perencanaan,Implementation", "stage=planning,implementation" },
    { "recorded", NULL, "recorded" },
    { "recorded", "ya", "recorded" },
    { "undirected", "no", "" },
    { "where", "sector=government,private", "where=sector=government,private" },
    { "where", "sector=government,role=RT head,LKM",
      "where=sector=government where=role=RT head,LKM" },
    { "ties", "household==h2", "ties=household==h2" },
    { "at", "2017/2018", "at=2017/2018" },
    { "activity", "sosial; economy", "activity=sosial,economy" },
    { "weight", "", "" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (KotakuSelection) selection = kotaku_selection_new ();
      kotaku_selection_set_text (selection, texts[i][0], texts[i][1]);
      for (guint k = 0; k < KOTAKU_N_SELECT; k++)
        ck_assert_ptr_null (selection->faults[k]);
      check_text (selection, texts[i][2]);
    }
}
END_TEST

/* Faults are kept until a view is asked for; the last word of an option counts. */
START_TEST (test_faults)
{
  g_autoptr (KotakuSelection) selection = kotaku_selection_new ();
  kotaku_selection_set_text (selection, "stage", "planing");
  GError *fault = selection->faults[KOTAKU_SELECT_STAGE];
  ck_assert (g_error_matches (fault, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_WORD));
  ck_assert_ptr_nonnull (strstr (fault->message, "planning"));
  kotaku_selection_set_stage (selection, KOTAKU_STAGE_PLANNING);
  ck_assert_ptr_null (selection->faults[KOTAKU_SELECT_STAGE]);
  kotaku_selection_set_stage (selection, (KotakuStage) 64);
  ck_assert (g_error_matches (selection->faults[KOTAKU_SELECT_STAGE], KOTAKU_ERROR,
                              KOTAKU_ERROR_OUT_OF_RANGE));
  kotaku_selection_set_text (selection, "where", "government");
  ck_assert (g_error_matches (selection->faults[KOTAKU_SELECT_WHERE], KOTAKU_ERROR,
                              KOTAKU_ERROR_BAD_VALUE));
  kotaku_selection_set_text (selection, "weighted", "perhaps");
  ck_assert_ptr_nonnull (selection->faults[KOTAKU_SELECT_WEIGHTED]);
}
END_TEST

/* No view of everything where a name was mistyped. */
START_TEST (test_unknown_name)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("star");
  check_refused (network, "stge", "planning", KOTAKU_ERROR_UNKNOWN_OPTION, "did you mean stage?");
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuSelection) selection = kotaku_selection_new ();
  kotaku_selection_set_text (selection, "tolerance", "2");
  kotaku_selection_set_text (selection, "stage", "planning");
  ck_assert_ptr_null (kotaku_network_get_view (network, selection, NULL, &error));
  ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_OPTION));
}
END_TEST

/* A column has one condition; none takes it away. */
START_TEST (test_replace)
{
  static const char *const one[] = { "a", NULL };
  static const char *const two[] = { "b", NULL };
  g_autoptr (KotakuSelection) selection = kotaku_selection_new ();
  kotaku_selection_set_where (selection, "role", one);
  kotaku_selection_set_where (selection, "sector", one);
  kotaku_selection_set_where (selection, "role", two);
  check_text (selection, "where=sector=a where=role=b");
  kotaku_selection_set_where (selection, "sector", NULL);
  check_text (selection, "where=role=b");
}
END_TEST

/* Text that may be given more than once adds; the first fault is kept. */
START_TEST (test_text_adds)
{
  g_autoptr (KotakuSelection) selection = kotaku_selection_new ();
  kotaku_selection_set_text (selection, "where", "sector=government");
  kotaku_selection_set_text (selection, "where", "role=LKM");
  kotaku_selection_set_text (selection, "where", "sector=private");
  kotaku_selection_set_text (selection, "ties", "note=\"x, y\"");
  check_text (selection, "where=sector=government,private where=role=LKM ties=note=\"x, y\"");
  kotaku_selection_set_text (selection, "where", "first");
  kotaku_selection_set_text (selection, "where", "second");
  const GError *fault = selection->faults[KOTAKU_SELECT_WHERE];
  ck_assert_ptr_nonnull (strstr (fault->message, "first"));
  kotaku_selection_set_text (selection, "where", NULL);
  ck_assert_ptr_null (selection->faults[KOTAKU_SELECT_WHERE]);
  check_text (selection, "ties=note=\"x, y\"");
}
END_TEST

START_TEST (test_options)
{
  static const char *const conditions[] = { "sector=government,private", "role=LKM", NULL };
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_string (options, "level", "institutional");
  kotaku_options_set_strings (options, "where", conditions);
  kotaku_options_set_boolean (options, "stated", TRUE);
  kotaku_options_set_boolean (options, "weighted", FALSE);
  kotaku_options_set_double (options, "tolerance", 3);
  g_autoptr (KotakuSelection) selection = kotaku_selection_new_from_options (options);
  check_text (selection,
              "level=institutional where=sector=government,private where=role=LKM stated");
  g_autoptr (KotakuSelection) all = kotaku_selection_new_from_options (NULL);
  check_text (all, "");
}
END_TEST

/* Each item is a condition of its own. */
START_TEST (test_options_are_not_joined)
{
  static const char *const items[] = { "note=\"x, y\"", "remark", NULL };
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_strings (options, "ties", items);
  g_autoptr (KotakuSelection) selection = kotaku_selection_new_from_options (options);
  ck_assert_ptr_nonnull (selection->faults[KOTAKU_SELECT_TIES]);
  check_text (selection, "ties=note=\"x, y\"");
}
END_TEST

/* Every selection option of the table of options is one of the selection's, and the other way. */
START_TEST (test_names)
{
  gsize n;
  guint known = 0;
  const KotakuOptionSpec *specs = kotaku_option_specs (&n);
  for (gsize i = 0; i < n; i++)
    known += specs[i].selection;
  ck_assert_uint_eq (known, KOTAKU_N_SELECT);
}
END_TEST

KOTAKU_TEST_MAIN ("view/selection",
                  test_everything,
                  test_setters,
                  test_text,
                  test_faults,
                  test_unknown_name,
                  test_replace,
                  test_text_adds,
                  test_options,
                  test_options_are_not_joined,
                  test_names)
