/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "cli.h"

#include <errno.h>
#include <string.h>

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
  { "kotaku_view_strengthen", kotaku_view_strengthen, NULL },
  { "kotaku_view_dominance", kotaku_view_dominance, NULL },
  { "kotaku_view_influence", kotaku_view_influence, NULL },
  { "kotaku_view_census", kotaku_view_census, NULL },
  { "kotaku_view_zones", kotaku_view_zones, NULL },
  { "kotaku_view_bridges", kotaku_view_bridges, NULL },
  { "kotaku_view_crosslevel", kotaku_view_crosslevel, NULL },
  { "kotaku_view_obstacles", kotaku_view_obstacles, NULL },
  { "kotaku_network_findings", NULL, kotaku_network_findings },
  { "kotaku_network_scenario", NULL, kotaku_network_scenario },
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
  { "kotaku_view_keyplayers", kotaku_view_keyplayers, NULL },
  { "kotaku_network_robustness", NULL, kotaku_network_robustness },
  { "kotaku_network_convert", NULL, kotaku_network_convert },
};

/* And those on several networks. */
typedef KotakuFrame *(
    *NetworksCall) (KotakuNetwork *const *, gsize, KotakuOptions *, GCancellable *, GError **);

static const struct
{
  const char *function;
  NetworksCall on_networks;
} networks_calls[] = {
  { "kotaku_agree", kotaku_agree },
  { "kotaku_compare", kotaku_compare },
  { "kotaku_pool", kotaku_pool },
};

/* Likewise those that write a file. */
static const struct
{
  const char *function;
  gboolean (*on_view) (KotakuView *, const char *, KotakuOptions *, GCancellable *, GError **);
} file_calls[] = {
  { "kotaku_view_plot", kotaku_view_plot },
};

/* Likewise on several networks. */
static const struct
{
  const char *function;
  gboolean (*on_networks) (KotakuNetwork *const *,
                           gsize,
                           const char *,
                           KotakuOptions *,
                           GCancellable *,
                           GError **);
} networks_file_calls[] = {
  { "kotaku_report", kotaku_report },
};

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
  /* The library knows the range. */
  if (whole && end != value && *end == 0 && errno == ERANGE)
    {
      kotaku_options_set_string (options, name, value);
      return TRUE;
    }
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

static gboolean
is_given (KotakuArguments *arguments, KotakuCatalogue *catalogue, const char *name)
{
  for (guint i = 0; i < arguments->given->len; i++)
    {
      gsize row = (gsize) g_array_index (arguments->given, KotakuGiven, i).row;
      if (strcmp (kotaku_catalogue_get (catalogue->options, "option", row), name) == 0)
        return TRUE;
    }
  return FALSE;
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

/* What is written is for people: it has a language. */
static void
set_language (KotakuArguments *arguments, KotakuOptions *options)
{
  if (arguments->writes)
    kotaku_options_set_string (options, "lang",
                               arguments->language == KOTAKU_LANGUAGE_ID ? "id" : "en");
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
  gboolean each;    /* of several networks: it asks one at a time */
  gboolean pools;   /* and answers from what each of them says */
  gboolean summary, quiet;
  KotakuOptions *reading;
  KotakuOptions *options;
  KotakuSelection *selection;
  GCancellable *cancellable;
  KotakuOutcome *outcome;
} Call;

/* All that is wrong, where the reader gave only the first. */
static gboolean
tell_all (Call *call, KotakuInput *input)
{
  g_autoptr (KotakuFrame) problems
      = kotaku_input_validate (input, call->reading, call->cancellable, NULL);
  return problems != NULL && kotaku_cli_tell_problems (problems, call->arguments->language);
}

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
  for (gsize i = 0; i < G_N_ELEMENTS (networks_file_calls); i++)
    if (strcmp (networks_file_calls[i].function, call->function) == 0)
      return networks_file_calls[i].on_networks (networks, n, call->arguments->output,
                                                 call->options, call->cancellable, error)
                 ? kotaku_frame_new (0)
                 : NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (networks_calls); i++)
    if (strcmp (networks_calls[i].function, call->function) == 0)
      return networks_calls[i].on_networks (networks, n, call->options, call->cancellable, error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               "this kotaku is older than its library and does not know %s", call->function);
  return NULL;
}

static KotakuFrame *
call_network (Call *call, KotakuNetwork *network, GError **error)
{
  g_autoptr (KotakuView) view = NULL;
  if (call->each)
    return call_networks (call, &network, 1, error);
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
  for (gsize i = 0; i < G_N_ELEMENTS (file_calls); i++)
    if (strcmp (file_calls[i].function, call->function) == 0)
      return file_calls[i].on_view (view, call->arguments->output, call->options, call->cancellable,
                                    error)
                 ? kotaku_frame_new (0)
                 : NULL;
  for (gsize i = 0; i < G_N_ELEMENTS (text_calls); i++)
    if (strcmp (text_calls[i].function, call->function) == 0)
      return text_calls[i].on_view (view, call->text, call->options, call->cancellable, error);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
               "this kotaku is older than its library and does not know %s", call->function);
  return NULL;
}

