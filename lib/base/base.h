/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* What every room stands on: memory that can fail, text, words, dates, options, threads. */

#include <kotaku.h>

G_BEGIN_DECLS

/* -- error.c: sets an error of ours; FALSE, so that a check can end in it. -- */

gboolean kotaku_refuse (GError **error, KotakuError code, const char *format, ...)
    G_GNUC_PRINTF (3, 4);
void kotaku_refuse_va (GError **error, KotakuError code, const char *format, va_list arguments)
    G_GNUC_PRINTF (3, 0);

/* -- memory.c: arrays sized by data. Freed with g_free() (so g_autofree holds). n = 0 gives a
 * block. -- */

gpointer kotaku_alloc (gsize n, gsize size, GError **error);
gpointer kotaku_alloc0 (gsize n, gsize size, GError **error);
/* On failure the old block is still there and still the caller's. */
gpointer kotaku_realloc (gpointer block, gsize n, gsize size, GError **error);
char *kotaku_strndup (const char *text, gsize length, GError **error);
#define KOTAKU_ALLOC(type, n, error) ((type *) kotaku_alloc ((n), sizeof (type), (error)))
#define KOTAKU_ALLOC0(type, n, error) ((type *) kotaku_alloc0 ((n), sizeof (type), (error)))

/* Tests: the nth allocation from now fails (1 is the next), and all after it; -1: none does. */
void kotaku_memory_fail_from (gint64 nth);
/* How many allocations were asked for since the last kotaku_memory_fail_from(). */
gint64 kotaku_memory_get_count (void);

/* A growing text that can fail: the error is kept until asked for. */
typedef struct
{
  char *text; /* always terminated once something was added */
  gsize length;
  gsize capacity;
  gboolean failed;
} KotakuText;

#define KOTAKU_TEXT_INIT                                                                           \
  {                                                                                                \
    NULL, 0, 0, FALSE                                                                              \
  }
void kotaku_text_append (KotakuText *text, const char *piece, gssize length);
void kotaku_text_append_c (KotakuText *text, char c);
void kotaku_text_append_double (KotakuText *text, double value);
void kotaku_text_append_int64 (KotakuText *text, gint64 value);
void kotaku_text_clear (KotakuText *text);
/* Takes the text out ("" if empty), or NULL with NO_MEMORY. */
char *kotaku_text_steal (KotakuText *text, GError **error);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (KotakuText, kotaku_text_clear)

/* -- text.c --------------------------------------------------------------------------------------
 */

/* Trims Unicode space and makes NFC; NULL with no error set where text is not UTF-8 or has a NUL.
 */
char *kotaku_text_normalise (const char *text, gssize length);
/* For words and headers: normalised, case folded; runs of space, '-', '_' and '/' become one '_'.
 */
char *kotaku_text_fold (const char *text, gssize length);
/* The candidate that is nearest to text by edit distance, or NULL where none is near enough
 * (distance at most a third of the length, and at least 1 allowed). The first of equals. */
const char *
kotaku_text_nearest (const char *text, const char *const *candidates, gsize n_candidates);
/* Likewise for a text that may be right as it is: shorter than 4 none is near, shorter than 8 at a
 * distance of 1, else of 2. */
const char *kotaku_text_meant (const char *text, const char *const *candidates, gsize n_candidates);
/* ", did you mean X?" or "" : what messages end in; free it. */
char *kotaku_text_suggestion (const char *text, const char *const *candidates, gsize n_candidates);
/* In double quotes, on one line and cut at 60 characters: how messages show a value; free it. */
char *kotaku_text_quote (const char *text);
/* Whether nothing is there but Unicode space. */
gboolean kotaku_text_is_blank (const char *text, gsize length);
/* Compares as text, but runs of digits as numbers; for RT and RW ("03" equals "3", "RT 03" equals
 * "3"). */
int kotaku_text_compare_unit (const char *a, const char *b);

/* A double in the C locale, all of the text, no hexadecimal, no inf or nan: exact to the last bit.
 */
gboolean kotaku_text_to_double (const char *text, gsize length, double *value);
/* The shortest decimal that reads back to the same double; "" for NaN. Returns the length. */
#define KOTAKU_DOUBLE_LENGTH 32
gsize kotaku_text_from_double (double value, char text[KOTAKU_DOUBLE_LENGTH]);

