/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Text in XML. */

#include "dataset/formats-private.h"

/* What XML cannot hold, of what text can, is replaced by a sign that says so. */
void
kotaku_xml_append_escaped (KotakuText *text, const char *value)
{
  for (const char *c = value; *c != '\0'; c++)
    switch (*c)
      {
      case '&':
        kotaku_text_append (text, "&amp;", 5);
        break;
      case '<':
        kotaku_text_append (text, "&lt;", 4);
        break;
      case '>':
        kotaku_text_append (text, "&gt;", 4);
        break;
      case '"':
        kotaku_text_append (text, "&quot;", 6);
        break;
      case '\n':
        kotaku_text_append (text, "&#10;", 5);
        break;
      case '\t':
        kotaku_text_append (text, "&#9;", 4);
        break;
      case '\r':
        kotaku_text_append (text, "&#13;", 5);
        break;
      default:
        if ((guchar) *c < 0x20)
          kotaku_text_append (text, "\xEF\xBF\xBD", 3);
        else
          kotaku_text_append_c (text, *c);
      }
}
