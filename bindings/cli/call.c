/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "cli.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

/* Standard input holds ties; evidence names them by the lines of this file. */
#define STDIN_NAME "ties.csv"

typedef KotakuFrame *(*ViewCall) (KotakuView *, KotakuOptions *, GCancellable *, GError **);
typedef KotakuFrame *(
    *TextCall) (KotakuView *, const char *, KotakuOptions *, GCancellable *, GError **);
typedef KotakuFrame *(
    *NetworkTextCall) (KotakuNetwork *, const char *, KotakuOptions *, GCancellable *, GError **);
typedef KotakuFrame *(*NetworkCall) (KotakuNetwork *, KotakuOptions *, GCancellable *, GError **);

/* The one thing that the library's list cannot hand over: addresses. */
static const struct
{
  const char *function;
  ViewCall on_view;
  NetworkCall on_network;
} calls[] = {
  { "kotaku_view_info", kotaku_view_info, NULL },
  { "kotaku_view_classify", kotaku_view_classify, NULL },
  { "kotaku_view_structure", kotaku_view_structure, NULL },
  { "kotaku_view_strength", kotaku_view_strength, NULL },
  { "kotaku_view_dominance", kotaku_view_dominance, NULL },
  { "kotaku_view_zones", kotaku_view_zones, NULL },
  { "kotaku_view_bridges", kotaku_view_bridges, NULL },
  { "kotaku_view_crosslevel", kotaku_view_crosslevel, NULL },
  { "kotaku_view_obstacles", kotaku_view_obstacles, NULL },
  { "kotaku_network_findings", NULL, kotaku_network_findings },
};

/* Likewise those that require a text. */
static const struct
{
  const char *function;
  TextCall on_view;
  NetworkTextCall on_network;
} text_calls[] = {
  { "kotaku_view_brokerage", kotaku_view_brokerage, NULL },
  { "kotaku_view_segregation", kotaku_view_segregation, NULL },
  { "kotaku_network_robustness", NULL, kotaku_network_robustness },
};

/* -- Input -- */

typedef struct
{
  const char *path;
  guint8 *data; /* of standard input, else NULL */
  gsize length;
} Input;

static gboolean
read_standard_input (Input *input, GError **error)
{
  gsize capacity = 0;
  for (;;)
    {
      if (input->length == capacity)
        {
          capacity = MAX (65536, 2 * capacity);
          guint8 *more = g_try_realloc (input->data, capacity);
          if (more == NULL)
            {
              g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY,
                           "standard input: no memory for %" G_GSIZE_FORMAT " bytes", capacity);
              return FALSE;
            }
          input->data = more;
        }
      ssize_t n = read (STDIN_FILENO, input->data + input->length, capacity - input->length);
      if (n == 0)
        return TRUE;
      if (n < 0 && errno != EINTR)
        {
          int code = errno;
          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "standard input: %s",
                       g_strerror (code));
          return FALSE;
        }
      input->length += n > 0 ? (gsize) n : 0;
    }
}

static KotakuNetwork *
read_network (Input *input, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  if (input->data == NULL)
    return kotaku_network_read (input->path, options, cancellable, error);
  return kotaku_network_read_data (STDIN_NAME, input->data, input->length, options, cancellable,
                                   error);
}

static KotakuFrame *
validate (Input *input, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  if (input->data == NULL)
    return kotaku_validate (input->path, options, cancellable, error);
  return kotaku_validate_data (STDIN_NAME, input->data, input->length, options, cancellable, error);
}

/* -- Options -- */

static gboolean
set_number (KotakuOptions *options,
            const char *name,
            const char *value,
            gboolean whole,
            GError **error)
{
  char *end = NULL;
  gint64 integer = 0;
  double number = 0;
  errno = 0;
  if (whole)
    integer = g_ascii_strtoll (value, &end, 10);
  else
    number = g_ascii_strtod (value, &end);
  if (end == value || *end != 0 || errno != 0)
    {
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_WRONG_TYPE, "--%s: \"%s\" is no %s", name,
                   value, whole ? "whole number" : "number");
      return FALSE;
    }
  if (whole)
    kotaku_options_set_int64 (options, name, integer);
  else
    kotaku_options_set_double (options, name, number);
  return TRUE;
}

static gboolean
set_option (KotakuOptions *options,
            const char *name,
            const char *type,
            const char *value,
            GError **error)
{
  if (strcmp (type, "boolean") == 0)
    kotaku_options_set_boolean (options, name, TRUE);
  else if (g_str_has_prefix (type, "string")) /* one, several, or one of several */
    kotaku_options_set_string (options, name, value);
  else
    return set_number (options, name, value, strcmp (type, "int64") == 0, error);
  return TRUE;
}

