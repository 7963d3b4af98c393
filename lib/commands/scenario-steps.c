/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What is changed: as options say it, and the network that comes of it. */

#include "commands/scenario-private.h"

#include <string.h>

static const char *const names[KOTAKU_N_STEPS] = { "remove", "remove-tie", "delay", "strengthen" };

gboolean
kotaku_before_init (KotakuBefore *before,
                    KotakuNetwork *network,
                    KotakuOptions *options,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (KotakuSelection) selection = kotaku_selection_new_from_options (options);
  before->selection = kotaku_options_restrict (options, &kotaku_command_scenario);
  before->view = kotaku_network_get_view (network, selection, cancellable, error);
  if (before->view == NULL)
    return FALSE;
  before->network = kotaku_view_peek_network (before->view);
  before->pairs = kotaku_pairs_get (before->view, cancellable, error);
  before->parts = before->pairs != NULL ? kotaku_parts_new (before->network, error) : NULL;
  before->funds = before->parts != NULL ? kotaku_funds_new (before->network, error) : NULL;
  before->risk = before->funds != NULL ? kotaku_risk_new (before->view, cancellable, error) : NULL;
  return before->risk != NULL;
}

void
kotaku_before_clear (KotakuBefore *before)
{
  g_clear_pointer (&before->risk, kotaku_risk_free);
  g_clear_pointer (&before->funds, kotaku_funds_free);
  g_clear_pointer (&before->parts, kotaku_parts_free);
  g_clear_pointer (&before->selection, kotaku_options_unref);
  g_clear_pointer (&before->view, kotaku_view_unref);
}

/* -- as options say it -- */

/* The place of an id in the view, or -1 with error. */
static gint32
find_place (const KotakuBefore *before, KotakuStepKind kind, const char *id, GError **error)
{
  gsize n = 0;
  g_autoptr (GError) fault = NULL;
  const KotakuNode *nodes = kotaku_view_get_nodes (before->view, &n);
  KotakuNode node = kotaku_network_find_node (before->network, id, &fault);
  if (fault != NULL)
    {
      kotaku_refuse (error, KOTAKU_ERROR_NOT_FOUND, "%s: %s", names[kind], fault->message);
      return -1;
    }
  for (gsize i = 0; i < n; i++)
    if (nodes[i] == node)
      return (gint32) i;
  kotaku_refuse (error, KOTAKU_ERROR_NOT_FOUND, "%s: \"%s\" is not in the selection", names[kind],
                 id);
  return -1;
}

/* "A:B", where an id may hold a colon too: the first that leaves two ids. */
static gboolean
find_sides (const KotakuBefore *before, const char *text, KotakuStep *step, GError **error)
{
  for (const char *colon = strchr (text, ':'); colon != NULL; colon = strchr (colon + 1, ':'))
    {
      g_autofree char *left = g_strndup (text, (gsize) (colon - text));
      gboolean last = strchr (colon + 1, ':') == NULL;
      g_autoptr (GError) fault = NULL;
      gint32 a = find_place (before, step->kind, left, &fault);
      gint32 b = a >= 0 ? find_place (before, step->kind, colon + 1, &fault) : -1;
      if (b < 0 && last)
        g_propagate_error (error, g_steal_pointer (&fault));
      if (b < 0)
        continue;
      step->a = MIN (a, b);
      step->b = MAX (a, b);
      return a != b
             || kotaku_refuse (error, KOTAKU_ERROR_OUT_OF_RANGE, "%s: \"%s\" is one side alone",
                               names[step->kind], text);
    }
  if (*error == NULL)
    kotaku_refuse (error, KOTAKU_ERROR_BAD_VALUE, "%s: expected two ids as A:B, found \"%s\"",
                   names[step->kind], text);
  return FALSE;
}

