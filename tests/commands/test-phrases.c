/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "ask.h"
#include "present/present.h"

#include <string.h>

START_TEST (test_each_is_there)
{
  const char *const *phrases = kotaku_findings_get_phrases ();
  for (gsize i = 0; i <= KOTAKU_PHRASE_OUTSIDE_FUND; i++)
    {
      ck_assert_msg (phrases[i] != NULL && *phrases[i] != 0, "phrase %d", (int) i);
      ck_assert_ptr_null (strstr (phrases[i], "; ")); /* which joins them */
      ck_assert_ptr_eq (phrases[i], kotaku_phrase_get ((KotakuPhrase) i));
    }
  ck_assert_ptr_null (phrases[KOTAKU_PHRASE_OUTSIDE_FUND + 1]);
}
END_TEST

static char *
fill (const char *phrase, KotakuReply *reply)
{
  GString *text = g_string_new (NULL);
  for (const char *p = phrase; *p != 0; p++)
    if (*p == '{')
      {
        g_string_append (text, p[1] == 'n' ? "7" : p[1] == 'x' ? "0.25" : "x-1");
        p += 2;
      }
    else
      g_string_append_c (text, *p);
  kotaku_reply_clear (reply);
  return g_string_free (text, FALSE);
}

/* What people read has an Indonesian form, numbers and names kept. */
START_TEST (test_translated)
{
  const char *const *phrases = kotaku_findings_get_phrases ();
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  for (gsize i = 0; phrases[i] != NULL; i++)
    {
      g_autofree char *filled = fill (phrases[i], &reply);
      g_autofree char *english = g_strconcat ("described: ", filled, NULL);
      g_autofree char *indonesian = kotaku_translate (english, KOTAKU_LANGUAGE_ID);
      ck_assert_msg (strcmp (english, indonesian) != 0, "%s", english);
      ck_assert_msg (strstr (phrases[i], "{s}") == NULL || strstr (indonesian, "x-1") != NULL, "%s",
                     indonesian);
    }
}
END_TEST

START_TEST (test_claims_translated)
{
  const char *const *claims = kotaku_findings_get_claims ();
  gsize n = 0;
  for (; claims[n] != NULL; n++)
    {
      g_autofree char *indonesian = kotaku_translate (claims[n], KOTAKU_LANGUAGE_ID);
      ck_assert_msg (strcmp (claims[n], indonesian) != 0, "%s", claims[n]);
    }
  ck_assert_uint_eq (n, 29);
}
END_TEST

KOTAKU_TEST_MAIN ("commands/phrases", test_each_is_there, test_translated, test_claims_translated)
