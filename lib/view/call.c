/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What every command on a view does first. */

#include "view/view.h"

typedef struct
{
  KotakuView *view;
  const char *group;
  KotakuOptions *options;
  KotakuViewFunc function; /* or: */
  KotakuGroupFunc by_group;
  KotakuFrame *frame;
} Call;

static gboolean
make (gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (call->by_group != NULL)
    call->frame = call->by_group (call->view, call->group, call->options, cancellable, error);
  else
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
  Call call = { .view = view, .options = options, .function = function };
  if (kotaku_options_check (options, command, error))
    kotaku_options_attend (options, command->name, make, &call, cancellable, error);
  return call.frame;
}

KotakuFrame *
kotaku_view_call_by_group (KotakuView *view,
                           const char *group,
                           const KotakuCommand *command,
                           KotakuGroupFunc function,
                           KotakuOptions *options,
                           GCancellable *cancellable,
                           GError **error)
{
  Call call = { .view = view, .group = group, .options = options, .by_group = function };
  if (kotaku_options_check (options, command, error))
    kotaku_options_attend (options, command->name, make, &call, cancellable, error);
  return call.frame;
}
