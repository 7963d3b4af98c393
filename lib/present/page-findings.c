/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Findings as people read them: the verdict, the claim, whom it is about, and why. */

#include "present/page-private.h"

#include <math.h>
#include <string.h>

static const char *const verdicts[] = { "supported", "contradicted", "undecided", "not testable" };
static const char *const signs[] = { "✓", "✗", "?", "–" };

static gsize
find_verdict (KotakuFrame *findings, gsize row)
{
  const char *verdict = kotaku_frame_get_string (findings, "verdict", row, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (verdicts); i++)
    if (g_strcmp0 (verdict, verdicts[i]) == 0)
      return i;
  return 2;
}

void
kotaku_verdicts_count (KotakuFrame *findings, KotakuVerdicts *count)
{
  gsize *const counts[]
      = { &count->supported, &count->contradicted, &count->undecided, &count->untestable };
  memset (count, 0, sizeof *count);
  for (gsize row = 0; row < kotaku_frame_get_n_rows (findings); row++)
    ++*counts[find_verdict (findings, row)];
}

static const char *
get (KotakuFrame *findings, const char *column, gsize row)
{
  const char *text = kotaku_frame_get_string (findings, column, row, NULL);
  return text != NULL ? text : "";
}

/* "degree 4 (3 to 5)"; not where why, in the page's language, begins with it. */
static void
add_number (KotakuPage *page, KotakuFrame *findings, gsize row, const char *why)
{
  const double *value = kotaku_frame_get_doubles (findings, "value", NULL, NULL);
  const double *low = kotaku_frame_get_doubles (findings, "low", NULL, NULL);
  const double *high = kotaku_frame_get_doubles (findings, "high", NULL, NULL);
  char number[KOTAKU_CELL_LENGTH], least[KOTAKU_CELL_LENGTH], most[KOTAKU_CELL_LENGTH];
  if (value == NULL || low == NULL || high == NULL || isnan (value[row]))
    return;
  g_autofree char *title
      = kotaku_translate_title (get (findings, "statistic", row), page->language);
  kotaku_cells_format (value[row], page->language, number);
  if (isnan (low[row]) && kotaku_answer_begins (why, title, number))
    return;
  kotaku_page_add_text (page, title);
  kotaku_page_add (page, " ");
  kotaku_page_add (page, number);
  if (!isnan (low[row]) && !isnan (high[row]))
    {
      kotaku_cells_format (low[row], page->language, least);
      kotaku_cells_format (high[row], page->language, most);
      kotaku_page_add (page, " (");
      kotaku_page_add (page, least);
      kotaku_page_add (page, " – ");
      kotaku_page_add (page, most);
      kotaku_page_add (page, ")");
    }
  kotaku_page_add (page, "; ");
}

