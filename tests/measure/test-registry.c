/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "looks.h"

/* Every field of every record says something, in one line; names are found and stand once. */
START_TEST (test_records)
{
  gsize n;
  const KotakuMetric *const *metrics = kotaku_metrics (&n);
  ck_assert_uint_ge (n, 16);
  for (gsize i = 0; i < n; i++)
    {
      const KotakuMetric *metric = metrics[i];
      const char *fields[] = { metric->name, metric->title,  metric->title_id,   metric->kind,
                               metric->unit, metric->range,  metric->definition, metric->undefined,
                               metric->cost, metric->source, metric->since };
      for (gsize k = 0; k < G_N_ELEMENTS (fields); k++)
        {
          ck_assert_ptr_nonnull (fields[k]);
          ck_assert_int_gt (strlen (fields[k]), 0);
          ck_assert_ptr_null (strchr (fields[k], '\n'));
        }
      ck_assert_ptr_nonnull (metric->function);
      ck_assert_ptr_nonnull (metric->options);
      ck_assert_ptr_eq (kotaku_metric_find (metric->name), metric);
    }
  ck_assert_ptr_null (kotaku_metric_find ("betweeness"));
}
END_TEST

START_TEST (test_list)
{
  g_autoptr (KotakuFrame) list = kotaku_list_metrics (NULL);
  gsize n;
  kotaku_metrics (&n);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (list), n);
  g_autofree char *names = g_strjoinv (",", (char **) kotaku_frame_get_column_names (list));
  ck_assert_str_eq (names, kotaku_command_metrics.columns);
  ck_assert_str_eq (kotaku_frame_get_string (list, "name", 0, NULL), "degree");
  ck_assert_int_ge (kotaku_frame_find_row (list, "name", "constraint", NULL), 0);
}
END_TEST

START_TEST (test_memory)
{
  KotakuFrame *list = NULL;
  for (gint64 nth = 1; list == NULL; nth++)
    {
      g_autoptr (GError) error = NULL;
      kotaku_memory_fail_from (nth);
      list = kotaku_list_metrics (&error);
      kotaku_memory_fail_from (-1);
      ck_assert (list != NULL || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
      ck_assert_int_lt (nth, 10000);
    }
  kotaku_frame_unref (list);
}
END_TEST

KOTAKU_TEST_MAIN ("measure/registry", test_records, test_list, test_memory)
