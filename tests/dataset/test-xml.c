/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "dataset/formats-private.h"
#include "dataset-testing.h"

static gboolean
start (KotakuXml *xml, const char *name, gpointer data, GError **error)
{
  g_autofree char *value = kotaku_xml_dup (xml, "x");
  g_string_append_printf (data, "<%s %s@%d>", name, value != NULL ? value : "-",
                          (int) kotaku_xml_get_line (xml));
  xml->wants_text = strcmp (name, "t") == 0;
  return strcmp (name, "wrong") != 0
         || kotaku_refuse (error, KOTAKU_ERROR_INVALID, "no %s here", name);
}

static gboolean
end (KotakuXml *xml, const char *name, gpointer data, GError **error)
{
  if (xml->text.length > 0)
    g_string_append_len (data, xml->text.text, (gssize) xml->text.length);
  return TRUE;
}

static const KotakuXmlHandler handler = { start, end };

static gboolean
read_pieces (const char *text, gsize piece, GString *seen, GError **error)
{
  g_autoptr (KotakuXml) xml = kotaku_xml_new (&handler, seen, error);
  gsize length = strlen (text);
  for (gsize i = 0; i < length; i += piece)
    if (!kotaku_xml_push (xml, text + i, MIN (piece, length - i), error))
      return FALSE;
  return kotaku_xml_push (xml, "", 0, error);
}

START_TEST (test_elements)
{
  const char *text = "<?xml version='1.0'?>\n<a:b x='1&amp;2'>\n skipped <t>one &lt; "
                     "<![CDATA[two]]></t>\n\n<t x=''/></a:b>";
  for (gsize piece = 1; piece < 40; piece++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) seen = g_string_new (NULL);
      ck_assert (read_pieces (text, piece, seen, &error));
      ck_assert_no_error (error);
      ck_assert_str_eq (seen->str, "<b 1&2@2><t -@3>one < two<t @5>");
    }
}
END_TEST

START_TEST (test_refused)
{
  static const char *const texts[][2] = {
    { "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "which is not read" },
    { "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", "which is not read" },
    { "<a>&b;</a>", "this is no XML" },
    { "<a>", "this is no XML" },
    { "", "this is no XML" },
    { "<a/><b/>", "this is no XML" },
    { "<a b='1' b='2'/>", "this is no XML" },
    { "<a>\xFF</a>", "this is no XML" },
    { "<a><wrong/></a>", "no wrong here" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) seen = g_string_new (NULL);
      ck_assert (!read_pieces (texts[i][0], 7, seen, &error));
      ck_assert (g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_INVALID));
      ck_assert_msg (strstr (error->message, texts[i][1]) != NULL, "%s", error->message);
      ck_assert_ptr_null (strchr (error->message, '\n'));
    }
}
END_TEST

START_TEST (test_depth)
{
  g_autoptr (GString) text = g_string_new (NULL), seen = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  for (gint i = 0; i < 100000; i++)
    g_string_append (text, "<a>");
  ck_assert (!read_pieces (text->str, 4096, seen, &error));
  ck_assert_str_eq (error->message, "more than 200 elements in each other");
}
END_TEST

KOTAKU_TEST_MAIN ("dataset/xml", test_elements, test_refused, test_depth)