static KotakuNetwork *
read_input (Call *call, KotakuInput *input, GError **error)
{
  g_autoptr (GError) fault = NULL;
  KotakuNetwork *network = kotaku_input_read (input, call->reading, call->cancellable, &fault);
  if (network != NULL)
    return network;
  call->outcome->told = kotaku_cli_status (fault) == KOTAKU_EXIT_DATA && tell_all (call, input);
  g_propagate_error (error, g_steal_pointer (&fault));
  return NULL;
}

static KotakuFrame *
validate (Call *call, KotakuInput *input, GError **error)
{
  KotakuFrame *problems = kotaku_input_validate (input, call->options, call->cancellable, error);
  if (problems != NULL && !kotaku_arguments_ask_frame (call->arguments))
    kotaku_cli_tell_valid (input->path, problems, call->arguments->language);
  return problems;
}

static KotakuFrame *
read_and_call (Call *call, KotakuInput *input, GError **error)
{
  if (call->function == NULL)
    return validate (call, input, error);
  g_autoptr (KotakuNetwork) network = read_input (call, input, error);
  return network != NULL ? call_network (call, network, error) : NULL;
}

/* -- Several INPUTs, one after the other -- */

/* What the dataset answers joins the other answers. */
static gboolean
add_answer (Call *call, KotakuInput *input, KotakuFrame *all, GError **error)
{
  call->outcome->told = FALSE;
  g_autoptr (KotakuFrame) frame = read_and_call (call, input, error);
  if (frame == NULL)
    return FALSE;
  if (!call->quiet)
    kotaku_cli_tell_warnings (frame, input->path, call->arguments->language);
  return kotaku_frame_stack (all, input->path, frame, call->cancellable, error);
}

/* A fault of one dataset is told, and the others go on: unless none has answered and another says
 * the same, which is then a fault of the call. Whether to go on. */
static gboolean
tell_fault (Call *call, const char *path, const GError *fault, const GError *before)
{
  KotakuOutcome *outcome = call->outcome;
  KotakuExit status = kotaku_cli_status (fault);
  gboolean same = before != NULL && status == KOTAKU_EXIT_CALL
                  && strcmp (before->message, fault->message) == 0;
  outcome->status = MAX (outcome->status, status);
  if (status != KOTAKU_EXIT_INTERRUPTED && !same && !outcome->told)
    kotaku_cli_tell_error (fault, g_str_has_prefix (fault->message, path) ? NULL : path,
                           call->arguments->language);
  return status != KOTAKU_EXIT_INTERRUPTED && !same
         && !g_error_matches (fault, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY);
}

static KotakuFrame *
read_each_and_call (Call *call, GPtrArray *paths, GError **error)
{
  g_autoptr (KotakuFrame) all = kotaku_frame_new (0);
  g_autoptr (GError) first = NULL;
  gsize n_answers = 0;
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GError) fault = NULL;
      g_auto (KotakuInput) input = { .path = paths->pdata[i] };
      if (kotaku_input_open (&input, &fault) && add_answer (call, &input, all, &fault))
        {
          n_answers++;
          continue;
        }
      gboolean on = tell_fault (call, input.path, fault, n_answers == 0 ? first : NULL);
      gboolean stop = g_error_matches (fault, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      if (first == NULL || stop)
        {
          g_clear_error (&first);
          first = g_steal_pointer (&fault);
        }
      if (!on)
        break;
    }
  call->outcome->told = first != NULL;
  if (n_answers > 0 && !g_error_matches (first, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return g_steal_pointer (&all);
  g_propagate_error (error, g_steal_pointer (&first));
  return NULL;
}

/* The estimates of all that could be read, together. */
static KotakuFrame *
read_each_and_pool (Call *call, GPtrArray *paths, GError **error)
{
  KotakuOptions *options = call->options;
  gboolean summary = call->summary;
  g_autoptr (KotakuFrame) estimates = NULL;
  kotaku_options_set_string (options, "summary", NULL);
  call->quiet = TRUE;
  estimates = read_each_and_call (call, paths, error);
  if (estimates == NULL)
    return NULL;
  call->outcome->told = FALSE;
  if (summary)
    kotaku_options_set_boolean (options, "summary", TRUE);
  KotakuFrame *frame = kotaku_pool_estimates (estimates, options, call->cancellable, error);
  if (frame != NULL)
    kotaku_cli_tell_warnings (frame, NULL, call->arguments->language);
  return frame;
}

/* -- Several INPUTs at once -- */

/* All are read, so that all that is wrong with any of them is told; the first error is given. What
 * is written is about those that can be read. */
static KotakuFrame *
read_all_and_call (Call *call, GPtrArray *paths, GError **error)
{
  g_autoptr (GError) first = NULL;
  g_autoptr (GPtrArray) networks
      = g_ptr_array_new_with_free_func ((GDestroyNotify) kotaku_network_unref);
  g_autoptr (GPtrArray) unread = g_ptr_array_new ();
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GError) fault = NULL;
      g_auto (KotakuInput) input = { .path = paths->pdata[i] };
      call->outcome->told = FALSE;
      KotakuNetwork *network
          = kotaku_input_open (&input, &fault) ? read_input (call, &input, &fault) : NULL;
      if (network != NULL)
        {
          g_ptr_array_add (networks, network);
          continue;
        }
      if (!call->outcome->told)
        kotaku_cli_tell_error (fault, NULL, call->arguments->language);
      g_ptr_array_add (unread, paths->pdata[i]);
      if (first == NULL)
        first = g_steal_pointer (&fault);
    }
  gboolean goes_on = call->arguments->writes && networks->len > 0
                     && !g_error_matches (first, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  call->outcome->told = first != NULL && !goes_on;
  if (first != NULL && goes_on)
    {
      g_ptr_array_add (unread, NULL);
      kotaku_options_set_strings (call->options, "unread", (const char *const *) unread->pdata);
      call->outcome->status = kotaku_cli_status (first);
    }
  if (first != NULL && !goes_on)
    {
      g_propagate_error (error, g_steal_pointer (&first));
      return NULL;
    }
  KotakuFrame *frame
      = call_networks (call, (KotakuNetwork *const *) networks->pdata, networks->len, error);
  if (frame != NULL)
    kotaku_cli_tell_warnings (frame, NULL, call->arguments->language);
  return frame;
}

