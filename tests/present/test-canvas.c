/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "present/picture-private.h"
#include "testing.h"

#include <string.h>

START_TEST (test_tame)
{
  static const struct
  {
    const char *text, *tame;
  } cases[] = {
    { "LKM", "LKM" },
    { "a\tb\nc", "a b c" },
    { "a\x01\x1b[31m", "a[31m" },
    { "\u202egnp.exe\u2066", "gnp.exe" },
    { "abcdefghijk", "abcdefghij…" },
    { "\ufffe", "" },
  };
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *tame = kotaku_text_tame (cases[i].text, 10);
      ck_assert_str_eq (tame, cases[i].tame);
    }
}
END_TEST

START_TEST (test_escaped)
{
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  kotaku_text_append_escaped (&text, "<a href=\"x\">'&'</a>");
  ck_assert_str_eq (text.text, "&lt;a href=&quot;x&quot;&gt;&#39;&amp;&#39;&lt;/a&gt;");
}
END_TEST

START_TEST (test_measure)
{
  ck_assert (kotaku_text_measure ("MM", 10, FALSE) > kotaku_text_measure ("ii", 10, FALSE));
  ck_assert (kotaku_text_measure ("abc", 20, FALSE) == 2 * kotaku_text_measure ("abc", 10, FALSE));
  ck_assert (kotaku_text_measure ("漢", 10, FALSE) > kotaku_text_measure ("m", 10, FALSE));
  ck_assert (kotaku_text_measure ("", 10, TRUE) == 0);
}
END_TEST

START_TEST (test_colours)
{
  ck_assert_uint_eq (kotaku_colour_mix (0x000000, 0xffffff, 1), 0xffffff);
  ck_assert_uint_eq (kotaku_colour_mix (0x102030, 0xffffff, 0), 0x102030);
  ck_assert (kotaku_colour_is_dark (0x0072b2));
  ck_assert (!kotaku_colour_is_dark (0xf0e442));
}
END_TEST

static gboolean
draw_shapes (GError **error)
{
  g_auto (KotakuCanvas) canvas = { .width = 50, .height = 40 };
  g_auto (KotakuText) text = KOTAKU_TEXT_INIT;
  canvas.title = g_strdup ("<t>");
  canvas.description = g_strdup ("");
  for (gsize i = 0; i < 300; i++)
    kotaku_canvas_add_line (&canvas, 1, 2, 3.25, 4, 2, KOTAKU_INK, KOTAKU_DASH_WORK);
  kotaku_canvas_add_text (&canvas, 5, 5, 12, KOTAKU_ANCHOR_END, TRUE, KOTAKU_INK, "a&b");
  if (!kotaku_canvas_check (&canvas, error)
      || !kotaku_canvas_append_svg (&canvas, &text, NULL, error))
    return FALSE;
  g_autofree char *svg = kotaku_text_steal (&text, error);
  if (svg == NULL)
    return FALSE;
  ck_assert_ptr_nonnull (strstr (svg, "<line x1=\"1\" y1=\"2\" x2=\"3.2\" y2=\"4\""));
  ck_assert_ptr_nonnull (strstr (svg, "stroke-dasharray=\"9 5\""));
  ck_assert_ptr_nonnull (strstr (svg, "a&amp;b</text>"));
  ck_assert_ptr_nonnull (strstr (svg, "<title>&lt;t&gt;</title>"));
  return TRUE;
}

START_TEST (test_svg) { ck_assert_survives (draw_shapes (&error)); }
END_TEST

KOTAKU_TEST_MAIN ("present/canvas", test_tame, test_escaped, test_measure, test_colours, test_svg)
