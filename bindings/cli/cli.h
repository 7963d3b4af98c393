/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* The kotaku command: it reads arguments, makes one call of the library, and writes its frame. What
 * commands and options there are comes from the library's own lists. */

#include <kotaku.h>

G_BEGIN_DECLS

/* Exit statuses; an error's hundred says which (kotaku_cli_status()). */
typedef enum
{
  KOTAKU_EXIT_DONE = 0,
  KOTAKU_EXIT_DATA = 1,
  KOTAKU_EXIT_CALL = 2,
  KOTAKU_EXIT_OTHER = 3,
  KOTAKU_EXIT_INTERRUPTED = 130
} KotakuExit;

/* -- catalogue.c: the library's lists of commands and options -- */

typedef struct
{
  KotakuFrame *commands;
  KotakuFrame *options;
  KotakuFrame *columns;
} KotakuCatalogue;

gboolean kotaku_catalogue_load (KotakuCatalogue *catalogue, GError **error);
void kotaku_catalogue_clear (KotakuCatalogue *catalogue);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuCatalogue, kotaku_catalogue_clear)
/* A cell; "" where it is missing. */
const char *kotaku_catalogue_get (KotakuFrame *frame, const char *column, gsize row);
/* Likewise "title", or "title_id" in Indonesian. */
const char *kotaku_catalogue_get_title (KotakuFrame *frame, gsize row, KotakuLanguage language);
/* Whether a list with a space between its names has the name. */
gboolean kotaku_catalogue_lists (const char *list, const char *name);
/* What a command requires beside its INPUT, an option by this name: "metrics", "group"; "" for
 * nothing. Free it. */
char *kotaku_catalogue_get_parameter (KotakuCatalogue *catalogue, gsize command);
/* ", did you mean X?" for the nearest of the column (of options: the command's own too), or "". */
char *kotaku_catalogue_suggest (KotakuFrame *frame, const char *column, const char *name);

/* -- arguments.c -- */

/* What the command itself understands, beside the library's options. */
typedef struct
{
  const char *name;
  const char *argument; /* NULL: a flag */
  const char *title;
  const char *title_id;
} KotakuOwnOption;

extern const KotakuOwnOption kotaku_own_options[];
extern const gsize kotaku_n_own_options;

/* An option of the library as given; one that is repeated has its values joined. */
typedef struct
{
  gssize row;  /* of the catalogue's options */
  char *value; /* NULL: a flag */
} KotakuGiven;

typedef struct
{
  gssize command; /* row of the catalogue's commands; -1: none */
  GPtrArray *inputs;
  const char *target; /* OUT, where the command writes one; else NULL */
  const char *list;   /* a file that names more of them; NULL: none */
  gboolean merges;    /* the result is a dataset, which the call writes */
  gboolean writes;    /* the result is a file that is no frame, which the call writes */
  GArray *given;
  char **metrics;
  const char *output;
  KotakuFormat format; /* 0: a table on a terminal, else CSV */
  gboolean spreadsheet;
  gboolean help;
  gboolean version;
  KotakuLanguage language;
} KotakuArguments;

gboolean kotaku_arguments_read (KotakuArguments *arguments,
                                KotakuCatalogue *catalogue,
                                char **argv,
                                GError **error);
/* Whether the result is to be a frame also where lines would do. */
gboolean kotaku_arguments_ask_frame (KotakuArguments *arguments);
void kotaku_arguments_clear (KotakuArguments *arguments);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuArguments, kotaku_arguments_clear)

/* -- help.c -- */

/* What --help says, of the command or of all; free it. */
char *kotaku_help (KotakuCatalogue *catalogue, gssize command, KotakuLanguage language);

/* -- inputs.c -- */

typedef struct
{
  const char *path;
  guint8 *data; /* of standard input, else NULL */
  gsize length;
} KotakuInput;

/* Reads what can be read only once. */
gboolean kotaku_input_open (KotakuInput *input, GError **error);
void kotaku_input_clear (KotakuInput *input);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuInput, kotaku_input_clear)
KotakuNetwork *kotaku_input_read (KotakuInput *input,
                                  KotakuOptions *options,
                                  GCancellable *cancellable,
                                  GError **error);
KotakuFrame *kotaku_input_validate (KotakuInput *input,
                                    KotakuOptions *options,
                                    GCancellable *cancellable,
                                    GError **error);
/* All INPUTs, those of the list too. */
GPtrArray *kotaku_inputs_list (KotakuArguments *arguments, GError **error);

/* -- call.c -- */

typedef struct
{
  gboolean told;     /* the error is on standard error already */
  KotakuExit status; /* of datasets that did not answer while others did */
} KotakuOutcome;

/* The command's frame, its warnings told, or NULL with an error. */
KotakuFrame *kotaku_call (KotakuArguments *arguments,
                          KotakuCatalogue *catalogue,
                          GCancellable *cancellable,
                          KotakuOutcome *outcome,
                          GError **error);

/* -- problems.c: everything that goes to standard error -- */

KotakuExit kotaku_cli_status (const GError *error);
/* dataset: which of several it is about; NULL: of one. */
void kotaku_cli_tell_error (const GError *error, const char *dataset, KotakuLanguage language);
void kotaku_cli_tell_warnings (KotakuFrame *frame, const char *dataset, KotakuLanguage language);
/* Where there is no problem, which nothing else says: on a terminal, how many rows there are of
 * what. */
void kotaku_cli_tell_valid (const char *input, KotakuFrame *problems, KotakuLanguage language);
/* A line per problem, "file:line:column: message"; whether there was any. */
gboolean kotaku_cli_tell_problems (KotakuFrame *problems, KotakuLanguage language);

/* -- output.c -- */

gboolean kotaku_output_text (const char *text, GError **error);
gboolean kotaku_output_frame (KotakuArguments *arguments,
                              KotakuFrame *frame,
                              GCancellable *cancellable,
                              GError **error);

/* -- interrupt.c -- */

/* From here on an interrupt cancels, or ends the process at once while nothing listens. */
GCancellable *kotaku_interrupt_start (void);
void kotaku_interrupt_set_listening (gboolean listening);

/* -- progress.c -- */

void kotaku_progress_attach (KotakuOptions *options);
/* Takes the line away again, for good. */
void kotaku_progress_end (void);

G_END_DECLS
