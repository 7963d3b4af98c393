/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The command census: dyads and triads by type. Ours, since igraph's can neither be interrupted nor
 * use threads, and looks at every open triad, of which only the triangles need to be found: the
 * others follow from how many ties of each kind meet at a node (Ortmann and Brandes 2017). */

#include "measure/measure-private.h"

typedef enum
{
  TRIAD_003,
  TRIAD_012,
  TRIAD_102,
  TRIAD_021D,
  TRIAD_021U,
  TRIAD_021C,
  TRIAD_111D,
  TRIAD_111U,
  TRIAD_030T,
  TRIAD_030C,
  TRIAD_201,
  TRIAD_120D,
  TRIAD_120U,
  TRIAD_120C,
  TRIAD_210,
  TRIAD_300,
  N_TRIADS
} Triad;

/* Each type's ties one way and both ways. */
static const struct
{
  const char *name;
  guint8 one_way, mutual;
} triads[N_TRIADS] = {
  { "003", 0, 0 },  { "012", 1, 0 },  { "102", 0, 1 },  { "021D", 2, 0 },
  { "021U", 2, 0 }, { "021C", 2, 0 }, { "111D", 1, 1 }, { "111U", 1, 1 },
  { "030T", 3, 0 }, { "030C", 3, 0 }, { "201", 0, 2 },  { "120D", 2, 1 },
  { "120U", 2, 1 }, { "120C", 2, 1 }, { "210", 1, 2 },  { "300", 0, 3 },
};

/* How a tie is seen from one end. */
enum
{
  OUT = 1,
  IN = 2,
  BOTH = 3
};

#define MOST_BLOCKS 128
#define LEAST_ARCS 4096 /* of a block */

/* What a block of nodes counts. */
typedef struct
{
  guint64 n_mutual; /* ends of ties both ways */
  guint64 wedges[N_TRIADS];
  guint64 triangles[KOTAKU_N_TRIANGLES];
} Tally;

typedef struct
{
  const KotakuGraph *graph;
  KotakuDyads dyads;
  gsize n_blocks;
  Tally *tallies;
} Work;

