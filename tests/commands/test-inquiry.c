/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "ask.h"

START_TEST (test_say)
{
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  kotaku_reply_say (&reply, KOTAKU_PHRASE_SYMMETRIC, (gsize) 5, (gsize) 7);
  ck_assert_str_eq (reply.basis.text, "5 of 7 decided pairs are symmetric");
  kotaku_reply_say (&reply, KOTAKU_PHRASE_LEVEL_INDICES, 2.0 / 3, NAN);
  ck_assert_str_eq (reply.basis.text, "5 of 7 decided pairs are symmetric; symmetric: people "
                                      "0.667, institutions unknown");
  kotaku_reply_clear (&reply);
  kotaku_reply_say (&reply, KOTAKU_PHRASE_LATE, "2017", "2018-01-02");
  ck_assert_str_eq (reply.basis.text, "planned 2017 and disbursed 2018-01-02");
}
END_TEST

START_TEST (test_refuse)
{
  g_auto (KotakuReply) reply = KOTAKU_REPLY_INIT;
  ck_assert_int_eq (reply.verdict, KOTAKU_VERDICT_UNDECIDED);
  ck_assert_double_nan (reply.value);
  kotaku_reply_refuse (&reply, KOTAKU_PHRASE_NO_PAIR);
  ck_assert_int_eq (reply.verdict, KOTAKU_VERDICT_NOT_TESTABLE);
}
END_TEST

/* Every pair stands once at each of its ends. */
START_TEST (test_index)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("hierarchy");
  g_autoptr (KotakuView) view = kotaku_fixture_view (network, NULL);
  KotakuInquiry inquiry = { .view = view, .pairs = kotaku_pairs_get (view, NULL, NULL) };
  const KotakuPairIndex *index = kotaku_inquiry_get_index (&inquiry, &error);
  ck_assert_no_error (error);
  ck_assert_uint_eq (index->start[0], 0);
  ck_assert_uint_eq (index->start[4], 2 * inquiry.pairs->n);
  for (gint32 place = 0; place < 4; place++)
    {
      ck_assert_uint_eq (index->start[place + 1] - index->start[place], 3);
      for (gsize i = index->start[place]; i < index->start[place + 1]; i++)
        {
          const KotakuPair *pair = &inquiry.pairs->pairs[index->pair[i]];
          ck_assert (pair->a == place || pair->b == place);
        }
    }
  kotaku_pair_index_clear (&inquiry.index);
}
END_TEST

KOTAKU_TEST_MAIN ("commands/inquiry", test_say, test_refuse, test_index)