static gboolean
is_selecting (KotakuFrame *options, gsize row)
{
  gsize n = 0;
  g_autofree guint8 *selecting = kotaku_frame_get_booleans (options, "selection", &n, NULL);
  return selecting != NULL && row < n && selecting[row];
}

/* The selection's options go to selection, where there is one; what is the call's own parameter is
 * none of its options. */
static gboolean
set_options (KotakuArguments *arguments,
             KotakuCatalogue *catalogue,
             KotakuOptions *options,
             KotakuSelection *selection,
             const char **text,
             GError **error)
{
  g_autofree char *parameter
      = kotaku_catalogue_get_parameter (catalogue, (gsize) arguments->command);
  for (guint i = 0; i < arguments->given->len; i++)
    {
      KotakuGiven *given = &g_array_index (arguments->given, KotakuGiven, i);
      gsize row = (gsize) given->row;
      const char *name = kotaku_catalogue_get (catalogue->options, "option", row);
      const char *type = kotaku_catalogue_get (catalogue->options, "type", row);
      if (strcmp (name, parameter) == 0)
        *text = given->value;
      else if (selection != NULL && is_selecting (catalogue->options, row))
        kotaku_selection_set_text (selection, name, given->value != NULL ? given->value : "yes");
      else if (!set_option (options, name, type, given->value, error))
        return FALSE;
    }
  return TRUE;
}

/* Reading takes only those that change how, never what. */
static KotakuOptions *
make_reading_options (KotakuArguments *arguments, KotakuCatalogue *catalogue, GError **error)
{
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_progress_attach (options);
  for (guint i = 0; i < arguments->given->len; i++)
    {
      KotakuGiven *given = &g_array_index (arguments->given, KotakuGiven, i);
      const char *name = kotaku_catalogue_get (catalogue->options, "option", (gsize) given->row);
      if (strcmp (name, "threads") == 0 && !set_number (options, name, given->value, TRUE, error))
        return NULL;
    }
  return g_steal_pointer (&options);
}

/* -- Calls -- */

typedef struct
{
  KotakuArguments *arguments;
  const char *function;
  const char *text; /* the call's parameter, or NULL */
  Input *input;
  KotakuOptions *reading;
  KotakuOptions *options;
  KotakuSelection *selection;
  GCancellable *cancellable;
} Call;

/* All that is wrong, where the reader gave only the first. */
static gboolean
tell_all (Call *call)
{
  g_autoptr (KotakuFrame) problems = validate (call->input, call->reading, call->cancellable, NULL);
  return problems != NULL && kotaku_cli_tell_problems (problems, call->arguments->language);
}

static KotakuFrame *
call_network (Call *call, KotakuNetwork *network, GError **error)
{
  g_autoptr (KotakuView) view = NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    if (strcmp (calls[i].function, call->function) == 0 && calls[i].on_network != NULL)
      return calls[i].on_network (network, call->options, call->cancellable, error);
  for (gsize i = 0; i < G_N_ELEMENTS (text_calls); i++)
    if (strcmp (text_calls[i].function, call->function) == 0 && text_calls[i].on_network != NULL)
      return text_calls[i].on_network (network, call->text, call->options, call->cancellable,
                                       error);
  view = kotaku_network_get_view (network, call->selection, call->cancellable, error);
  if (view == NULL)
    return NULL;
  if (call->arguments->metrics != NULL)
    return kotaku_view_measure (view, (const char *const *) call->arguments->metrics, call->options,
                                call->cancellable, error);
  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    if (strcmp (calls[i].function, call->function) == 0)
      return calls[i].on_view (view, call->options, call->cancellable, error);
  for (gsize i = 0; i < G_N_ELEMENTS (text_calls); i++)
    if (strcmp (text_calls[i].function, call->function) == 0)
      return text_calls[i].on_view (view, call->text, call->options, call->cancellable, error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               "this kotaku is older than its library and does not know %s", call->function);
  return NULL;
}

static KotakuFrame *
read_and_call (Call *call, gboolean *told, GError **error)
{
  g_autoptr (GError) fault = NULL;
  g_autoptr (KotakuNetwork) network
      = read_network (call->input, call->reading, call->cancellable, &fault);
  if (network != NULL)
    return call_network (call, network, error);
  *told = kotaku_cli_status (fault) == KOTAKU_EXIT_DATA && tell_all (call);
  g_propagate_error (error, g_steal_pointer (&fault));
  return NULL;
}

/* -- Several INPUTs -- */

typedef KotakuFrame *(
    *NetworksCall) (KotakuNetwork *const *, gsize, KotakuOptions *, GCancellable *, GError **);

static const struct
{
  const char *function;
  NetworksCall on_networks;
} networks_calls[] = {
  { "kotaku_agree", kotaku_agree },
};

