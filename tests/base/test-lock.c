/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "base/base.h"
#include "testing.h"

typedef struct
{
  KotakuLock *lock;
  int count;
} Shared;

static gpointer
count_up (gpointer data)
{
  Shared *shared = data;
  for (int i = 0; i < 100000; i++)
    {
      kotaku_lock_acquire (shared->lock);
      shared->count++;
      kotaku_lock_release (shared->lock);
    }
  return NULL;
}

START_TEST (test_exclusion)
{
  Shared shared = { kotaku_lock_new (), 0 };
  GThread *threads[4];
  for (int i = 0; i < 4; i++)
    threads[i] = g_thread_new ("count", count_up, &shared);
  for (int i = 0; i < 4; i++)
    g_thread_join (threads[i]);
  ck_assert_int_eq (shared.count, 400000);
  kotaku_lock_free (shared.lock);
  kotaku_lock_free (NULL);
}
END_TEST

KOTAKU_TEST_MAIN ("base/lock", test_exclusion)
