/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Which views are compared: two networks, or one network by stage, activity, scope, event or dates.
 */

#include "classify/compare-private.h"

#include <string.h>

#define LEAST_COMMON 3

void
kotaku_steps_clear (KotakuSteps *steps)
{
  for (gsize i = 0; i < steps->n; i++)
    {
      g_free (steps->steps[i].name);
      kotaku_sides_clear (&steps->steps[i].sides);
    }
  g_clear_pointer (&steps->steps, g_free);
  g_clear_pointer (&steps->warnings, g_ptr_array_unref);
}

static gboolean
allocate (KotakuSteps *steps, gsize most, GError **error)
{
  steps->warnings = g_ptr_array_new_with_free_func (g_free);
  steps->steps = KOTAKU_ALLOC0 (KotakuStep, most, error);
  return steps->steps != NULL;
}

static gboolean
add_step (KotakuSteps *steps,
          char *name, /* (transfer full) (nullable) */
          KotakuView *first,
          KotakuView *second,
          gint32 event,
          KotakuOptions *options,
          GCancellable *cancellable,
          GError **error)
{
  KotakuStep *step = &steps->steps[steps->n++];
  step->name = name;
  if (!kotaku_sides_init (&step->sides, first, second, event, options, cancellable, error))
    return FALSE;
  return step->sides.n >= LEAST_COMMON
         || kotaku_refuse (error, KOTAKU_ERROR_OUT_OF_RANGE,
                           "compare: %d actors and institutions in common, expected %d or more",
                           (int) step->sides.n, LEAST_COMMON);
}

gboolean
kotaku_steps_init_two (KotakuSteps *steps,
                       KotakuCoders *coders,
                       KotakuOptions *options,
                       GCancellable *cancellable,
                       GError **error)
{
  return allocate (steps, 1, error)
         && add_step (steps, NULL, coders->views[0], coders->views[1], -1, options, cancellable,
                      error);
}

/* -- steps between values of a field -- */

/* Values of a field that some tie is recorded for, each with the view of it. */
typedef struct
{
  const char *field;
  gsize n;
  char **values;
  KotakuView **views;
} Values;

static void
values_clear (Values *values)
{
  for (gsize i = 0; i < values->n; i++)
    {
      g_free (values->values[i]);
      g_clear_pointer (&values->views[i], kotaku_view_unref);
    }
  g_free (values->values);
  g_free (values->views);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Values, values_clear)

/* Where no tie is recorded for a value nothing is known of it: that is no absence of ties. */
static gboolean
add_value (Values *values,
           KotakuSteps *steps,
           KotakuView *view,
           const char *value,
           GCancellable *cancellable,
           GError **error)
{
  gsize n_ties = 0;
  const char *const recorded[] = { values->field, value, "recorded", "yes", NULL };
  const char *const chosen[] = { values->field, value, NULL };
  g_autoptr (KotakuView) own = kotaku_view_narrow (view, recorded, cancellable, error);
  if (own == NULL)
    return FALSE;
  kotaku_view_get_ties (own, &n_ties);
  if (n_ties == 0)
    {
      g_ptr_array_add (steps->warnings,
                       g_strdup_printf ("no tie is recorded for the %s %s: it is left out",
                                        values->field, value));
      return TRUE;
    }
  values->values[values->n] = g_strdup (value);
  values->views[values->n] = kotaku_view_narrow (view, chosen, cancellable, error);
  return values->views[values->n++] != NULL;
}

/* "a|b": what the selected ties record of activities, those of the study first. */
static char *
list_activities (KotakuView *view, GError **error)
{
  gsize n = 0, n_told = 0;
  KotakuTieColumns ties;
  const KotakuTie *selected = kotaku_view_get_ties (view, &n);
  kotaku_network_get_tie_columns (kotaku_view_peek_network (view), &ties);
  g_autofree gint32 *codes = KOTAKU_ALLOC (gint32, n, error);
  if (codes == NULL)
    return NULL;
  for (gsize i = 0; i < n; i++)
    if (KOTAKU_CELL (ties.activities, selected[i], -1) >= 0)
      codes[n_told++] = ties.activities[selected[i]];
  return kotaku_sets_unite (ties.activity_sets, &kotaku_words_activity, codes, n_told, error);
}

