/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The structs are walked as a consumer would, by the words of the specification of the Arrow C data
 * interface. */

#include "frame/arrow-private.h"
#include "frame/frame.h"
#include "testing.h"

#include <math.h>

static KotakuFrame *
make (void)
{
  KotakuFrame *frame = kotaku_frame_new (10);
  double x[10];
  gint64 n[10];
  guint8 missing[10];
  guint8 b[10];
  const char *ids[10];
  for (int i = 0; i < 10; i++)
    {
      x[i] = i == 9 ? NAN : i / 4.0;
      n[i] = i * 100;
      missing[i] = i == 3;
      b[i] = i % 3 == 0;
      ids[i] = i == 5 ? NULL : i % 2 ? "lurah" : "é";
    }
  ck_assert (kotaku_frame_add_doubles (frame, "x", x, 10, NULL));
  ck_assert (kotaku_frame_add_int64s (frame, "n", n, missing, 10, NULL));
  ck_assert (kotaku_frame_add_booleans (frame, "b", b, NULL, 10, NULL));
  ck_assert (kotaku_frame_add_strings (frame, "id", ids, 10, NULL));
  return frame;
}

static gboolean
get_bit (const void *bits, int at)
{
  return ((const guint8 *) bits)[at / 8] >> at % 8 & 1;
}

START_TEST (test_schema)
{
  g_autoptr (KotakuFrame) frame = make ();
  struct ArrowArray array;
  struct ArrowSchema schema;
  ck_assert (kotaku_frame_export_arrow (frame, &array, &schema, NULL));
  ck_assert (kotaku_frame_is_sealed (frame));
  ck_assert_str_eq (schema.format, "+s");
  ck_assert_int_eq (schema.n_children, 4);
  const char *formats[] = { "g", "l", "b", "i" };
  const char *names[] = { "x", "n", "b", "id" };
  for (int i = 0; i < 4; i++)
    {
      ck_assert_str_eq (schema.children[i]->format, formats[i]);
      ck_assert_str_eq (schema.children[i]->name, names[i]);
      ck_assert (schema.children[i]->flags & ARROW_FLAG_NULLABLE);
    }
  ck_assert_str_eq (schema.children[3]->dictionary->format, "u");
  schema.release (&schema);
  ck_assert_ptr_null (schema.release);
  array.release (&array);
  ck_assert_ptr_null (array.release);
}
END_TEST

START_TEST (test_values)
{
  g_autoptr (KotakuFrame) frame = make ();
  struct ArrowArray array;
  struct ArrowSchema schema;
  ck_assert (kotaku_frame_export_arrow (frame, &array, &schema, NULL));
  ck_assert_int_eq (array.length, 10);
  ck_assert_int_eq (array.n_buffers, 1);
  ck_assert_int_eq (array.null_count, 0);
  struct ArrowArray *x = array.children[0];
  ck_assert_ptr_eq (x->buffers[1], kotaku_frame_get_doubles (frame, "x", NULL, NULL));
  ck_assert_int_eq (x->null_count, 1);
  ck_assert (!get_bit (x->buffers[0], 9) && get_bit (x->buffers[0], 8));
  struct ArrowArray *n = array.children[1];
  ck_assert_ptr_eq (n->buffers[1], kotaku_frame_get_int64s (frame, "n", NULL, NULL));
  ck_assert_int_eq (n->null_count, 1);
  ck_assert (!get_bit (n->buffers[0], 3) && get_bit (n->buffers[0], 4));
  struct ArrowArray *b = array.children[2];
  ck_assert_int_eq (b->null_count, 0);
  ck_assert_ptr_null (b->buffers[0]);
  for (int i = 0; i < 10; i++)
    ck_assert_int_eq (get_bit (b->buffers[1], i), i % 3 == 0);
  struct ArrowArray *id = array.children[3];
  ck_assert_ptr_eq (id->buffers[1], kotaku_frame_get_codes (frame, "id", NULL, NULL));
  ck_assert_int_eq (id->null_count, 1);
  ck_assert (!get_bit (id->buffers[0], 5));
  ck_assert_int_eq (id->dictionary->length, 2);
  ck_assert_int_eq (id->dictionary->n_buffers, 3);
  const gint32 *offsets = id->dictionary->buffers[1];
  ck_assert_mem_eq (offsets, ((gint32[]){ 0, 2, 7 }), 3 * sizeof (gint32));
  ck_assert_mem_eq (id->dictionary->buffers[2], "élurah", 7);
  schema.release (&schema);
  array.release (&array);
}
END_TEST

/* A consumer moves a child out, releases the parent, and reads the child when the frame's other
 * holders are gone. */
START_TEST (test_moved_child)
{
  KotakuFrame *frame = make ();
  struct ArrowArray array;
  struct ArrowSchema schema;
  ck_assert (kotaku_frame_export_arrow (frame, &array, &schema, NULL));
  struct ArrowArray id = *array.children[3];
  array.children[3]->release = NULL;
  struct ArrowSchema id_schema = *schema.children[3];
  schema.children[3]->release = NULL;
  array.release (&array);
  schema.release (&schema);
  kotaku_frame_unref (frame);
  ck_assert_str_eq (id_schema.name, "id");
  ck_assert_int_eq (((const gint32 *) id.buffers[1])[1], 1);
  ck_assert_mem_eq (id.dictionary->buffers[2], "élurah", 7);
  id.release (&id);
  id_schema.release (&id_schema);
}
END_TEST

START_TEST (test_no_rows_and_no_columns)
{
  g_autoptr (KotakuFrame) frame = kotaku_frame_new (0);
  struct ArrowArray array;
  struct ArrowSchema schema;
  ck_assert (kotaku_frame_export_arrow (frame, &array, &schema, NULL));
  ck_assert_int_eq (array.n_children, 0);
  array.release (&array);
  schema.release (&schema);
  g_autoptr (KotakuFrame) other = kotaku_frame_new (0);
  ck_assert (kotaku_frame_add_strings (other, "id", NULL, 0, NULL));
  ck_assert (kotaku_frame_export_arrow (other, &array, &schema, NULL));
  ck_assert_int_eq (array.children[0]->dictionary->length, 0);
  ck_assert_int_eq (((const gint32 *) array.children[0]->dictionary->buffers[1])[0], 0);
  array.release (&array);
  schema.release (&schema);
}
END_TEST

START_TEST (test_no_memory)
{
  g_autoptr (KotakuFrame) frame = make ();
  gboolean done = FALSE;
  for (gint64 nth = 1; !done; nth++)
    {
      g_autoptr (GError) error = NULL;
      struct ArrowArray array;
      struct ArrowSchema schema;
      kotaku_memory_fail_from (nth);
      done = kotaku_frame_export_arrow (frame, &array, &schema, &error);
      kotaku_memory_fail_from (-1);
      ck_assert (done || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
      if (done)
        {
          array.release (&array);
          schema.release (&schema);
        }
      ck_assert_int_lt (nth, 100);
    }
}
END_TEST

KOTAKU_TEST_MAIN ("frame/arrow",
                  test_schema,
                  test_values,
                  test_moved_child,
                  test_no_rows_and_no_columns,
                  test_no_memory)
