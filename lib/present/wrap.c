/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Text in columns of a terminal: what counts is the width on the screen, not bytes. */

#include "present/present-private.h"

#include <string.h>

static gsize
get_char_width (gunichar c)
{
  if (c < 0x7f)
    return 1;
  return g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
}

gsize
kotaku_wrap_get_width (const char *text, gsize length)
{
  gsize width = 0;
  for (const char *at = text; at < text + length; at = g_utf8_next_char (at))
    width += get_char_width (g_utf8_get_char (at));
  return width;
}

/* A line may end after these. */
static gboolean
is_joint (char c)
{
  return c == '|' || c == ',' || c == ';' || c == '/';
}

/* Whether at follows the comma of a number. */
static gboolean
is_decimal (const char *text, const char *at)
{
  return at - text > 1 && at[-1] == ',' && g_ascii_isdigit (at[-2]) && g_ascii_isdigit (*at);
}

static const char *
skip_spaces (const char *text)
{
  while (*text == ' ')
    text++;
  return text;
}

gsize
kotaku_wrap_line (const char *text, gsize width, const char **next)
{
  const char *good = NULL; /* the latest place where the line may end */
  const char *at = text;
  gsize used = 0;
  while (*at != '\0' && *at != '\n')
    {
      gsize wide = get_char_width (g_utf8_get_char (at));
      if (*at == ' ' && at > text)
        good = at;
      if (used + wide > width && at > text)
        break;
      used += wide;
      at = g_utf8_next_char (at);
      if (is_joint (at[-1]) && *at != ' ' && !is_decimal (text, at))
        good = at;
    }
  if (*at == '\0' || *at == '\n')
    {
      *next = *at == '\n' ? at + 1 : at;
      return (gsize) (at - text);
    }
  const char *end = good != NULL ? good : at;
  *next = skip_spaces (end);
  while (end > text && end[-1] == ' ')
    end--;
  return (gsize) (end - text);
}

gsize
kotaku_wrap_get_piece (const char *text)
{
  gsize widest = 0;
  gsize width = 0;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      width = *at == ' ' || *at == '\n' ? 0 : width + get_char_width (g_utf8_get_char (at));
      widest = MAX (widest, width);
      if (is_joint (*at))
        width = 0;
    }
  return widest;
}

void
kotaku_wrap_append_spaces (KotakuText *out, gsize n)
{
  static const char spaces[] = "                                ";
  for (; n >= sizeof spaces; n -= sizeof spaces - 1)
    kotaku_text_append (out, spaces, sizeof spaces - 1);
  kotaku_text_append (out, spaces, (gssize) n);
}

void
kotaku_wrap_append (KotakuText *out, const char *text, gsize used, gsize indent, gsize width)
{
  const char *next = text;
  while (TRUE)
    {
      gsize room = width > used ? width - used : 1;
      gsize length = kotaku_wrap_line (text, room, &next);
      kotaku_text_append (out, text, (gssize) length);
      kotaku_text_append_c (out, '\n');
      text = next;
      if (*text == '\0')
        return;
      kotaku_wrap_append_spaces (out, indent);
      used = indent;
    }
}
