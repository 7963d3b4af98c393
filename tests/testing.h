/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* The main() of a Check suite: KOTAKU_TEST_MAIN ("base/text", test_trim, test_fold) */

#include <check.h>
#include <glib.h>
#include <stdlib.h>

#define KOTAKU_TEST_MAIN(title, ...)                                                               \
  int main (void)                                                                                  \
  {                                                                                                \
    const TTest *tests[] = { __VA_ARGS__ };                                                        \
    Suite *suite = suite_create (title);                                                           \
    SRunner *runner = srunner_create (suite);                                                      \
    for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)                                               \
      {                                                                                            \
        TCase *test_case = tcase_create (tests[i]->name);                                          \
        tcase_set_timeout (test_case, 120);                                                        \
        _tcase_add_test (test_case, tests[i], 0, 0, 0, 1);                                         \
        suite_add_tcase (suite, test_case);                                                        \
      }                                                                                            \
    srunner_run_all (runner, CK_ENV);                                                              \
    int failed = srunner_ntests_failed (runner);                                                   \
    srunner_free (runner);                                                                         \
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;                                                   \
  }

#define ck_assert_no_error(error)                                                                  \
  ck_assert_msg ((error) == NULL, "error: %s", (error) ? (error)->message : "")

/* Fails the first, second ... allocation of call until it gets through; it must clean up itself. */
#define ck_assert_survives(call)                                                                   \
  do                                                                                               \
    {                                                                                              \
      gboolean through_ = FALSE;                                                                   \
      for (gint64 nth_ = 1; !through_; nth_++)                                                     \
        {                                                                                          \
          g_autoptr (GError) error = NULL;                                                         \
          kotaku_memory_fail_from (nth_);                                                          \
          through_ = (call);                                                                       \
          kotaku_memory_fail_from (-1);                                                            \
          ck_assert (through_ == (error == NULL));                                                 \
          if (!through_)                                                                           \
            ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));             \
        }                                                                                          \
    }                                                                                              \
  while (0)