static char *
list_words (KotakuView *view, const KotakuVocabulary *vocabulary, int selected)
{
  g_autoptr (GString) list = g_string_new (NULL);
  for (gsize i = 0; i < vocabulary->n_words; i++)
    if (selected == 0 || (vocabulary->words[i].value & selected) != 0)
      g_string_append_printf (list, "%s%s", list->len > 0 ? "|" : "", vocabulary->words[i].english);
  return g_strdup (list->str);
}

static char *
list_values (KotakuView *view, const char *field, GError **error)
{
  if (strcmp (field, "activity") == 0)
    return list_activities (view, error);
  if (strcmp (field, "stage") == 0)
    return list_words (view, &kotaku_words_stage, (int) kotaku_view_get_stages (view));
  return list_words (view, &kotaku_words_scope, 0);
}

static gboolean
find_values (Values *values,
             KotakuSteps *steps,
             KotakuView *view,
             GCancellable *cancellable,
             GError **error)
{
  g_autofree char *list = list_values (view, values->field, error);
  g_auto (GStrv) names = list != NULL ? g_strsplit (list, "|", -1) : NULL;
  gsize n = names != NULL ? g_strv_length (names) : 0;
  values->values = list != NULL ? KOTAKU_ALLOC0 (char *, n, error) : NULL;
  values->views = values->values != NULL ? KOTAKU_ALLOC0 (KotakuView *, n, error) : NULL;
  if (values->views == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    if (!add_value (values, steps, view, names[i], cancellable, error))
      return FALSE;
  if (values->n >= 2)
    return TRUE;
  if (values->n == 0)
    return kotaku_refuse (error, KOTAKU_ERROR_OUT_OF_RANGE,
                          "compare: no tie records the %s, expected ties of two or more",
                          values->field);
  return kotaku_refuse (error, KOTAKU_ERROR_OUT_OF_RANGE,
                        "compare: ties are recorded for the %s %s alone, expected two or more",
                        values->field, values->values[0]);
}

/* Stages follow each other; of activities, which do not, each is compared with every other. */
static gboolean
step_by_field (KotakuSteps *steps,
               KotakuView *view,
               const char *field,
               KotakuOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  g_auto (Values) values = { .field = field };
  gboolean all = strcmp (field, "activity") == 0;
  steps->named = strcmp (field, "scope") != 0;
  if (!allocate (steps, 0, error) || !find_values (&values, steps, view, cancellable, error))
    return FALSE;
  g_clear_pointer (&steps->steps, g_free);
  steps->steps = KOTAKU_ALLOC0 (KotakuStep, values.n * values.n, error);
  if (steps->steps == NULL)
    return FALSE;
  for (gsize i = 0; i < values.n; i++)
    for (gsize j = i + 1; j < (all ? values.n : MIN (i + 2, values.n)); j++)
      {
        char *name = g_strconcat (values.values[i], "|", values.values[j], NULL);
        if (!add_step (steps, name, values.views[i], values.views[j], -1, options, cancellable,
                       error))
          return FALSE;
      }
  return TRUE;
}

/* -- steps in time -- */

static gboolean
step_in_time (KotakuSteps *steps,
              KotakuView *view,
              const char *before,
              const char *after,
              char *name, /* (transfer full) (nullable) */
              gint32 event,
              KotakuOptions *options,
              GCancellable *cancellable,
              GError **error)
{
  const char *const first[] = { "at", before, NULL }, *const second[] = { "at", after, NULL };
  g_autofree char *own = name;
  g_autoptr (KotakuView) a = kotaku_view_narrow (view, first, cancellable, error);
  g_autoptr (KotakuView) b
      = a != NULL ? kotaku_view_narrow (view, second, cancellable, error) : NULL;
  return b != NULL
         && add_step (steps, g_steal_pointer (&own), a, b, event, options, cancellable, error);
}

static gssize
find_event (KotakuNetwork *network, const char *id, GError **error)
{
  gsize n = kotaku_network_get_n_rows (network, KOTAKU_TABLE_EVENTS);
  gint column = kotaku_network_find_column (network, KOTAKU_TABLE_EVENTS, "id", NULL);
  g_autofree const char **ids = KOTAKU_ALLOC (const char *, n, error);
  if (ids == NULL)
    return -1;
  for (gsize row = 0; row < n; row++)
    {
      char buffer[KOTAKU_DOUBLE_LENGTH];
      ids[row] = kotaku_network_get_cell (network, KOTAKU_TABLE_EVENTS, column, row, buffer);
      if (strcmp (ids[row], id) == 0)
        return (gssize) row;
    }
  g_autofree char *suggestion = kotaku_text_suggestion (id, ids, n);
  kotaku_refuse (error, KOTAKU_ERROR_UNKNOWN_EVENT, "by: no event \"%s\"%s", id, suggestion);
  return -1;
}

static gboolean
step_by_event (KotakuSteps *steps,
               KotakuView *view,
               const char *id,
               KotakuOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  gssize event = find_event (kotaku_view_peek_network (view), id, error);
  g_autofree char *before = g_strconcat ("before:", id, NULL);
  g_autofree char *after = g_strconcat ("after:", id, NULL);
  return event >= 0 && allocate (steps, 1, error)
         && step_in_time (steps, view, before, after, NULL, (gint32) event, options, cancellable,
                          error);
}

static gboolean
step_by_dates (KotakuSteps *steps,
               KotakuView *view,
               KotakuOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  const char *const *dates = kotaku_options_get_strings (options, "dates");
  gsize n = dates != NULL ? g_strv_length ((char **) dates) : 0;
  if (n < 2)
    return kotaku_refuse (error, KOTAKU_ERROR_OUT_OF_RANGE,
                          "compare: by dates needs the option dates: two or more, such as "
                          "2016-01-01,2018-01-01");
  steps->named = n > 2;
  if (!allocate (steps, n, error))
    return FALSE;
  for (gsize i = 0; i + 1 < n; i++)
    if (!step_in_time (steps, view, dates[i], dates[i + 1],
                       g_strconcat (dates[i], "|", dates[i + 1], NULL), -1, options, cancellable,
                       error))
      return FALSE;
  return TRUE;
}

gboolean
kotaku_steps_init_by (KotakuSteps *steps,
                      KotakuView *view,
                      const char *by,
                      KotakuOptions *options,
                      GCancellable *cancellable,
                      GError **error)
{
  static const char *const names[] = { "stage", "activity", "scope", "dates", "event:ID", NULL };
  steps->same_actors = TRUE;
  if (kotaku_options_has (options, "dates") && strcmp (by, "dates") != 0)
    return kotaku_refuse (error, KOTAKU_ERROR_CONFLICTING_OPTIONS,
                          "compare: the option dates goes with by dates, not with by %s", by);
  if (strcmp (by, "dates") == 0)
    return step_by_dates (steps, view, options, cancellable, error);
  if (g_str_has_prefix (by, "event:"))
    return step_by_event (steps, view, by + strlen ("event:"), options, cancellable, error);
  if (strcmp (by, "event:ID") != 0 && g_strv_contains (names, by))
    return step_by_field (steps, view, by, options, cancellable, error);
  g_autofree char *quoted = kotaku_text_quote (by);
  g_autofree char *suggestion = kotaku_text_suggestion (by, names, g_strv_length ((char **) names));
  return kotaku_refuse (error, KOTAKU_ERROR_UNKNOWN_WORD,
                        "by: unknown word %s%s (expected: stage, activity, scope, dates, event:ID)",
                        quoted, suggestion);
}