/* -- date.c --------------------------------------------------------------------------------------
 */

/* Days since 1970-01-01 in the proleptic Gregorian calendar; last is inclusive. */
typedef struct
{
  gint32 first;
  gint32 last;
} KotakuSpan;

/* ISO year, month or day; with slashes also DD/MM/YYYY. canonical gets the ISO form. */
gboolean kotaku_date_parse (const char *text,
                            gsize length,
                            gboolean slashes,
                            KotakuSpan *span,
                            char canonical[11]);
void kotaku_date_format (gint32 day, char text[11]);

/* -- words.c: one table reads the data and writes the results -------------------------------------
 */

typedef struct
{
  int value; /* of a closed vocabulary: the enumerator; of an open one: its place in order, from 1
              */
  const char *constant;   /* "KOTAKU_FORM_WORK", or NULL in an open vocabulary */
  const char *english;    /* as data and results have it */
  const char *indonesian; /* likewise */
  const char *others;     /* further spellings read, '|' between, or NULL */
} KotakuWord;

typedef struct
{
  const char *field;
  gboolean flags; /* several may stand in one cell */
  gboolean open;  /* other words are kept as they are */
  const KotakuWord *words;
  gsize n_words;
} KotakuVocabulary;

extern const KotakuVocabulary kotaku_words_level, kotaku_words_form, kotaku_words_strength,
    kotaku_words_content, kotaku_words_stage, kotaku_words_scope, kotaku_words_delineation,
    kotaku_words_direction, kotaku_words_sector, kotaku_words_answer, kotaku_words_stated,
    kotaku_words_activity, kotaku_words_role, kotaku_words_unit, kotaku_words_outcome,
    kotaku_words_education, kotaku_words_field /* `any` of posts.required */,
    kotaku_words_kind /* of funds */;

/* All of them, for kotaku_list_words(). */
const KotakuVocabulary *const *kotaku_vocabularies (gsize *n_vocabularies);

/* The word that text is, in either language, or NULL. Allocates nothing for plain ASCII. */
const KotakuWord *
kotaku_vocabulary_find (const KotakuVocabulary *vocabulary, const char *text, gsize length);
/* Static; of Flags also several, "planning|implementation". "" for an unknown value, and for 0
 * where it has no word; LOCALE is settled by the caller, here it means English. */
const char *
kotaku_vocabulary_get_text (const KotakuVocabulary *vocabulary, int value, KotakuLanguage language);
/* ", did you mean kinship?" or "": the word of the nearest spelling, in its language; English where
 * that is one of the other spellings. Free it. */
char *kotaku_vocabulary_suggestion (const KotakuVocabulary *vocabulary, const char *text);
/* "kinship, work": what messages say was expected; free it. */
char *kotaku_vocabulary_list (const KotakuVocabulary *vocabulary);
/* Reads a cell of a closed vocabulary (lists split at '|' ';' ',' where flags): value, or an error
 * UNKNOWN_WORD that names the field, the text and the nearest word. Empty text is 0. */
gboolean kotaku_vocabulary_read (const KotakuVocabulary *vocabulary,
                                 const char *text,
                                 int *value,
                                 GError **error);
/* LOCALE becomes what LC_ALL, LC_MESSAGES, LANG say (read from the environment, never set). */
KotakuLanguage kotaku_language_settle (KotakuLanguage language);

/* -- option.c: what a call may be told, in one table
 * ----------------------------------------------- */

typedef enum
{
  KOTAKU_OPTION_DOUBLE = 1,
  KOTAKU_OPTION_INT64 = 2,
  KOTAKU_OPTION_BOOLEAN = 3,
  KOTAKU_OPTION_STRING = 4,
  KOTAKU_OPTION_STRINGS = 5 /* a comma list on the command line */
} KotakuOptionType;

typedef struct
{
  const char *name; /* the command's long name: "tolerance-share" ('_' is read as '-') */
  KotakuOptionType type;
  const char *initial; /* default, as text, or NULL */
  double low, high;    /* of numbers, inclusive */
  const char *words;   /* allowed strings, '|' between; NULL: any */
  const char *title;   /* one line, English */
  const char *title_id;
  gboolean selection; /* is one of the selection's */
  gboolean repeated;  /* STRINGS whose items have commas of their own: COLUMN=VALUE[,VALUE] */
} KotakuOptionSpec;

