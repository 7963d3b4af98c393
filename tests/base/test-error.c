/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "base/base.h"
#include "testing.h"

START_TEST (test_quark)
{
  ck_assert_str_eq (g_quark_to_string (KOTAKU_ERROR), "kotaku-error-quark");
}
END_TEST

/* Numbers are of the contract: programs and exit statuses rest on them. */
START_TEST (test_numbers)
{
  ck_assert_int_eq (KOTAKU_ERROR_INVALID, 100);
  ck_assert_int_eq (KOTAKU_ERROR_UNKNOWN_FORMAT, 103);
  ck_assert_int_eq (KOTAKU_ERROR_UNKNOWN_OPTION, 200);
  ck_assert_int_eq (KOTAKU_ERROR_UNKNOWN_WORD, 203);
  ck_assert_int_eq (KOTAKU_ERROR_SEALED, 208);
  ck_assert_int_eq (KOTAKU_ERROR_NOT_FOUND, 209);
  ck_assert_int_eq (KOTAKU_ERROR_KNOWN_COLUMN, 213);
  ck_assert_int_eq (KOTAKU_ERROR_IGRAPH, 303);
  ck_assert_int_eq (KOTAKU_ERROR_NO_MEMORY, 400);
  ck_assert_int_eq (KOTAKU_ERROR_NOT_ATOMIC, 402);
}
END_TEST

KOTAKU_TEST_MAIN ("base/error", test_quark, test_numbers)
