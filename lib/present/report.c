/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Everything about one network or several, as one page. */

#include "present/page-private.h"

#include <string.h>

const KotakuCommand kotaku_command_report = {
  .name = "report",
  .object = "networks",
  .function = "kotaku_report",
  .parameters = "path:file",
  .options = "tolerance tolerance-share unread",
  .columns = "",
  .title = "One page with findings, tables and pictures, for one dataset or several",
  .title_id = "Satu halaman berisi temuan, tabel, dan gambar, untuk satu kumpulan data atau lebih",
  .example = "kotaku report examples/pasar-ii -o report.html",
  .since = "1.0",
};

typedef struct
{
  KotakuNetwork *const *networks;
  gsize n;
  const char *const *unread; /* names, or NULL */
  gsize n_unread;
  KotakuPage page;
} Report;

static void
add_top (KotakuPage *page, const char *title)
{
  kotaku_page_add (page, page->language == KOTAKU_LANGUAGE_ID
                             ? "<!DOCTYPE html>\n<html lang=\"id\">"
                             : "<!DOCTYPE html>\n<html lang=\"en\">");
  kotaku_page_add (page,
                   "\n<head>\n<meta charset=\"utf-8\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; "
                   "style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n"
                   "<link rel=\"icon\" href=\"data:,\">\n<title>");
  kotaku_page_add_text (page, title);
  kotaku_page_add (page, "</title>\n<style>");
  kotaku_page_add (page, kotaku_page_style);
  kotaku_page_add (page, "</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">");
  kotaku_page_say (page, "To the findings");
  kotaku_page_add (page, "</a>\n<header><h1>");
  kotaku_page_say (page, "Actor network");
  kotaku_page_add (page, ": ");
  kotaku_page_add_text (page, title);
  kotaku_page_add (page, "</h1></header>\n<main id=\"main\">\n");
}

static void
add_bottom (KotakuPage *page)
{
  kotaku_page_add (page, "</main>\n<footer>\n");
  kotaku_page_add_heading (page, 2, "How to cite");
  kotaku_page_add (page, "<p>libkotaku ");
  kotaku_page_add_text (page, kotaku_get_version ());
  kotaku_page_add (page, ". ");
  kotaku_page_say (page, "The questions are those of");
  kotaku_page_add (page,
                   ": Purna Irawan, Alfitri, Ardiyan Saptawan (2019). <cite>Jaringan Aktor Dalam "
                   "Pemberdayaan Masyarakat Pada Program Kota Tanpa Kumuh (KOTAKU) Di Kelurahan "
                   "Pasar II Kecamatan Prabumulih Utara Kota Prabumulih Provinsi Sumatera "
                   "Selatan.</cite></p>\n</footer>\n<script>");
  kotaku_page_add (page, kotaku_page_script);
  kotaku_page_add (page, "</script>\n</body>\n</html>\n");
}

/* -- the overview of several -- */

static void
add_head (KotakuPage *page)
{
  static const char *const columns[]
      = { "Dataset",   "actors",       "institutions", "ties",
          "supported", "contradicted", "undecided",    "not testable" };
  kotaku_page_add_heading (page, 2, "Overview");
  kotaku_page_add (page, "<div class=\"wide\" tabindex=\"0\"><table id=\"overview\"><thead><tr>");
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      kotaku_page_add (page, "<th scope=\"col\" aria-sort=\"none\"><button type=\"button\">");
      kotaku_page_say (page, columns[i]);
      kotaku_page_add (page, "</button></th>");
    }
  kotaku_page_add (page, "</tr></thead>\n<tbody>\n");
}

static void
add_count (KotakuPage *page, gsize n)
{
  g_autofree char *cell = g_strdup_printf (
      "<td class=\"n\" data-v=\"%" G_GSIZE_FORMAT "\">%" G_GSIZE_FORMAT "</td>", n, n);
  kotaku_page_add (page, cell);
}

static void
add_row (KotakuPage *page, const KotakuPart *part, gsize number)
{
  KotakuVerdicts count;
  gsize actors = kotaku_network_get_n_rows (part->network, KOTAKU_TABLE_ACTORS);
  g_autofree char *link = g_strdup_printf ("<tr><td><a href=\"#part%" G_GSIZE_FORMAT "\">", number);
  kotaku_verdicts_count (part->findings, &count);
  kotaku_page_add (page, link);
  kotaku_page_add_text (page, part->name);
  kotaku_page_add (page, "</a></td>");
  add_count (page, actors);
  add_count (page, kotaku_network_get_n_nodes (part->network) - actors);
  add_count (page, kotaku_network_get_n_ties (part->network));
  add_count (page, count.supported);
  add_count (page, count.contradicted);
  add_count (page, count.undecided);
  add_count (page, count.untestable);
  kotaku_page_add (page, "</tr>\n");
}

static void
add_unread (KotakuPage *page, const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  kotaku_page_add (page, "<tr><td>");
  kotaku_page_add_text (page, name);
  kotaku_page_add (page, "</td><td colspan=\"7\">");
  kotaku_page_say (page, "not read: kotaku validate says why");
  kotaku_page_add (page, "</td></tr>\n");
}

