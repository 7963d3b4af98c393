/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* An option as it was given, and read once by its kind; calls only look at it. */

#include "base/base.h"

#include <stdatomic.h>

typedef struct
{
  char *name;                   /* '-' between words */
  const KotakuOptionSpec *spec; /* NULL: no such option */
  gboolean fits;                /* has the type that it should have */
  KotakuOptionType type;        /* as given */
  double number;
  gint64 integer;
  gboolean boolean;
  char *string;
  char **strings;
} KotakuOption;

struct _KotakuOptions
{
  gatomicrefcount references;
  GPtrArray *given; /* KotakuOption, by name */
  KotakuProgress progress;
  gpointer progress_data;
  GDestroyNotify progress_destroy;
  _Atomic gint64 reported; /* the monotonic time of the last report */
};

const KotakuOption *kotaku_options_peek (KotakuOptions *options, const char *name);
/* Where the thread works while another attends: notes how far it is, and TRUE. */
gboolean kotaku_attention_note (const char *task, double fraction);
/* The value as the command spells it; free it. */
char *kotaku_option_get_text (const KotakuOption *option);
