/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Cells become text in a block on the stack, which is handed on when it is full. */

#include "frame/frame-private.h"

#include <math.h>
#include <string.h>

void
kotaku_writer_start (KotakuWriter *writer, KotakuText *text)
{
  writer->text = text;
  writer->n = 0;
}

void
kotaku_writer_flush (KotakuWriter *writer)
{
  if (writer->n > 0)
    kotaku_text_append (writer->text, writer->block, (gssize) writer->n);
  writer->n = 0;
}

void
kotaku_writer_add (KotakuWriter *writer, const char *piece, gsize length)
{
  if (length > sizeof writer->block - writer->n)
    {
      kotaku_writer_flush (writer);
      if (length > sizeof writer->block)
        {
          kotaku_text_append (writer->text, piece, (gssize) length);
          return;
        }
    }
  memcpy (writer->block + writer->n, piece, length);
  writer->n += length;
}

/* Room for any number. */
static char *
reserve (KotakuWriter *writer)
{
  if (sizeof writer->block - writer->n < KOTAKU_WRITER_ROOM)
    kotaku_writer_flush (writer);
  return writer->block + writer->n;
}

void
kotaku_writer_add_int64 (KotakuWriter *writer, gint64 value)
{
  char digits[24];
  gsize at = sizeof digits;
  guint64 rest = value < 0 ? -(guint64) value : (guint64) value;
  do
    {
      digits[--at] = (char) ('0' + rest % 10);
      rest /= 10;
    }
  while (rest > 0);
  if (value < 0)
    digits[--at] = '-';
  memcpy (reserve (writer), digits + at, sizeof digits - at);
  writer->n += sizeof digits - at;
}

void
kotaku_writer_add_double (KotakuWriter *writer, double value, char decimal)
{
  if (isnan (value))
    return;
  if (isinf (value))
    {
      const char *word = value > 0 ? "inf" : "-inf";
      kotaku_writer_add (writer, word, strlen (word));
      return;
    }
  char *start = reserve (writer);
  gsize length = kotaku_text_from_double (value, start);
  char *point = decimal == '.' ? NULL : memchr (start, '.', length);
  if (point != NULL)
    *point = decimal;
  writer->n += length;
}