static gboolean
add_several (Report *report, KotakuPart *parts, GCancellable *cancellable, GError **error)
{
  KotakuPage *page = &report->page;
  add_head (page);
  for (gsize i = 0; i < report->n; i++)
    add_row (page, &parts[i], i + 1);
  for (gsize i = 0; i < report->n_unread; i++)
    add_unread (page, report->unread[i]);
  kotaku_page_add (page, "</tbody></table></div>\n");
  for (gsize i = 0; i < report->n; i++)
    {
      g_autofree char *start = g_strdup_printf (
          "<details class=\"part\" id=\"part%" G_GSIZE_FORMAT "\"><summary>", i + 1);
      kotaku_page_add (page, start);
      kotaku_page_add_text (page, parts[i].name);
      kotaku_page_add (page, "</summary>\n");
      kotaku_options_report (page->options, "report", (double) i / (double) report->n);
      if (!kotaku_page_add_part (page, &parts[i], cancellable, error))
        return FALSE;
      kotaku_page_add (page, "</details>\n");
    }
  return TRUE;
}

static gboolean
write_page (Report *report, KotakuPart *parts, GCancellable *cancellable, GError **error)
{
  KotakuPage *page = &report->page;
  g_autofree char *count
      = g_strdup_printf ("%" G_GSIZE_FORMAT " datasets", report->n + report->n_unread);
  g_autofree char *several = kotaku_translate (count, page->language);
  for (gsize i = 0; i < report->n; i++)
    {
      if (!kotaku_part_open (&parts[i], report->networks[i], page->options, cancellable, error))
        return FALSE;
      kotaku_options_report (page->options, "report", 0.5 * (double) i / (double) report->n);
    }
  gboolean one = report->n + report->n_unread == 1;
  add_top (page, one ? parts[0].name : several);
  gboolean done = one ? kotaku_page_add_part (page, &parts[0], cancellable, error)
                      : add_several (report, parts, cancellable, error);
  add_bottom (page);
  return done;
}

static gboolean
make (gpointer data, GCancellable *cancellable, GError **error)
{
  Report *report = data;
  const char *lang = kotaku_options_get_string (report->page.options, "lang");
  report->page.language = lang == NULL ? kotaku_language_settle (KOTAKU_LANGUAGE_LOCALE)
                          : strcmp (lang, "id") == 0 ? KOTAKU_LANGUAGE_ID
                                                     : KOTAKU_LANGUAGE_EN;
  report->page.n_networks = report->n;
  report->unread = kotaku_options_get_strings (report->page.options, "unread");
  report->n_unread = report->unread != NULL ? g_strv_length ((char **) report->unread) : 0;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  report->page.metrics = kotaku_list_metrics (error);
  KotakuPart *parts
      = report->page.metrics != NULL ? KOTAKU_ALLOC0 (KotakuPart, report->n, error) : NULL;
  gboolean done = parts != NULL && write_page (report, parts, cancellable, error);
  for (gsize i = 0; parts != NULL && i < report->n; i++)
    kotaku_part_clear (&parts[i]);
  g_free (parts);
  g_clear_pointer (&report->page.metrics, kotaku_frame_unref);
  return done;
}

/**
 * kotaku_report:
 * @networks: (array length=n_networks): networks
 * @n_networks: how many there are
 * @path: (type filename): where to
 * @options: (nullable): `tolerance`, `tolerance-share`, `alpha`, `seed`, `draws`, `threads`,
 *   `lang`, `unread` (names of datasets that could not be read, which the overview tells), the
 *   selection's; progress
 * @cancellable: (nullable): stops the call within 1 s
 * @error: return location for an error
 *
 * Writes one page of HTML, which asks for nothing from outside: the findings in sentences,
 * described and tested apart; sociograms of each level and of the stages; Tables 1 and 2 of the
 * study and every pair; measures with their definitions; zones and obstacles; what would change the
 * answers, by kotaku_network_robustness(); how it was computed, and how to cite. Tables sort and
 * filter, and an actor can be highlighted in tables and pictures. Of several networks an overview
 * comes first, with a row for each that opens its part. The same data and options give the same
 * bytes. The file is there whole, or as it was.
 *
 * *Calls igraph.*
 *
 * - Cost: that of its parts; answers are asked again without each source, tie and actor up to 1,000
 *   ties (and 20,000, counted for each of the networks), up to 2,000 only whether levels are
 *   symmetric
 * - Threads: one at a time for each of @networks
 * - Errors: %KOTAKU_ERROR_UNKNOWN_OPTION, %KOTAKU_ERROR_UNKNOWN_WORD and the like,
 *   %KOTAKU_ERROR_NO_MEMORY, %G_IO_ERROR, %G_IO_ERROR_CANCELLED
 *
 * Returns: %TRUE if the file was written
 *
 * Since: 1.0
 */
gboolean
kotaku_report (KotakuNetwork *const *networks,
               gsize n_networks,
               const char *path,
               KotakuOptions *options,
               GCancellable *cancellable,
               GError **error)
{
  g_return_val_if_fail (networks != NULL && n_networks > 0 && path != NULL, FALSE);
  Report report = { .networks = networks, .n = n_networks };
  report.page.options = options;
  report.page.text = (KotakuText) KOTAKU_TEXT_INIT;
  gboolean done = kotaku_options_check (options, &kotaku_command_report, error)
                  && kotaku_options_attend (options, "report", make, &report, cancellable, error)
                  && kotaku_file_write_text (path, &report.page.text, cancellable, error);
  kotaku_text_clear (&report.page.text);
  return done;
}