static gboolean
find_tie (const KotakuBefore *before, const char *text, KotakuStep *step, GError **error)
{
  if (!find_sides (before, text, step, error))
    return FALSE;
  step->place = kotaku_pairs_find (before->pairs, step->a, step->b);
  if (step->kind == KOTAKU_STEP_REMOVE_TIE)
    return step->place >= 0
           || kotaku_refuse (error, KOTAKU_ERROR_NOT_FOUND,
                             "remove-tie: no tie of the selection joins \"%s\"", text);
  return step->place < 0 || before->pairs->pairs[step->place].strength != KOTAKU_STRENGTH_STRONG
         || kotaku_refuse (error, KOTAKU_ERROR_OUT_OF_RANGE,
                           "strengthen: \"%s\" are strongly tied already", text);
}

static gboolean
find_fund (const KotakuBefore *before, const char *id, KotakuStep *step, GError **error)
{
  const KotakuFunds *funds = before->funds;
  g_autofree const char **ids = KOTAKU_ALLOC (const char *, funds->n, error);
  if (ids == NULL)
    return FALSE;
  for (gsize i = 0; i < funds->n; i++)
    {
      ids[i] = funds->funds[i].id;
      if (strcmp (ids[i], id) != 0)
        continue;
      step->place = (gssize) i;
      return funds->funds[i].zone >= 0
             || kotaku_refuse (error, KOTAKU_ERROR_NOT_FOUND,
                               "delay: the fund \"%s\" has no zone, so that no tie is known to "
                               "depend on it",
                               id);
    }
  g_autofree char *nearest = kotaku_text_suggestion (id, ids, funds->n);
  return kotaku_refuse (error, KOTAKU_ERROR_NOT_FOUND, "delay: there is no fund \"%s\"%s", id,
                        nearest);
}

static gboolean
read_step (const KotakuBefore *before, const char *text, KotakuStep *step, GError **error)
{
  switch (step->kind)
    {
    case KOTAKU_STEP_REMOVE:
      step->place = find_place (before, step->kind, text, error);
      return step->place >= 0;
    case KOTAKU_STEP_DELAY:
      return find_fund (before, text, step, error);
    case KOTAKU_STEP_REMOVE_TIE:
    case KOTAKU_STEP_STRENGTHEN:
      break;
    }
  return find_tie (before, text, step, error);
}

KotakuStep *
kotaku_steps_read (KotakuBefore *before, KotakuOptions *options, gsize *n_steps, GError **error)
{
  gsize most = 0;
  const char *const *texts[KOTAKU_N_STEPS];
  for (gsize kind = 0; kind < KOTAKU_N_STEPS; kind++)
    {
      texts[kind] = kotaku_options_get_strings (options, names[kind]);
      most += texts[kind] != NULL ? g_strv_length ((char **) texts[kind]) : 0;
    }
  if (most == 0)
    {
      kotaku_refuse (error, KOTAKU_ERROR_OUT_OF_RANGE,
                     "scenario: nothing is changed, expected one of the options remove, "
                     "remove-tie, delay, strengthen");
      return NULL;
    }
  g_autofree KotakuStep *steps = KOTAKU_ALLOC (KotakuStep, most, error);
  *n_steps = 0;
  for (gsize kind = 0; steps != NULL && kind < KOTAKU_N_STEPS; kind++)
    for (gsize i = 0; texts[kind] != NULL && texts[kind][i] != NULL; i++)
      {
        KotakuStep *step = &steps[(*n_steps)++];
        GError *fault = NULL;
        *step = (KotakuStep){ .kind = (KotakuStepKind) kind, .place = -1, .a = -1, .b = -1 };
        if (read_step (before, texts[kind][i], step, &fault))
          continue;
        g_propagate_error (error, fault);
        return NULL;
      }
  return g_steal_pointer (&steps);
}

/* -- every one of a kind -- */

static KotakuStep *
list_chances (const KotakuBefore *before, gsize *n_steps, GCancellable *cancellable, GError **error)
{
  g_autofree gint32 *sides = kotaku_pairs_list_chances (
      before->pairs, kotaku_view_get_n_nodes (before->view), n_steps, cancellable, error);
  KotakuStep *steps = sides != NULL ? KOTAKU_ALLOC (KotakuStep, *n_steps, error) : NULL;
  for (gsize i = 0; steps != NULL && i < *n_steps; i++)
    {
      gint32 a = sides[2 * i], b = sides[2 * i + 1];
      steps[i]
          = (KotakuStep){ KOTAKU_STEP_STRENGTHEN, kotaku_pairs_find (before->pairs, a, b), a, b };
    }
  return steps;
}

