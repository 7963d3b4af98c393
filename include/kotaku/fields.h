/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#if !defined(KOTAKU_INSIDE) && !defined(KOTAKU_COMPILATION)
#error "Only <kotaku.h> can be included directly."
#endif

#include <kotaku/types.h>
#include <kotaku/words.h>

G_BEGIN_DECLS

/* A getter and a setter per column. Not recorded: NULL (text, lists), NaN, NONE, 0. Dates are text
 * as recorded ("2018-03", "event:sk"). Setters can fail: a column that a view shares is copied
 * first. */
KOTAKU_AVAILABLE_IN_1_0
gsize kotaku_network_get_n_nodes (KotakuNetwork *network);
KOTAKU_AVAILABLE_IN_1_0
gsize kotaku_network_get_n_ties (KotakuNetwork *network);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_network_is_actor (KotakuNetwork *network, KotakuNode node);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_network_is_institution (KotakuNetwork *network, KotakuNode node);

KOTAKU_AVAILABLE_IN_1_0
const char *kotaku_network_get_node_id (KotakuNetwork *network, KotakuNode node);
KOTAKU_AVAILABLE_IN_1_0
const char *kotaku_network_get_node_name (KotakuNetwork *network, KotakuNode node);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_network_set_node_name (KotakuNetwork *network,
                                       KotakuNode node,
                                       const char *name,
                                       GError **error);
KOTAKU_AVAILABLE_IN_1_0
const char *kotaku_network_get_node_role (KotakuNetwork *network, KotakuNode node);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_network_set_node_role (KotakuNetwork *network,
                                       KotakuNode node,
                                       const char *role,
                                       GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuSector kotaku_network_get_node_sector (KotakuNetwork *network, KotakuNode node);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_network_set_node_sector (KotakuNetwork *network,
                                         KotakuNode node,
                                         KotakuSector sector,
                                         GError **error);
KOTAKU_AVAILABLE_IN_1_0
const char *kotaku_network_get_node_zone (KotakuNetwork *network, KotakuNode node);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_network_set_node_zone (KotakuNetwork *network,
                                       KotakuNode node,
                                       const char *zone,
                                       GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuAnswer kotaku_network_get_node_funded (KotakuNetwork *network, KotakuNode node);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_network_set_node_funded (KotakuNetwork *network,
                                         KotakuNode node,
                                         KotakuAnswer funded,
                                         GError **error);
KOTAKU_AVAILABLE_IN_1_0
const char *kotaku_network_get_node_tier (KotakuNetwork *network, KotakuNode node);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_network_set_node_tier (KotakuNetwork *network,
                                       KotakuNode node,
                                       const char *tier,
                                       GError **error);
KOTAKU_AVAILABLE_IN_1_0
const char *kotaku_network_get_node_text (KotakuNetwork *network,
                                          KotakuNode node,
                                          const char *column,
                                          GError **error);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_network_set_node_text (KotakuNetwork *network,
                                       KotakuNode node,
                                       const char *column,
                                       const char *text,
                                       GError **error);

KOTAKU_AVAILABLE_IN_1_0
KotakuNode kotaku_network_get_tie_from (KotakuNetwork *network, KotakuTie tie);
KOTAKU_AVAILABLE_IN_1_0
KotakuNode kotaku_network_get_tie_to (KotakuNetwork *network, KotakuTie tie);
KOTAKU_AVAILABLE_IN_1_0
KotakuLevel kotaku_network_get_tie_level (KotakuNetwork *network, KotakuTie tie);
KOTAKU_AVAILABLE_IN_1_0
const char *kotaku_network_get_tie_id (KotakuNetwork *network, KotakuTie tie);
KOTAKU_AVAILABLE_IN_1_0
gboolean
kotaku_network_set_tie_id (KotakuNetwork *network, KotakuTie tie, const char *id, GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuForm kotaku_network_get_tie_form (KotakuNetwork *network, KotakuTie tie);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_network_set_tie_form (KotakuNetwork *network,
                                      KotakuTie tie,
                                      KotakuForm form,
                                      GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuDirection kotaku_network_get_tie_direction (KotakuNetwork *network, KotakuTie tie);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_network_set_tie_direction (KotakuNetwork *network,
                                           KotakuTie tie,
                                           KotakuDirection direction,
                                           GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuStrength kotaku_network_get_tie_strength (KotakuNetwork *network, KotakuTie tie);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_network_set_tie_strength (KotakuNetwork *network,
                                          KotakuTie tie,
                                          KotakuStrength strength,
                                          GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuContent kotaku_network_get_tie_content (KotakuNetwork *network, KotakuTie tie);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_network_set_tie_content (KotakuNetwork *network,
                                         KotakuTie tie,
                                         KotakuContent content,
                                         GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuScope kotaku_network_get_tie_scope (KotakuNetwork *network, KotakuTie tie);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_network_set_tie_scope (KotakuNetwork *network,
                                       KotakuTie tie,
                                       KotakuScope scope,
                                       GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuStage kotaku_network_get_tie_stages (KotakuNetwork *network, KotakuTie tie);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_network_set_tie_stages (KotakuNetwork *network,
                                        KotakuTie tie,
                                        KotakuStage stages,
                                        GError **error);
KOTAKU_AVAILABLE_IN_1_0
const char *const *kotaku_network_get_tie_activities (KotakuNetwork *network, KotakuTie tie);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_network_set_tie_activities (KotakuNetwork *network,
                                            KotakuTie tie,
                                            const char *const *activities,
                                            GError **error);
KOTAKU_AVAILABLE_IN_1_0
double kotaku_network_get_tie_weight (KotakuNetwork *network, KotakuTie tie);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_network_set_tie_weight (KotakuNetwork *network,
                                        KotakuTie tie,
                                        double weight,
                                        GError **error);
KOTAKU_AVAILABLE_IN_1_0
const char *kotaku_network_get_tie_since (KotakuNetwork *network, KotakuTie tie);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_network_set_tie_since (KotakuNetwork *network,
                                       KotakuTie tie,
                                       const char *since,
                                       GError **error);
KOTAKU_AVAILABLE_IN_1_0
const char *kotaku_network_get_tie_until (KotakuNetwork *network, KotakuTie tie);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_network_set_tie_until (KotakuNetwork *network,
                                       KotakuTie tie,
                                       const char *until,
                                       GError **error);
KOTAKU_AVAILABLE_IN_1_0
const char *const *kotaku_network_get_tie_source (KotakuNetwork *network, KotakuTie tie);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_network_set_tie_source (KotakuNetwork *network,
                                        KotakuTie tie,
                                        const char *const *source,
                                        GError **error);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_network_get_tie_stated (KotakuNetwork *network, KotakuTie tie);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_network_set_tie_stated (KotakuNetwork *network,
                                        KotakuTie tie,
                                        gboolean stated,
                                        GError **error);
KOTAKU_AVAILABLE_IN_1_0
const char *kotaku_network_get_tie_text (KotakuNetwork *network,
                                         KotakuTie tie,
                                         const char *column,
                                         GError **error);
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_network_set_tie_text (KotakuNetwork *network,
                                      KotakuTie tie,
                                      const char *column,
                                      const char *text,
                                      GError **error);

G_END_DECLS