const KotakuOptionSpec *kotaku_option_specs (gsize *n_specs);
const KotakuOptionSpec *kotaku_option_find (const char *name);

/* A command's record: each stands at the end of the file that implements it. */
typedef struct
{
  const char *name;       /* "classify" */
  const char *object;     /* "view", "network", "networks", "path" or "library" */
  const char *function;   /* "kotaku_view_classify" */
  const char *parameters; /* "metrics:strings", "group:string", "": what the function takes after
                             the object; the command line has an option of that name, and -o for
                             "path:file" */
  const char *options;    /* names, space between, without the selection's and the output's */
  const char *columns;    /* of its CSV, comma between; "" where it writes a file */
  const char *title;
  const char *title_id;
  const char *example; /* a command line */
  const char *since;
} KotakuCommand;

/* The first thing a call does: an unknown name, a wrong type or a value out of range is an error
 * that names it (and the nearest name). Selection options are allowed where command->object is
 * "network" or "networks". Every call also takes threads, seed, draws, alpha
 * (also where they change nothing) and lang. */
gboolean
kotaku_options_check (KotakuOptions *options, const KotakuCommand *command, GError **error);
/* A copy of those that another command takes too, without progress: for calls within a call. */
KotakuOptions *kotaku_options_restrict (KotakuOptions *options, const KotakuCommand *command);
/* After that check these cannot fail; without the option they give its default. */
double kotaku_options_get_double (KotakuOptions *options, const char *name);
gint64 kotaku_options_get_int64 (KotakuOptions *options, const char *name);
gboolean kotaku_options_get_boolean (KotakuOptions *options, const char *name);
const char *kotaku_options_get_string (KotakuOptions *options, const char *name);
const char *const *kotaku_options_get_strings (KotakuOptions *options, const char *name);
gboolean kotaku_options_has (KotakuOptions *options, const char *name);
/* "tolerance=2 by=stage": what was given, sorted by name, for metadata; selection options apart. */
char *kotaku_options_describe (KotakuOptions *options, gboolean selection);
/* Names of what was given, NULL at the end, and an option's value as text; free both. */
char **kotaku_options_list (KotakuOptions *options);
char *kotaku_options_get_text (KotakuOptions *options, const char *name);
/* Calls the progress function where 0.1 s have gone since the last time; in the call's thread, or
 * in one that kotaku_options_attend() waits for. */
void kotaku_options_report (KotakuOptions *options, const char *task, double fraction);

/* -- attend.c -- */

typedef gboolean (*KotakuTaskFunc) (gpointer data, GCancellable *cancellable, GError **error);
/* Runs function; where somebody listens in another thread, while this one tells how far it is at
 * least every 0.2 s. Within another such call it just runs. */
gboolean kotaku_options_attend (KotakuOptions *options,
                                const char *task,
                                KotakuTaskFunc function,
                                gpointer data,
                                GCancellable *cancellable,
                                GError **error);

/* -- parallel.c: threads per call
 * -------------------------------------------------------------------- */

/* The option `threads`, else the allowed processors. */
guint kotaku_options_get_threads (KotakuOptions *options);
/* Runs function for blocks 0 ... n_blocks - 1, in n_threads threads made here and joined before it
 * returns; the first error by block number wins; stops soon after cancellation. */
typedef gboolean (*KotakuBlockFunc) (gsize block,
                                     gpointer data,
                                     GCancellable *cancellable,
                                     GError **error);
gboolean kotaku_parallel (gsize n_blocks,
                          KotakuBlockFunc function,
                          gpointer data,
                          KotakuOptions *options,
                          const char *task,
                          GCancellable *cancellable,
                          GError **error);

/* -- lock.c: pthread mutexes, which ThreadSanitizer understands
 * -------------------------------------- */

typedef struct _KotakuLock KotakuLock;
KotakuLock *kotaku_lock_new (void);
void kotaku_lock_free (KotakuLock *lock);
void kotaku_lock_acquire (KotakuLock *lock);
void kotaku_lock_release (KotakuLock *lock);

G_END_DECLS