KotakuStep *
kotaku_steps_list (const KotakuBefore *before,
                   KotakuStepKind kind,
                   gsize *n_steps,
                   GCancellable *cancellable,
                   GError **error)
{
  if (kind == KOTAKU_STEP_STRENGTHEN)
    return list_chances (before, n_steps, cancellable, error);
  gsize n = kind == KOTAKU_STEP_REMOVE       ? kotaku_view_get_n_nodes (before->view)
            : kind == KOTAKU_STEP_REMOVE_TIE ? before->pairs->n
                                             : before->funds->n;
  KotakuStep *steps = KOTAKU_ALLOC (KotakuStep, n, error);
  *n_steps = 0;
  for (gsize i = 0; steps != NULL && i < n; i++)
    {
      KotakuStep step = { .kind = kind, .place = (gssize) i, .a = -1, .b = -1 };
      if (kind == KOTAKU_STEP_REMOVE_TIE)
        {
          step.a = before->pairs->pairs[i].a;
          step.b = before->pairs->pairs[i].b;
        }
      if (kind != KOTAKU_STEP_DELAY || before->funds->funds[i].zone >= 0)
        steps[(*n_steps)++] = step;
    }
  return steps;
}

/* -- the network that comes of it -- */

typedef struct
{
  const char **nodes; /* ids that go, NULL at the end */
  gsize n_nodes;
  guint8 *ties; /* by row: 1 goes, 2 becomes strong */
} Plan;

static void
plan_clear (Plan *plan)
{
  g_free (plan->nodes);
  g_free (plan->ties);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, plan_clear)

static void
mark_pair (const KotakuBefore *before, gssize place, Plan *plan, guint8 mark)
{
  const KotakuPair *pair = &before->pairs->pairs[place];
  for (guint32 i = 0; i < pair->n_ties; i++)
    {
      KotakuTie tie = before->pairs->ties[pair->first + i];
      if ((gint32) tie >= 0 && plan->ties[tie] != 1)
        plan->ties[tie] = mark;
    }
}

static void
plan_step (const KotakuBefore *before, const KotakuStep *step, Plan *plan)
{
  const KotakuNode *nodes = kotaku_view_get_nodes (before->view, NULL);
  switch (step->kind)
    {
    case KOTAKU_STEP_REMOVE:
      plan->nodes[plan->n_nodes++]
          = kotaku_network_get_node_id (before->network, nodes[step->place]);
      break;
    case KOTAKU_STEP_REMOVE_TIE:
      mark_pair (before, step->place, plan, 1);
      break;
    case KOTAKU_STEP_DELAY:
      {
        gint32 zone = before->funds->funds[step->place].zone;
        for (gsize i = before->risk->start[zone]; i < before->risk->start[zone + 1]; i++)
          plan->ties[before->risk->ties[i]] = 1;
        break;
      }
    case KOTAKU_STEP_STRENGTHEN:
      if (step->place >= 0)
        mark_pair (before, step->place, plan, 2);
      break;
    }
}

static gboolean
make_plan (const KotakuBefore *before,
           const KotakuStep *steps,
           gsize n_steps,
           gssize without,
           Plan *plan,
           GError **error)
{
  gsize n_ties = kotaku_network_get_n_ties (before->network);
  plan->nodes = KOTAKU_ALLOC0 (const char *, n_steps + 1, error);
  plan->ties = plan->nodes != NULL ? KOTAKU_ALLOC0 (guint8, n_ties, error) : NULL;
  if (plan->ties == NULL)
    return FALSE;
  for (gsize i = 0; i < n_steps; i++)
    plan_step (before, &steps[i], plan);
  if (without >= 0)
    plan->ties[without] = 1;
  return TRUE;
}

