/* SPDX-License-Identifier: GPL-2.0-or-later */

/* compare --summary: how alike two networks are, and whether ties came or went. */

#include "classify/compare-private.h"

#include <math.h>

#define NOT_CHANCE "small also where the same actors are merely active in both"
#define NO_CHANGE "no test of change; " NOT_CHANCE

typedef struct
{
  KotakuLikeness likeness;
  KotakuNullResult qap;
  KotakuChange change;
  double adjusted; /* the change's p after Holm */
} Result;

static gboolean
compare_cells (const KotakuSides *sides, const KotakuDraws *draws, Result *result, GError **error)
{
  gsize n_first = 0, n_second = 0;
  g_autofree KotakuEntry *first
      = kotaku_sides_list_cells (sides, 0, &n_first, draws->cancellable, error);
  g_autofree KotakuEntry *second
      = first != NULL ? kotaku_sides_list_cells (sides, 1, &n_second, draws->cancellable, error)
                      : NULL;
  if (second == NULL)
    return FALSE;
  const KotakuMatrix a = { sides->n, n_first, first }, b = { sides->n, n_second, second };
  kotaku_likeness_init (&result->likeness, &a, &b);
  result->qap = (KotakuNullResult){ .observed = NAN, .exact = TRUE };
  return isnan (result->likeness.correlation)
         || kotaku_qap_test (&a, &b, draws, &result->qap, error);
}

static gboolean
test_change (const KotakuSides *sides,
             double alpha,
             Result *result,
             GCancellable *cancellable,
             GError **error)
{
  gsize n_moves = 0;
  g_autofree KotakuMove *moves = kotaku_sides_list_moves (sides, &n_moves, error);
  return moves != NULL
         && kotaku_change_test (moves, n_moves, sides->n, alpha, &result->change, cancellable,
                                error);
}

static gboolean
compare_step (const KotakuSteps *steps,
              gsize step,
              KotakuOptions *options,
              Result *result,
              GCancellable *cancellable,
              GError **error)
{
  KotakuDraws draws;
  const KotakuSides *sides = &steps->steps[step].sides;
  kotaku_draws_init (&draws, options, sides->n, (guint32) step, cancellable);
  return compare_cells (sides, &draws, result, error)
         && (!steps->same_actors || test_change (sides, draws.alpha, result, cancellable, error));
}

static gboolean
adjust (const KotakuSteps *steps, Result *results, gsize *n_tests, double *floor_p, GError **error)
{
  g_autofree double *p = KOTAKU_ALLOC (double, steps->n, error);
  g_autofree double *least = p != NULL ? KOTAKU_ALLOC (double, steps->n, error) : NULL;
  g_autofree double *adjusted = least != NULL ? KOTAKU_ALLOC (double, steps->n, error) : NULL;
  if (adjusted == NULL)
    return FALSE;
  for (gsize i = 0; i < steps->n; i++)
    {
      p[i] = steps->same_actors ? results[i].change.p_value : NAN;
      least[i] = results[i].change.min_p;
    }
  *n_tests = kotaku_holm (p, steps->n, adjusted);
  *floor_p = kotaku_holm_floor (p, least, steps->n, *n_tests);
  for (gsize i = 0; i < steps->n; i++)
    results[i].adjusted = adjusted[i];
  return TRUE;
}

/* -- rows -- */

typedef struct
{
  KotakuRows *rows;
  guint name; /* its column */
  const char *step;
} Writer;

static void
write_row (const Writer *writer, const char *name, double value, const char *word)
{
  kotaku_rows_begin (writer->rows);
  if (writer->name > 0)
    kotaku_rows_string (writer->rows, 0, writer->step);
  kotaku_rows_string (writer->rows, writer->name, name);
  kotaku_rows_double (writer->rows, writer->name + 1, value);
  kotaku_rows_string (writer->rows, writer->name + 2, word);
}

static void
write_likeness (const Writer *writer, const KotakuSteps *steps, gsize step, const Result *result)
{
  const KotakuSides *sides = &steps->steps[step].sides;
  const KotakuLikeness *likeness = &result->likeness;
  const char *note = steps->same_actors ? NO_CHANGE : NOT_CHANCE;
  double either = (double) likeness->n_either;
  write_row (writer, "nodes_common", (double) sides->n, NULL);
  write_row (writer, "only_first", (double) sides->only[0], NULL);
  write_row (writer, "only_second", (double) sides->only[1], NULL);
  write_row (writer, "jaccard", either > 0 ? (double) likeness->n_both / either : NAN, NULL);
  write_row (writer, "hamming", (double) likeness->n_differ, NULL);
  write_row (writer, "graph_correlation", likeness->correlation, NULL);
  write_row (writer, "qap_p_ge", kotaku_null_p (&result->qap, KOTAKU_TAIL_UPPER), note);
  write_row (writer, "qap_p_le", kotaku_null_p (&result->qap, KOTAKU_TAIL_LOWER), NULL);
}

