/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "base/base.h"

#include <pthread.h>

struct _KotakuLock
{
  pthread_mutex_t mutex;
};

KotakuLock *
kotaku_lock_new (void)
{
  KotakuLock *lock = g_new0 (KotakuLock, 1);
  pthread_mutex_init (&lock->mutex, NULL);
  return lock;
}

void
kotaku_lock_free (KotakuLock *lock)
{
  if (lock == NULL)
    return;
  pthread_mutex_destroy (&lock->mutex);
  g_free (lock);
}

void
kotaku_lock_acquire (KotakuLock *lock)
{
  pthread_mutex_lock (&lock->mutex);
}

void
kotaku_lock_release (KotakuLock *lock)
{
  pthread_mutex_unlock (&lock->mutex);
}
