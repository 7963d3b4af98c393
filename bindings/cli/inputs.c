/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What is read: INPUTs as they are named, a list of them in a file, ties on standard input. */

#include "cli.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Standard input holds ties; evidence names them by the lines of this file. */
#define STDIN_NAME "ties.csv"

static gboolean
read_standard_input (guint8 **data, gsize *length, GError **error)
{
  gsize capacity = 0;
  for (;;)
    {
      if (*length == capacity)
        {
          capacity = MAX (65536, 2 * capacity);
          guint8 *more = g_try_realloc (*data, capacity);
          if (more == NULL)
            {
              g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY,
                           "standard input: no memory for %" G_GSIZE_FORMAT " bytes", capacity);
              return FALSE;
            }
          *data = more;
        }
      ssize_t n = read (STDIN_FILENO, *data + *length, capacity - *length);
      if (n == 0)
        return TRUE;
      if (n < 0 && errno != EINTR)
        {
          int code = errno;
          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "standard input: %s",
                       g_strerror (code));
          return FALSE;
        }
      *length += n > 0 ? (gsize) n : 0;
    }
}

gboolean
kotaku_input_open (KotakuInput *input, GError **error)
{
  return strcmp (input->path, "-") != 0
         || read_standard_input (&input->data, &input->length, error);
}

void
kotaku_input_clear (KotakuInput *input)
{
  g_clear_pointer (&input->data, g_free);
}

KotakuNetwork *
kotaku_input_read (KotakuInput *input,
                   KotakuOptions *options,
                   GCancellable *cancellable,
                   GError **error)
{
  if (input->data == NULL)
    return kotaku_network_read (input->path, options, cancellable, error);
  return kotaku_network_read_data (STDIN_NAME, input->data, input->length, options, cancellable,
                                   error);
}

KotakuFrame *
kotaku_input_validate (KotakuInput *input,
                       KotakuOptions *options,
                       GCancellable *cancellable,
                       GError **error)
{
  if (input->data == NULL)
    return kotaku_validate (input->path, options, cancellable, error);
  return kotaku_validate_data (STDIN_NAME, input->data, input->length, options, cancellable, error);
}

/* A path a line; lines without one are passed over. */
static gboolean
add_listed (GPtrArray *paths, const char *list, GError **error)
{
  g_autofree char *text = NULL;
  gsize length = 0;
  if (!g_file_get_contents (list, &text, &length, error))
    return FALSE;
  if (strlen (text) != length || !g_utf8_validate (text, -1, NULL))
    {
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_BAD_VALUE,
                   "--inputs: %s is no list of paths, one a line in UTF-8", list);
      return FALSE;
    }
  g_auto (GStrv) lines = g_strsplit (g_str_has_prefix (text, "\ufeff") ? text + 3 : text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != 0)
      g_ptr_array_add (paths, g_strdup (lines[i]));
  return TRUE;
}

static gboolean
check_standard (GPtrArray *paths, GError **error)
{
  gsize n = 0;
  for (guint i = 0; i < paths->len; i++)
    n += strcmp (paths->pdata[i], "-") == 0;
  if (n > 1)
    g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_OUT_OF_RANGE, "only one INPUT may be -");
  return n <= 1;
}

/* Whether both are there, and one thing, whatever they are called. */
static gboolean
is_same (const char *a, const char *b)
{
  GStatBuf first, second;
  return g_stat (a, &first) == 0 && g_stat (b, &second) == 0 && first.st_dev == second.st_dev
         && first.st_ino == second.st_ino;
}

/* What is merged stays as it is: a coding that is written over is lost. */
static gboolean
check_merged (KotakuArguments *arguments, GPtrArray *paths, GError **error)
{
  for (guint i = 0; arguments->merges && i < paths->len; i++)
    if (is_same (paths->pdata[i], arguments->output))
      {
        g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_OUT_OF_RANGE,
                     "agree: %s is one of the INPUTs: -o OUT names another directory",
                     arguments->output);
        return FALSE;
      }
  return TRUE;
}

static gboolean
check_any (KotakuArguments *arguments, GPtrArray *paths, GError **error)
{
  if (paths->len == 0)
    g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_OUT_OF_RANGE, "--inputs: %s names no INPUT",
                 arguments->list);
  return paths->len > 0;
}

GPtrArray *
kotaku_inputs_list (KotakuArguments *arguments, GError **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < arguments->inputs->len; i++)
    g_ptr_array_add (paths, g_strdup (arguments->inputs->pdata[i]));
  if ((arguments->list != NULL && !add_listed (paths, arguments->list, error))
      || !check_any (arguments, paths, error) || !check_standard (paths, error)
      || !check_merged (arguments, paths, error))
    return NULL;
  return g_steal_pointer (&paths);
}