/* The merged dataset is written; its ties are what is left to say. */
static KotakuFrame *
merge (Call *call, KotakuNetwork *const *networks, gsize n, GError **error)
{
  g_autoptr (KotakuNetwork) merged
      = kotaku_merge_networks (networks, n, call->options, call->cancellable, error);
  if (merged == NULL
      || !kotaku_network_save (merged, call->arguments->output, NULL, call->cancellable, error))
    return NULL;
  return kotaku_network_get_rows (merged, KOTAKU_TABLE_TIES, NULL, call->cancellable, error);
}

static KotakuFrame *
call_networks (Call *call, KotakuNetwork *const *networks, gsize n, GError **error)
{
  if (call->arguments->merges)
    return merge (call, networks, n, error);
  for (gsize i = 0; i < G_N_ELEMENTS (networks_calls); i++)
    if (strcmp (networks_calls[i].function, call->function) == 0)
      return networks_calls[i].on_networks (networks, n, call->options, call->cancellable, error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               "this kotaku is older than its library and does not know %s", call->function);
  return NULL;
}

static gboolean
add_network (Call *call, Input *input, GPtrArray *networks, GError **error)
{
  if (strcmp (input->path, "-") == 0 && input->data == NULL && !read_standard_input (input, error))
    return FALSE;
  KotakuNetwork *network = read_network (input, call->reading, call->cancellable, error);
  if (network != NULL)
    g_ptr_array_add (networks, network);
  return network != NULL;
}

/* All are read, so that all that is wrong with any of them is told; the first error is given. */
static KotakuFrame *
read_all_and_call (Call *call, gboolean *told, GError **error)
{
  const GPtrArray *others = call->arguments->others;
  g_autoptr (GError) first = NULL;
  g_autoptr (GPtrArray) networks
      = g_ptr_array_new_with_free_func ((GDestroyNotify) kotaku_network_unref);
  for (guint i = 0; i <= others->len; i++)
    {
      g_autoptr (GError) fault = NULL;
      Input other = { .path = i > 0 ? others->pdata[i - 1] : NULL };
      Input *input = i > 0 ? &other : call->input;
      call->input = input;
      if (!add_network (call, input, networks, &fault))
        {
          if (kotaku_cli_status (fault) != KOTAKU_EXIT_DATA || !tell_all (call))
            kotaku_cli_tell_error (fault, call->arguments->language);
          *told = TRUE;
          if (first == NULL)
            first = g_steal_pointer (&fault);
        }
      g_free (other.data);
    }
  if (first == NULL)
    return call_networks (call, (KotakuNetwork *const *) networks->pdata, networks->len, error);
  g_propagate_error (error, g_steal_pointer (&first));
  return NULL;
}

static KotakuFrame *
call_library (KotakuArguments *arguments, KotakuCatalogue *catalogue, GError **error)
{
  if (arguments->given->len == 0)
    return kotaku_list_metrics (error);
  gssize row = g_array_index (arguments->given, KotakuGiven, 0).row;
  g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_OPTION, "metrics takes no --%s",
               kotaku_catalogue_get (catalogue->options, "option", (gsize) row));
  return NULL;
}

KotakuFrame *
kotaku_call (KotakuArguments *arguments,
             KotakuCatalogue *catalogue,
             GCancellable *cancellable,
             gboolean *told,
             GError **error)
{
  gsize row = (gsize) arguments->command;
  const char *object = kotaku_catalogue_get (catalogue->commands, "object", row);
  if (strcmp (object, "library") == 0)
    return call_library (arguments, catalogue, error);
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  g_autoptr (KotakuOptions) reading = make_reading_options (arguments, catalogue, error);
  g_autoptr (KotakuSelection) selection
      = strcmp (object, "view") == 0 ? kotaku_selection_new () : NULL;
  const char *text = NULL;
  kotaku_progress_attach (options);
  if (reading == NULL || !set_options (arguments, catalogue, options, selection, &text, error))
    return NULL;
  Input input = { .path = arguments->input };
  g_autofree guint8 *data = NULL;
  if (strcmp (input.path, "-") == 0 && !read_standard_input (&input, error))
    {
      g_free (input.data);
      return NULL;
    }
  data = input.data;
  kotaku_interrupt_set_listening (TRUE);
  if (strcmp (object, "path") == 0)
    return validate (&input, options, cancellable, error);
  Call call = { .arguments = arguments,
                .function = kotaku_catalogue_get (catalogue->commands, "function", row),
                .text = text,
                .input = &input,
                .reading = reading,
                .options = options,
                .selection = selection,
                .cancellable = cancellable };
  return strcmp (object, "networks") == 0 ? read_all_and_call (&call, told, error)
                                          : read_and_call (&call, told, error);
}
