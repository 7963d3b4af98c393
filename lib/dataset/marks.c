/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Which of 64 bytes are special, a bit each. Finding separators is what reading costs first. */

#include "dataset/dataset-private.h"

#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

typedef guint8 Lanes __attribute__ ((vector_size (16)));

static inline Lanes
load (const char *text)
{
  Lanes lanes;
  memcpy (&lanes, text, sizeof lanes);
  return lanes;
}

static inline Lanes
compare (Lanes lanes, char separator)
{
  return (Lanes) (lanes == (guint8) separator) | (Lanes) (lanes == '\n') | (Lanes) (lanes == '"')
         | (Lanes) (lanes == '\r');
}

/* The highest bit of each lane. */
static inline guint64
gather_plain (Lanes lanes)
{
  /* Each lane keeps a bit of its own; their sum in the highest byte has no carries. */
  const guint64 own = G_GUINT64_CONSTANT (0x8040201008040201);
  const guint64 ones = G_GUINT64_CONSTANT (0x0101010101010101);
  guint64 halves[2];
  memcpy (halves, &lanes, sizeof halves);
  guint64 low = (GUINT64_FROM_LE (halves[0]) & own) * ones >> 56;
  guint64 high = (GUINT64_FROM_LE (halves[1]) & own) * ones >> 56;
  return low | high << 8;
}

static inline guint64
gather (Lanes lanes)
{
#ifdef __SSE2__
  return (guint64) (guint32) _mm_movemask_epi8 ((__m128i) lanes);
#else
  return gather_plain (lanes);
#endif
}

guint64
kotaku_marks_find (const char *text, char separator)
{
  guint64 marks = 0;
  for (guint i = 0; i < 4; i++)
    marks |= gather (compare (load (text + 16 * i), separator)) << 16 * i;
  return marks;
}

guint64
kotaku_marks_find_plain (const char *text, char separator)
{
  guint64 marks = 0;
  for (guint i = 0; i < 4; i++)
    marks |= gather_plain (compare (load (text + 16 * i), separator)) << 16 * i;
  return marks;
}

gsize
kotaku_marks_count_lines (const char *text, gsize length)
{
  gsize n = 0, i = 0;
  while (i + sizeof (Lanes) <= length)
    {
      /* A lane holds at most 255. */
      Lanes lanes = { 0 };
      for (guint round = 0; round < 255 && i + sizeof lanes <= length; round++, i += sizeof lanes)
        lanes -= (Lanes) (load (text + i) == '\n');
      for (gsize lane = 0; lane < sizeof lanes; lane++)
        n += lanes[lane];
    }
  for (; i < length; i++)
    n += text[i] == '\n';
  return n;
}

gsize
kotaku_marks_skip_ascii (const char *text, gsize length)
{
  gsize i = 0;
  for (; i + 4 * sizeof (Lanes) <= length; i += 4 * sizeof (Lanes))
    {
      Lanes odd = { 0 };
      for (gsize at = i; at < i + 4 * sizeof odd; at += sizeof odd)
        {
          Lanes lanes = load (text + at);
          odd |= lanes | (Lanes) (lanes == 0);
        }
      if (gather (odd) != 0)
        break;
    }
  return i;
}
