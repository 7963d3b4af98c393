/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What every command on a view does first. */

#include "view/view.h"

typedef struct
{
  KotakuView *view;
  KotakuOptions *options;
  KotakuViewFunc function;
  KotakuFrame *frame;
} Call;

static gboolean
make (gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  call->frame = call->function (call->view, call->options, cancellable, error);
  return call->frame != NULL;
}

KotakuFrame *
kotaku_view_call (KotakuView *view,
                  const KotakuCommand *command,
                  KotakuViewFunc function,
                  KotakuOptions *options,
                  GCancellable *cancellable,
                  GError **error)
{
  Call call = { view, options, function, NULL };
  if (kotaku_options_check (options, command, error))
    kotaku_options_attend (options, command->name, make, &call, cancellable, error);
  return call.frame;
}