/* Ties came, or went, where a test says so. */
static const char *
get_verdict (const Result *result, double alpha)
{
  if (!kotaku_p_rejects (result->adjusted, alpha) || result->change.change == 0)
    return "undecided";
  return result->change.change > 0 ? "gained" : "lost";
}

static KotakuReason
get_reason (const Result *result, double alpha, double floor_p)
{
  const KotakuChange *change = &result->change;
  if (kotaku_p_rejects (result->adjusted, alpha))
    return KOTAKU_REASON_NONE;
  return kotaku_p_rejects (change->p_value, alpha)
             ? kotaku_reason_find (result->adjusted, MAX (change->min_p, floor_p), alpha, FALSE)
             : kotaku_reason_find (change->p_value, MAX (change->min_p, floor_p), alpha,
                                   change->deciding >= 0);
}

static void
write_change (const Writer *writer,
              const KotakuSides *sides,
              const Result *result,
              double alpha,
              double floor_p)
{
  const KotakuChange *change = &result->change;
  const char *reason = kotaku_reason_to_text (get_reason (result, alpha, floor_p));
  write_row (writer, "gained", (double) change->gained, NULL);
  write_row (writer, "lost", (double) change->lost, NULL);
  write_row (writer, "change", change->change, NULL);
  write_row (writer, "change_low", change->low, NULL);
  write_row (writer, "change_high", change->high, NULL);
  write_row (writer, "change_p", change->p_value, NULL);
  write_row (writer, "verdict", NAN, get_verdict (result, alpha));
  write_row (writer, "reason", NAN, *reason != 0 ? reason : NULL);
  write_row (writer, "pairs", (double) change->n, NULL);
  write_row (writer, "min_p", change->min_p, NULL);
  write_row (writer, "deciding_actor", NAN,
             change->deciding >= 0 ? kotaku_sides_get_id (sides, change->deciding) : NULL);
}

static void
describe (const KotakuSteps *steps,
          const Result *results,
          gsize n_tests,
          KotakuOptions *options,
          KotakuFrame *frame)
{
  KotakuDraws draws;
  gboolean exact = TRUE, capped = FALSE;
  double largest = NAN;
  gsize n_nodes = 0;
  for (gsize i = 0; i < steps->n; i++)
    {
      exact = exact && results[i].qap.exact;
      capped |= results[i].change.capped;
      n_nodes = MAX (n_nodes, steps->steps[i].sides.n);
      largest = fmax (largest, kotaku_null_error (&results[i].qap, KOTAKU_TAIL_UPPER));
    }
  kotaku_draws_init (&draws, options, n_nodes, 0, NULL);
  kotaku_draws_describe (&draws, frame, "nodes in any order", exact, n_tests,
                         exact ? NAN : largest);
  if (capped)
    kotaku_absences_describe (frame, "actors with the most changed pairs");
}

static KotakuFrame *
write_all (const KotakuSteps *steps,
           const Result *results,
           double alpha,
           double floor_p,
           GError **error)
{
  Writer writer
      = { kotaku_rows_new (steps->named ? "step:w,name:w,value:d,word:w" : "name:w,value:d,word:w"),
          steps->named ? 1 : 0, NULL };
  for (gsize i = 0; i < steps->n; i++)
    {
      writer.step = steps->steps[i].name;
      write_likeness (&writer, steps, i, &results[i]);
      if (steps->same_actors)
        write_change (&writer, &steps->steps[i].sides, &results[i], alpha, floor_p);
    }
  return kotaku_rows_finish (writer.rows, error);
}

KotakuFrame *
kotaku_compare_summary (const KotakuSteps *steps,
                        KotakuOptions *options,
                        GCancellable *cancellable,
                        GError **error)
{
  gsize n_tests = 0;
  double floor_p = 0;
  g_autofree Result *results = KOTAKU_ALLOC0 (Result, steps->n, error);
  if (results == NULL)
    return NULL;
  for (gsize i = 0; i < steps->n; i++)
    if (!compare_step (steps, i, options, &results[i], cancellable, error))
      return NULL;
  if (!adjust (steps, results, &n_tests, &floor_p, error))
    return NULL;
  double alpha = kotaku_options_get_double (options, "alpha");
  KotakuFrame *frame = write_all (steps, results, alpha, floor_p, error);
  if (frame != NULL)
    describe (steps, results, n_tests, options, frame);
  return frame;
}