/* A pair without a tie that stays gets one that binds both ways. */
static gboolean
add_strong (const KotakuBefore *before, const KotakuStep *step, KotakuNetwork *to, GError **error)
{
  const KotakuNode *nodes = kotaku_view_get_nodes (before->view, NULL);
  const char *a = kotaku_network_get_node_id (before->network, nodes[step->a]);
  const char *b = kotaku_network_get_node_id (before->network, nodes[step->b]);
  KotakuNode from = kotaku_network_find_node (to, a, NULL);
  KotakuNode other = kotaku_network_find_node (to, b, NULL);
  if (from == KOTAKU_NODE_NONE || other == KOTAKU_NODE_NONE)
    return TRUE;
  gboolean people
      = !kotaku_network_is_institution (to, from) && !kotaku_network_is_institution (to, other);
  KotakuTie tie = kotaku_network_add_tie (
      to, from, other, people ? KOTAKU_DIRECTION_EQUAL : KOTAKU_DIRECTION_HORIZONTAL, error);
  return tie != KOTAKU_TIE_NONE
         && kotaku_network_set_tie_strength (to, tie, KOTAKU_STRENGTH_STRONG, error);
}

static gboolean
has_kept_tie (const KotakuBefore *before, const KotakuStep *step, const Plan *plan)
{
  if (step->place < 0)
    return FALSE;
  const KotakuPair *pair = &before->pairs->pairs[step->place];
  for (guint32 i = 0; i < pair->n_ties; i++)
    {
      KotakuTie tie = before->pairs->ties[pair->first + i];
      if ((gint32) tie >= 0 && plan->ties[tie] == 2)
        return TRUE;
    }
  return FALSE;
}

/* Rows of ties keep their order: those that stay are counted. */
static gboolean
make_strong (const KotakuBefore *before,
             const KotakuStep *steps,
             gsize n_steps,
             const Plan *plan,
             KotakuNetwork *to,
             GError **error)
{
  gsize n_ties = kotaku_network_get_n_ties (before->network), row = 0;
  for (gsize tie = 0; tie < n_ties; tie++)
    {
      KotakuNode from = kotaku_network_get_tie_from (before->network, (KotakuTie) tie);
      KotakuNode other = kotaku_network_get_tie_to (before->network, (KotakuTie) tie);
      gboolean gone = plan->ties[tie] == 1;
      for (gsize i = 0; i < plan->n_nodes && !gone; i++)
        gone = strcmp (plan->nodes[i], kotaku_network_get_node_id (before->network, from)) == 0
               || strcmp (plan->nodes[i], kotaku_network_get_node_id (before->network, other)) == 0;
      if (!gone && plan->ties[tie] == 2
          && !kotaku_network_set_tie_strength (to, (KotakuTie) row, KOTAKU_STRENGTH_STRONG, error))
        return FALSE;
      row += !gone;
    }
  for (gsize i = 0; i < n_steps; i++)
    if (steps[i].kind == KOTAKU_STEP_STRENGTHEN && !has_kept_tie (before, &steps[i], plan)
        && !add_strong (before, &steps[i], to, error))
      return FALSE;
  return TRUE;
}

static gboolean
any_strengthened (const KotakuStep *steps, gsize n_steps)
{
  for (gsize i = 0; i < n_steps; i++)
    if (steps[i].kind == KOTAKU_STEP_STRENGTHEN)
      return TRUE;
  return FALSE;
}

KotakuView *
kotaku_before_change (const KotakuBefore *before,
                      const KotakuStep *steps,
                      gsize n_steps,
                      gssize without,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (Plan) plan = { 0 };
  if (!make_plan (before, steps, n_steps, without, &plan, error))
    return NULL;
  g_autofree guint8 *gone
      = KOTAKU_ALLOC (guint8, kotaku_network_get_n_ties (before->network), error);
  if (gone == NULL)
    return NULL;
  for (gsize i = 0; i < kotaku_network_get_n_ties (before->network); i++)
    gone[i] = plan.ties[i] == 1;
  g_autoptr (KotakuNetwork) network
      = kotaku_parts_join_reduced (before->parts, plan.nodes, gone, cancellable, error);
  if (network == NULL
      || (any_strengthened (steps, n_steps)
          && !make_strong (before, steps, n_steps, &plan, network, error)))
    return NULL;
  g_autoptr (KotakuSelection) selection = kotaku_selection_new_from_options (before->selection);
  return kotaku_network_get_view (network, selection, cancellable, error);
}