/* Whether two rows differ in whom they are about alone. */
static gboolean
is_same (KotakuFrame *findings, gsize a, gsize b)
{
  static const char *const columns[] = { "id", "verdict", "basis" };
  const double *value = kotaku_frame_get_doubles (findings, "value", NULL, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    if (strcmp (get (findings, columns[i], a), get (findings, columns[i], b)) != 0)
      return FALSE;
  return value != NULL && value[a] == value[b];
}

/* Of a row and of those after it that say the same. */
static char *
join (KotakuFrame *findings, const char *column, gsize row)
{
  GString *list = g_string_new (NULL);
  gsize n = kotaku_frame_get_n_rows (findings);
  for (gsize i = row; i < n && (i == row || is_same (findings, row, i)); i++)
    {
      const char *more = get (findings, column, i);
      g_string_append_printf (list, "%s%s", list->len > 0 && *more != 0 ? "|" : "", more);
    }
  return g_string_free (list, FALSE);
}

static void
add_subjects (KotakuPage *page, KotakuFrame *findings, gsize row)
{
  g_autofree char *list = join (findings, "subject", row);
  g_auto (GStrv) subjects = g_strsplit (list, "|", -1);
  for (gsize i = 0; subjects[i] != NULL && *subjects[i] != 0; i++)
    {
      kotaku_page_add (page, i > 0 ? ", " : " ");
      kotaku_page_add (page,
                       "<button type=\"button\" class=\"who\" aria-pressed=\"false\" data-id=\"");
      kotaku_page_add_text (page, subjects[i]);
      kotaku_page_add (page, "\">");
      kotaku_page_add_text (page, subjects[i]);
      kotaku_page_add (page, "</button>");
    }
}

static void
add_evidence (KotakuPage *page, KotakuFrame *findings, gsize row)
{
  g_autofree char *evidence = join (findings, "evidence", row);
  if (*evidence == 0)
    return;
  g_auto (GStrv) ties = g_strsplit (evidence, "|", -1);
  g_auto (GStrv) sources = g_strsplit (get (findings, "sources", row), "|", -1);
  g_autofree char *list = g_strjoinv (", ", ties);
  g_autofree char *from = g_strjoinv (", ", sources);
  g_autofree char *count = g_strdup_printf (" (%u)", g_strv_length (ties));
  kotaku_page_add (page, "<details class=\"small\"><summary>");
  kotaku_page_say (page, "Ties that say so");
  kotaku_page_add (page, count);
  kotaku_page_add (page, "</summary>");
  kotaku_page_add_text (page, list);
  if (*from != 0)
    {
      kotaku_page_add (page, "<br>");
      kotaku_page_say (page, "Sources");
      kotaku_page_add (page, ": ");
      kotaku_page_add_text (page, from);
    }
  kotaku_page_add (page, "</details>");
}

static void
add_answer (KotakuPage *page, KotakuFrame *findings, gsize row)
{
  gsize verdict = find_verdict (findings, row);
  const char *basis = get (findings, "basis", row);
  const char *why = strstr (basis, ": ");
  kotaku_page_add (page, "<li class=\"");
  kotaku_page_add (page, verdict == 3 ? "untestable" : verdicts[verdict]);
  kotaku_page_add (page, "\"><span class=\"verdict\">");
  kotaku_page_add (page, signs[verdict]);
  kotaku_page_add (page, " ");
  kotaku_page_say (page, verdicts[verdict]);
  kotaku_page_add (page, ":</span> <span class=\"claim\">");
  kotaku_page_say (page, get (findings, "finding", row));
  kotaku_page_add (page, ".</span>");
  add_subjects (page, findings, row);
  kotaku_page_add (page, "<br>");
  g_autofree char *said
      = kotaku_translate (why != NULL ? why + strlen (": ") : basis, page->language);
  add_number (page, findings, row, said);
  kotaku_page_add_text (page, said);
  kotaku_page_add (page, ".");
  add_evidence (page, findings, row);
  kotaku_page_add (page, "</li>\n");
}

static void
add_kind (KotakuPage *page,
          KotakuFrame *findings,
          const char *kind,
          const char *heading,
          const char *note)
{
  kotaku_page_add_heading (page, 3, heading);
  kotaku_page_add_element (page, "p", note);
  kotaku_page_add (page, "<ul class=\"answers\">\n");
  for (gsize verdict = 0; verdict < G_N_ELEMENTS (verdicts); verdict++)
    for (gsize row = 0; row < kotaku_frame_get_n_rows (findings); row++)
      if (find_verdict (findings, row) == verdict && (row == 0 || !is_same (findings, row - 1, row))
          && g_str_has_prefix (get (findings, "basis", row), kind))
        add_answer (page, findings, row);
  kotaku_page_add (page, "</ul>\n");
}

gboolean
kotaku_page_add_findings (KotakuPage *page, KotakuFrame *findings, GError **error)
{
  KotakuVerdicts count;
  kotaku_verdicts_count (findings, &count);
  g_autofree char *sum = g_strdup_printf (
      "%" G_GSIZE_FORMAT " answers: %" G_GSIZE_FORMAT " supported, %" G_GSIZE_FORMAT
      " contradicted, %" G_GSIZE_FORMAT " undecided, %" G_GSIZE_FORMAT " not testable",
      kotaku_frame_get_n_rows (findings), count.supported, count.contradicted, count.undecided,
      count.untestable);
  kotaku_page_add_heading (page, 2, "Findings");
  kotaku_page_add (page, "<p class=\"lead\">");
  kotaku_page_say (page, sum);
  kotaku_page_add (page, ".</p>\n");
  add_kind (page, findings, "described", "Described",
            "What these data say, about themselves alone.");
  add_kind (page, findings, "tested", "Tested",
            "Whether as much could come about by chance; small networks seldom pass.");
  return TRUE;
}
