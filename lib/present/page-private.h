/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* A report: one page of HTML that asks for nothing from outside. */

#include "present/picture-private.h"

G_BEGIN_DECLS

typedef struct
{
  KotakuText text;
  KotakuLanguage language;
  KotakuOptions *options;
  KotakuFrame *metrics; /* kotaku_list_metrics() */
  gsize n_networks;
  guint n_tables;
} KotakuPage;

/* -- page.c -- */

void kotaku_page_add (KotakuPage *page, const char *html);
/* Escaped. */
void kotaku_page_add_text (KotakuPage *page, const char *text);
/* A sentence or word of ours, in the page's language. */
void kotaku_page_say (KotakuPage *page, const char *english);
/* <tag>said</tag> */
void kotaku_page_add_element (KotakuPage *page, const char *tag, const char *english);
void kotaku_page_add_heading (KotakuPage *page, int level, const char *english);
/* A table of these columns, comma between, or of all; at most so many rows. Cells of columns who,
 * comma between, are actors that can be highlighted. */
gboolean kotaku_page_add_table (KotakuPage *page,
                                KotakuFrame *frame,
                                const char *columns,
                                const char *who,
                                const char *caption,
                                GCancellable *cancellable,
                                GError **error);
extern const char kotaku_page_style[];  /* style.c */
extern const char kotaku_page_script[]; /* script.c */

/* -- page-findings.c: findings as sentences -- */

typedef struct
{
  gsize supported, contradicted, undecided, untestable;
} KotakuVerdicts;

void kotaku_verdicts_count (KotakuFrame *findings, KotakuVerdicts *verdicts);
gboolean kotaku_page_add_findings (KotakuPage *page, KotakuFrame *findings, GError **error);

/* -- part.c: all about one network -- */

typedef struct
{
  char *name;
  KotakuNetwork *network;
  KotakuView *view;
  KotakuFrame *findings;
} KotakuPart;

gboolean kotaku_part_open (KotakuPart *part,
                           KotakuNetwork *network,
                           KotakuOptions *options,
                           GCancellable *cancellable,
                           GError **error);
void kotaku_part_clear (KotakuPart *part);
gboolean kotaku_page_add_part (KotakuPage *page,
                               KotakuPart *part,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
