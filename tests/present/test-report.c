/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "present/page-private.h"
#include "fixtures.h"
#include "testing.h"

#include <glib/gstdio.h>
#include <string.h>

static KotakuNetwork *
read_study (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path
      = g_build_filename (g_getenv ("KOTAKU_SOURCE_ROOT"), "examples", "pasar-ii", NULL);
  KotakuNetwork *network = kotaku_network_read (path, NULL, NULL, &error);
  ck_assert_no_error (error);
  return network;
}

static gboolean
write_report (KotakuNetwork *const *networks,
              gsize n,
              const char *lang,
              const char *path,
              GError **error)
{
  g_autoptr (KotakuOptions) options = kotaku_options_new ();
  kotaku_options_set_string (options, "lang", lang);
  kotaku_options_set_int64 (options, "draws", 99);
  return kotaku_report (networks, n, path, options, NULL, error);
}

static char *
make_report (KotakuNetwork *const *networks, gsize n, const char *lang)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *directory = g_dir_make_tmp ("kotaku-report-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "report.html", NULL);
  char *page = NULL;
  write_report (networks, n, lang, path, &error);
  ck_assert_no_error (error);
  ck_assert (g_file_get_contents (path, &page, NULL, NULL));
  ck_assert (g_utf8_validate (page, -1, NULL));
  g_remove (path);
  g_rmdir (directory);
  return page;
}

static gsize
count (const char *text, const char *piece)
{
  gsize n = 0;
  for (; (text = strstr (text, piece)) != NULL; text += strlen (piece))
    n++;
  return n;
}

static void
check_has (const char *page, const char *const *pieces, gsize n)
{
  for (gsize i = 0; i < n; i++)
    ck_assert_msg (strstr (page, pieces[i]) != NULL, "no %s", pieces[i]);
}

START_TEST (test_study)
{
  static const char *const english[] = { "<html lang=\"en\">",
                                         "Some institutions are always dominated.",
                                         "<h3>Described</h3>",
                                         "<h3>Tested</h3>",
                                         "Table 1.",
                                         "Table 2.",
                                         "What would change the answer",
                                         "Checksum of the data",
                                         "How to cite",
                                         "role=\"tooltip\"" };
  static const char *const indonesian[] = { "<html lang=\"id\">",
                                            "Ada lembaga yang selalu didominasi.",
                                            "<h3>Deskripsi</h3>",
                                            "<h3>Uji</h3>",
                                            "Tabel 1.",
                                            "Tabel 2.",
                                            "Apa yang akan mengubah jawaban",
                                            "Sidik data",
                                            "Cara mengutip" };
  g_autoptr (KotakuNetwork) network = read_study ();
  g_autofree char *page = make_report (&network, 1, "en");
  g_autofree char *again = make_report (&network, 1, "en");
  g_autofree char *other = make_report (&network, 1, "id");
  check_has (page, english, G_N_ELEMENTS (english));
  check_has (other, indonesian, G_N_ELEMENTS (indonesian));
  ck_assert_str_eq (page, again);
  /* Nothing from outside: the one address is the name of SVG. */
  ck_assert_uint_eq (count (page, "http"), count (page, "http://www.w3.org/2000/svg") + 1);
  ck_assert_uint_eq (count (page, "http-equiv"), 1);
  ck_assert_uint_eq (count (page, "<svg "), 3);
  ck_assert_uint_eq (count (page, " src="), 0);
}
END_TEST

START_TEST (test_every_fixture)
{
  gsize n = 0;
  const KotakuFixture *fixtures = kotaku_fixtures (&n);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (KotakuNetwork) network = kotaku_fixture_build (&fixtures[i]);
      g_autofree char *page = make_report (&network, 1, "id");
      ck_assert_uint_eq (count (page, "</html>"), 1);
      ck_assert_uint_eq (count (page, "<table"), count (page, "</table>"));
      ck_assert_uint_eq (count (page, "<div"), count (page, "</div>"));
    }
}
END_TEST

START_TEST (test_several)
{
  g_autoptr (KotakuNetwork) a = read_study ();
  g_autoptr (KotakuNetwork) b = kotaku_network_new ();
  KotakuNetwork *const networks[] = { a, b };
  g_autofree char *page = make_report (networks, 2, "en");
  ck_assert_uint_eq (count (page, "<a href=\"#part"), 2);
  ck_assert_uint_eq (count (page, "<details class=\"part\" id=\"part"), 2);
}
END_TEST

START_TEST (test_hostile_names)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  static const char *const names[]
      = { "</script><script>alert(1)</script>", "\" onclick=\"x", "a\x07\u202e<b>" };
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      KotakuNode node = kotaku_network_add_institution (network, names[i], &error);
      kotaku_network_set_node_name (network, node, names[i], &error);
      if (i > 0)
        kotaku_network_add_tie (network, 0, node, KOTAKU_DIRECTION_VERTICAL, &error);
    }
  kotaku_network_set_name (network, "/<i>x", &error);
  ck_assert_no_error (error);
  g_autofree char *page = make_report (&network, 1, "en");
  ck_assert_uint_eq (count (page, "<script>"), 1);
  ck_assert_uint_eq (count (page, "</script>"), 1);
  ck_assert_ptr_null (strstr (page, "\" onclick"));
  ck_assert_ptr_null (strstr (page, "<b>"));
  ck_assert_ptr_null (strstr (page, "<i>"));
  ck_assert_ptr_null (strchr (page, '\x07'));
}
END_TEST

/* What would take long is said to be left out. */
START_TEST (test_many_ties)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuNetwork) network = kotaku_network_new ();
  for (gsize i = 0; i < 60; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%d", (int) i);
      KotakuNode node = kotaku_network_add_actor (network, id, &error);
      for (gsize j = 0; j < 2 * i; j++)
        kotaku_network_add_tie (network, node, (KotakuNode) (j / 2), KOTAKU_DIRECTION_EQUAL,
                                &error);
    }
  ck_assert_no_error (error);
  g_autofree char *page = make_report (&network, 1, "en");
  ck_assert_ptr_nonnull (strstr (page, "too many ties to ask again without each"));
}
END_TEST

/* Fails allocations in growing steps. */
START_TEST (test_memory)
{
  g_autoptr (KotakuNetwork) network = kotaku_fixture_network ("two-components");
  g_autofree char *directory = g_dir_make_tmp ("kotaku-report-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (directory, "report.html", NULL);
  gboolean done = FALSE;
  for (gint64 nth = 1; !done; nth += 1 + nth / 6)
    {
      g_autoptr (GError) error = NULL;
      kotaku_memory_fail_from (nth);
      done = write_report (&network, 1, "en", path, &error);
      kotaku_memory_fail_from (-1);
      ck_assert_msg (done || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY),
                     "allocation %d: %s", (int) nth, error != NULL ? error->message : "no error");
      ck_assert (done == g_file_test (path, G_FILE_TEST_EXISTS));
    }
  g_remove (path);
  g_rmdir (directory);
}
END_TEST

KOTAKU_TEST_MAIN ("present/report",
                  test_study,
                  test_every_fixture,
                  test_several,
                  test_hostile_names,
                  test_many_ties,
                  test_memory)
