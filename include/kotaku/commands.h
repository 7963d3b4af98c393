/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#if !defined(KOTAKU_INSIDE) && !defined(KOTAKU_COMPILATION)
#error "Only <kotaku.h> can be included directly."
#endif

#include <kotaku/types.h>
#include <kotaku/words.h>

G_BEGIN_DECLS

/* One call per command, with its columns. Summary, areas, by ... are options ("areas", TRUE), not
 * functions: so the command, C and Python have one list, and a new form of an answer needs no new
 * symbol. */
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_view_info (KotakuView *view,
                               KotakuOptions *options,
                               GCancellable *cancellable,
                               GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_view_measure (KotakuView *view,
                                  const char *const *metrics,
                                  KotakuOptions *options,
                                  GCancellable *cancellable,
                                  GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_view_classify (KotakuView *view,
                                   KotakuOptions *options,
                                   GCancellable *cancellable,
                                   GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_view_structure (KotakuView *view,
                                    KotakuOptions *options,
                                    GCancellable *cancellable,
                                    GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_view_strength (KotakuView *view,
                                   KotakuOptions *options,
                                   GCancellable *cancellable,
                                   GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_view_strengthen (KotakuView *view,
                                     KotakuOptions *options,
                                     GCancellable *cancellable,
                                     GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_view_dominance (KotakuView *view,
                                    KotakuOptions *options,
                                    GCancellable *cancellable,
                                    GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_view_zones (KotakuView *view,
                                KotakuOptions *options,
                                GCancellable *cancellable,
                                GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_view_bridges (KotakuView *view,
                                  KotakuOptions *options,
                                  GCancellable *cancellable,
                                  GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_view_crosslevel (KotakuView *view,
                                     KotakuOptions *options,
                                     GCancellable *cancellable,
                                     GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_view_obstacles (KotakuView *view,
                                    KotakuOptions *options,
                                    GCancellable *cancellable,
                                    GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_view_brokerage (KotakuView *view,
                                    const char *group,
                                    KotakuOptions *options,
                                    GCancellable *cancellable,
                                    GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_view_segregation (KotakuView *view,
                                      const char *group,
                                      KotakuOptions *options,
                                      GCancellable *cancellable,
                                      GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_view_influence (KotakuView *view,
                                    KotakuOptions *options,
                                    GCancellable *cancellable,
                                    GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_view_census (KotakuView *view,
                                 KotakuOptions *options,
                                 GCancellable *cancellable,
                                 GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_view_keyplayers (KotakuView *view,
                                     const char *goal,
                                     KotakuOptions *options,
                                     GCancellable *cancellable,
                                     GError **error);

/* Pictures, written to a file; or as text. */
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_view_plot (KotakuView *view,
                           const char *path,
                           KotakuOptions *options,
                           GCancellable *cancellable,
                           GError **error);
KOTAKU_AVAILABLE_IN_1_0
char *kotaku_view_plot_svg (KotakuView *view,
                            KotakuOptions *options,
                            GCancellable *cancellable,
                            GError **error);

/* On whole networks, which they select from themselves: their options are the selection's too. */
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_network_findings (KotakuNetwork *network,
                                      KotakuOptions *options,
                                      GCancellable *cancellable,
                                      GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_network_robustness (KotakuNetwork *network,
                                        const char *of,
                                        KotakuOptions *options,
                                        GCancellable *cancellable,
                                        GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_network_scenario (KotakuNetwork *network,
                                      KotakuOptions *options,
                                      GCancellable *cancellable,
                                      GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_network_convert (KotakuNetwork *network,
                                     const char *path,
                                     KotakuOptions *options,
                                     GCancellable *cancellable,
                                     GError **error);

/* On two networks, or one with the option by. */
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_compare (KotakuNetwork *const *networks,
                             gsize n_networks,
                             KotakuOptions *options,
                             GCancellable *cancellable,
                             GError **error);

/* A page about one network or several, written to a file. */
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_report (KotakuNetwork *const *networks,
                        gsize n_networks,
                        const char *path,
                        KotakuOptions *options,
                        GCancellable *cancellable,
                        GError **error);

/* On many areas. */
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_pool (KotakuNetwork *const *networks,
                          gsize n_networks,
                          KotakuOptions *options,
                          GCancellable *cancellable,
                          GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_pool_estimates (KotakuFrame *estimates,
                                    KotakuOptions *options,
                                    GCancellable *cancellable,
                                    GError **error);

/* For coders: a file is written. */
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_write_template (const char *path,
                                KotakuOptions *options,
                                GCancellable *cancellable,
                                GError **error);

/* On several codings of the same material. */
KOTAKU_AVAILABLE_IN_1_0
KotakuFrame *kotaku_agree (KotakuNetwork *const *networks,
                           gsize n_networks,
                           KotakuOptions *options,
                           GCancellable *cancellable,
                           GError **error);
KOTAKU_AVAILABLE_IN_1_0
KotakuNetwork *kotaku_merge_networks (KotakuNetwork *const *networks,
                                      gsize n_networks,
                                      KotakuOptions *options,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