/* -- The call -- */

static KotakuFrame *
call_library (KotakuArguments *arguments,
              KotakuCatalogue *catalogue,
              KotakuOptions *options,
              GCancellable *cancellable,
              GError **error)
{
  const char *name
      = kotaku_catalogue_get (catalogue->commands, "command", (gsize) arguments->command);
  if (arguments->given->len > 0)
    {
      gssize row = g_array_index (arguments->given, KotakuGiven, 0).row;
      g_set_error (error, KOTAKU_ERROR, KOTAKU_ERROR_UNKNOWN_OPTION, "%s takes no --%s", name,
                   kotaku_catalogue_get (catalogue->options, "option", (gsize) row));
      return NULL;
    }
  if (!arguments->writes)
    return kotaku_list_metrics (error);
  return kotaku_write_template (arguments->output, options, cancellable, error)
             ? kotaku_frame_new (0)
             : NULL;
}

/* A single INPUT, without the column that says which it is. */
static KotakuFrame *
read_one_and_call (Call *call, const char *path, GError **error)
{
  g_auto (KotakuInput) input = { .path = path };
  if (!kotaku_input_open (&input, error))
    return NULL;
  kotaku_interrupt_set_listening (TRUE);
  KotakuFrame *frame = read_and_call (call, &input, error);
  if (frame != NULL)
    kotaku_cli_tell_warnings (frame, NULL, call->arguments->language);
  return frame;
}

static KotakuFrame *
call_on_inputs (Call *call, const char *object, GError **error)
{
  g_autoptr (GPtrArray) paths = kotaku_inputs_list (call->arguments, error);
  if (paths == NULL)
    return NULL;
  gboolean several = paths->len != 1 || call->arguments->list != NULL;
  gboolean together = strcmp (object, "networks") == 0 && !call->each;
  if (!together && !several && !call->pools)
    return read_one_and_call (call, paths->pdata[0], error);
  kotaku_interrupt_set_listening (TRUE);
  if (together)
    return read_all_and_call (call, paths, error);
  return call->pools ? read_each_and_pool (call, paths, error)
                     : read_each_and_call (call, paths, error);
}

KotakuFrame *
kotaku_call (KotakuArguments *arguments,
             KotakuCatalogue *catalogue,
             GCancellable *cancellable,
             KotakuOutcome *outcome,
             GError **error)
{
  gsize row = (gsize) arguments->command;
  const char *object = kotaku_catalogue_get (catalogue->commands, "object", row);
  const char *function = kotaku_catalogue_get (catalogue->commands, "function", row);
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  set_language (arguments, options);
  if (strcmp (object, "library") == 0)
    return call_library (arguments, catalogue, options, cancellable, error);
  g_autoptr (KotakuOptions) reading = make_reading_options (arguments, catalogue, error);
  g_autoptr (KotakuSelection) selection
      = strcmp (object, "view") == 0 ? kotaku_selection_new () : NULL;
  const char *text = arguments->target;
  gboolean compares = strcmp (function, "kotaku_compare") == 0;
  gboolean pools = strcmp (function, "kotaku_pool") == 0;
  kotaku_progress_attach (options);
  if (reading == NULL || !set_options (arguments, catalogue, options, selection, &text, error))
    return NULL;
  Call call = { .arguments = arguments,
                .function = strcmp (object, "path") == 0 ? NULL : function,
                .text = text,
                .each = pools || (compares && is_given (arguments, catalogue, "by")),
                .pools = pools,
                .summary = is_given (arguments, catalogue, "summary"),
                .reading = reading,
                .options = options,
                .selection = selection,
                .cancellable = cancellable,
                .outcome = outcome };
  return call_on_inputs (&call, object, error);
}
