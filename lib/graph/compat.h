/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* All that differs between igraph 0.10 and 1.0. */

/* igraph 0.10 asks for its value without having defined it. */
#ifndef IGRAPH_VERIFY_FINALLY_STACK
#define IGRAPH_VERIFY_FINALLY_STACK 0
#endif

#include <igraph.h>

#define KOTAKU_IGRAPH_1 (IGRAPH_VERSION_MAJOR >= 1)

#if KOTAKU_IGRAPH_1
typedef igraph_int_t KotakuIgraphInt;
/* The generator is kept by reference. */
typedef igraph_rng_t *KotakuSavedGenerator;
#define kotaku_igraph_save_generator() (igraph_rng_default ())
#define kotaku_igraph_restore_generator(saved) ((void) igraph_rng_set_default (*(saved)))
/* Interruption is asked without data and answered by a truth. */
#define KOTAKU_INTERRUPTION_FUNCTION(name) static igraph_bool_t name (void)
#define kotaku_igraph_prepare() igraph_setup ()
#define kotaku_igraph_is_arpack(code) ((code) == IGRAPH_EARPACK)
#define kotaku_igraph_betweenness(graph, result, directed, lengths)                                \
  igraph_betweenness ((graph), (lengths), (result), igraph_vss_all (), (directed), 0)
#define kotaku_igraph_mean_distance(graph, lengths, result, directed)                              \
  igraph_average_path_length ((graph), (lengths), (result), NULL, (directed), 1)
#define kotaku_igraph_diameter(graph, lengths, result, directed)                                   \
  igraph_diameter ((graph), (lengths), (result), NULL, NULL, NULL, NULL, (directed), 1)
#define kotaku_igraph_eccentricity(graph, lengths, result)                                         \
  igraph_eccentricity ((graph), (lengths), (result), igraph_vss_all (), IGRAPH_OUT)
#else
typedef igraph_integer_t KotakuIgraphInt;
/* The generator is copied, so the copy is what has to come back. */
typedef igraph_rng_t KotakuSavedGenerator;
#define kotaku_igraph_save_generator() (*igraph_rng_default ())
#define kotaku_igraph_restore_generator(saved) igraph_rng_set_default ((saved))
#define KOTAKU_INTERRUPTION_FUNCTION(name) static igraph_error_t name (void *data G_GNUC_UNUSED)
#define kotaku_igraph_prepare() ((void) 0)
/* The ARPACK codes stand together but for three that came later. */
#define kotaku_igraph_is_arpack(code)                                                              \
  (((code) >= IGRAPH_ARPACK_PROD && (code) <= IGRAPH_ARPACK_UNKNOWN)                               \
   || ((code) >= IGRAPH_ARPACK_MAXIT && (code) <= IGRAPH_ARPACK_REORDER))
#define kotaku_igraph_betweenness(graph, result, directed, lengths)                                \
  igraph_betweenness ((graph), (result), igraph_vss_all (), (directed), (lengths))
#define kotaku_igraph_mean_distance(graph, lengths, result, directed)                              \
  igraph_average_path_length_dijkstra ((graph), (result), NULL, (lengths), (directed), 1)
#define kotaku_igraph_diameter(graph, lengths, result, directed)                                   \
  igraph_diameter_dijkstra ((graph), (lengths), (result), NULL, NULL, NULL, NULL, (directed), 1)
#define kotaku_igraph_eccentricity(graph, lengths, result)                                         \
  igraph_eccentricity_dijkstra ((graph), (lengths), (result), igraph_vss_all (), IGRAPH_OUT)
#endif