static void
work_clear (Work *work)
{
  kotaku_dyads_clear (&work->dyads);
  g_free (work->tallies);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

/* -- counting
 * ---------------------------------------------------------------------------------------- */

static gsize
get_first (const Work *work, gsize block)
{
  guint64 n = work->graph->n_nodes;
  return (gsize) (n / work->n_blocks * block + MIN (n % work->n_blocks, block));
}

/* Pairs of ties that meet at a node, whether their other ends are tied or not. */
static void
count_wedges (guint64 out, guint64 in, guint64 mutual, guint64 wedges[N_TRIADS])
{
  wedges[TRIAD_021D] += out * (out - 1) / 2;
  wedges[TRIAD_021U] += in * (in - 1) / 2;
  wedges[TRIAD_021C] += out * in;
  wedges[TRIAD_111U] += mutual * out;
  wedges[TRIAD_111D] += mutual * in;
  wedges[TRIAD_201] += mutual * (mutual - 1) / 2;
}

static gboolean
fill_block (gsize block, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;
  const KotakuGraph *graph = work->graph;
  Tally *tally = &work->tallies[block];
  gsize end = get_first (work, block + 1);
  for (gsize i = get_first (work, block); i < end; i++)
    {
      gsize mutual;
      kotaku_dyads_fill (&work->dyads, i, &mutual);
      tally->n_mutual += mutual;
      count_wedges (graph->out_start[i + 1] - graph->out_start[i] - mutual,
                    graph->in_start[i + 1] - graph->in_start[i] - mutual, mutual, tally->wedges);
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static gboolean
count_block (gsize block, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;
  gsize end = get_first (work, block + 1);
  g_autofree guint8 *mark = KOTAKU_ALLOC0 (guint8, work->graph->n_nodes, error);
  if (mark == NULL)
    return FALSE;
  for (gsize i = get_first (work, block); i < end; i++)
    {
      if (i % 64 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      kotaku_dyads_count_triangles (&work->dyads, work->dyads.ways, i, mark,
                                    work->tallies[block].triangles);
    }
  return TRUE;
}

/* -- from triangles to triads
 * -------------------------------------------------------------------------- */

static guint
turn (guint ways)
{
  return (ways & OUT) << 1 | (ways & IN) >> 1;
}

/* Two ties as seen from the node that they share, were the third absent. */
static Triad
get_wedge (guint a, guint b)
{
  if (a == BOTH && b == BOTH)
    return TRIAD_201;
  if (a == BOTH || b == BOTH)
    return MIN (a, b) == OUT ? TRIAD_111U : TRIAD_111D;
  if (a != b)
    return TRIAD_021C;
  return a == OUT ? TRIAD_021D : TRIAD_021U;
}

/* Three ties as seen from each of their corners. */
static Triad
get_triangle (const Triad corners[3])
{
  guint sources = 0, mutual = 0, alone[N_TRIADS] = { 0 };
  for (guint i = 0; i < 3; i++)
    {
      sources += corners[i] == TRIAD_021D;
      mutual += corners[i] == TRIAD_111D || corners[i] == TRIAD_111U;
      alone[corners[i]]++;
    }
  if (alone[TRIAD_201] == 3)
    return TRIAD_300;
  if (alone[TRIAD_201] == 1)
    return TRIAD_210;
  if (mutual == 0)
    return sources > 0 ? TRIAD_030T : TRIAD_030C;
  if (alone[TRIAD_021C] == 1)
    return TRIAD_120C;
  return sources > 0 ? TRIAD_120D : TRIAD_120U;
}

static void
add_triangles (const Tally *sum, guint64 counts[N_TRIADS])
{
  for (guint code = 0; code < KOTAKU_N_TRIANGLES; code++)
    {
      guint ab = code & 3, ac = code >> 2 & 3, bc = code >> 4;
      guint64 n = sum->triangles[code];
      if (n == 0)
        continue;
      const Triad corners[3]
          = { get_wedge (ab, ac), get_wedge (turn (ab), bc), get_wedge (turn (ac), turn (bc)) };
      for (guint i = 0; i < 3; i++)
        counts[corners[i]] -= n;
      counts[get_triangle (corners)] += n;
    }
}

/* Ties beside nodes that are tied to neither end: each tie stands beside n - 2 others, and a triad
 * of several ties was counted for each. */
static guint64
count_lone (const guint64 counts[N_TRIADS], guint64 n_ties, guint64 n, gboolean mutual)
{
  guint64 lone = n < 2 ? 0 : n_ties * (n - 2);
  for (guint i = TRIAD_021D; i < N_TRIADS; i++)
    lone -= counts[i] * (mutual ? triads[i].mutual : triads[i].one_way);
  return lone;
}

/* Of nodes by threes; FALSE where it is beyond any count. */
static gboolean
count_triples (guint64 n, guint64 *triples)
{
  unsigned __int128 all = (unsigned __int128) n * (n - 1) / 2 * (n - 2) / 3;
  *triples = n < 3 ? 0 : (guint64) all;
  return n < 3 || all <= G_MAXINT64;
}

/* -- rows
 * ------------------------------------------------------------------------------------------- */

static void
write_count (KotakuRows *rows, const char *name, guint64 count)
{
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, 0, name);
  kotaku_rows_int64 (rows, 1, (gint64) count);
}

static void
write_dyads (KotakuRows *rows, guint64 n, guint64 one_way, guint64 mutual)
{
  write_count (rows, "mutual", mutual);
  write_count (rows, "asymmetric", one_way);
  write_count (rows, "null", n * (n - 1) / 2 - mutual - one_way);
}

static KotakuFrame *
write_rows (const Work *work, const Tally *sum, GError **error)
{
  guint64 counts[N_TRIADS] = { 0 }, triples = 0;
  guint64 n = work->graph->n_nodes;
  guint64 mutual = sum->n_mutual / 2, one_way = work->graph->n_arcs - 2 * mutual;
  for (guint i = 0; i < N_TRIADS; i++)
    counts[i] = sum->wedges[i];
  add_triangles (sum, counts);
  counts[TRIAD_012] = count_lone (counts, one_way, n, FALSE);
  counts[TRIAD_102] = count_lone (counts, mutual, n, TRUE);
  gboolean counted = count_triples (n, &triples);
  for (guint i = TRIAD_012; i < N_TRIADS; i++)
    triples -= counts[i];
  KotakuRows *rows = kotaku_rows_new ("name:w,count:i");
  write_dyads (rows, n, one_way, mutual);
  kotaku_rows_begin (rows);
  kotaku_rows_string (rows, 0, triads[TRIAD_003].name);
  if (counted)
    kotaku_rows_int64 (rows, 1, (gint64) triples);
  for (guint i = TRIAD_012; i < N_TRIADS; i++)
    write_count (rows, triads[i].name, counts[i]);
  return kotaku_rows_finish (rows, error);
}

static void
add_tallies (const Work *work, Tally *sum)
{
  for (gsize block = 0; block < work->n_blocks; block++)
    {
      const Tally *tally = &work->tallies[block];
      sum->n_mutual += tally->n_mutual;
      for (guint i = 0; i < N_TRIADS; i++)
        sum->wedges[i] += tally->wedges[i];
      for (guint i = 0; i < KOTAKU_N_TRIANGLES; i++)
        sum->triangles[i] += tally->triangles[i];
    }
}

static KotakuFrame *
count_all (KotakuView *view, KotakuOptions *options, GCancellable *cancellable, GError **error)
{
  g_auto (Work) work = { 0 };
  Tally sum = { 0 };
  work.graph = kotaku_graph_get (view, cancellable, error);
  if (work.graph == NULL)
    return NULL;
  work.n_blocks = CLAMP (work.graph->n_arcs / LEAST_ARCS, 1, MOST_BLOCKS);
  work.tallies = KOTAKU_ALLOC0 (Tally, work.n_blocks, error);
  if (work.tallies == NULL || !kotaku_dyads_init (&work.dyads, work.graph, error)
      || !kotaku_parallel (work.n_blocks, fill_block, &work, options, "dyads", cancellable, error)
      || !kotaku_parallel (work.n_blocks, count_block, &work, options, "triads", cancellable,
                           error))
    return NULL;
  add_tallies (&work, &sum);
  KotakuFrame *frame = write_rows (&work, &sum, error);
  if (frame == NULL)
    return NULL;
  kotaku_view_describe (view, &kotaku_command_census, options, frame);
  kotaku_graph_warn (work.graph, frame);
  kotaku_frame_seal (frame);
  return frame;
}

/**
 * kotaku_view_census:
 * @view: a view
 * @options: (nullable): `threads`; progress
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error that names the option, and the nearest
 *
 * Counts the pairs and the triples of nodes of the view's simple graph by what arcs are between
 * them: columns `name`, `count`. Pairs are `mutual` (an arc each way), `asymmetric` (one arc) or
 * `null`. Triples follow, by the names of Holland and Leinhardt: how many of their pairs are
 * mutual, asymmetric and null, and where that leaves a choice D (down: one sends to two), U (up:
 * two send to one), C (a chain or cycle) or T (transitive): 003, 012, 102, 021D, 021U, 021C, 111D,
 * 111U, 030T, 030C, 201, 120D, 120U, 120C, 210, 300. In 111D the node with the mutual tie receives
 * the other arc, in 111U it sends it; in 120D the node outside the mutual pair sends to both, in
 * 120U both send to it. A tie that binds both ways makes its pair mutual.
 *
 * - Unit: pairs and triples of nodes
 * - Range: 0 and up; the first three sum to n(n - 1)/2, the others to n(n - 1)(n - 2)/6
 * - Undefined: 003 above 3.8 million nodes, where it exceeds any whole number of 64 bits
 * - Cost: O(arcs^1.5) at worst; memory for the arcs once more
 * - Source: Holland and Leinhardt 1970; Davis and Leinhardt 1972; Ortmann and Brandes 2017
 * - Threads: any; the same bits for any number of `threads`
 * - Errors: %KOTAKU_ERROR_UNKNOWN_OPTION, %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): a row per type, or %NULL with @error set
 *
 * Since: 1.0
 */
KotakuFrame *
kotaku_view_census (KotakuView *view,
                    KotakuOptions *options,
                    GCancellable *cancellable,
                    GError **error)
{
  g_return_val_if_fail (view != NULL, NULL);
  return kotaku_view_call (view, &kotaku_command_census, count_all, options, cancellable, error);
}

const KotakuCommand kotaku_command_census = {
  .name = "census",
  .object = "view",
  .function = "kotaku_view_census",
  .parameters = "",
  .options = "",
  .columns = "name,count",
  .title = "Count pairs and triples by their arcs: the dyad and triad census",
  .title_id = "Hitung pasangan dan rangkap tiga menurut busurnya: sensus diad dan triad",
  .example = "kotaku census examples/pasar-ii --level institutional",
  .since = "1.0",
};
