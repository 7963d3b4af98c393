/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "commands/commands.h"
#include "testing.h"

#include <stdio.h>
#include <string.h>

static char *
join_columns (KotakuFrame *frame)
{
  return g_strjoinv (",", (char **) kotaku_frame_get_column_names (frame));
}

START_TEST (test_version)
{
  int parts[3];
  ck_assert_int_eq (sscanf (kotaku_get_version (), "%d.%d.%d", &parts[0], &parts[1], &parts[2]), 3);
  ck_assert_int_eq (parts[0], KOTAKU_MAJOR_VERSION);
  ck_assert_int_eq (parts[1], KOTAKU_MINOR_VERSION);
  ck_assert_int_eq (parts[2], KOTAKU_MICRO_VERSION);
}
END_TEST

START_TEST (test_commands)
{
  gsize n = 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuFrame) frame = kotaku_list_commands (&error);
  ck_assert_no_error (error);
  g_autofree char *columns = join_columns (frame);
  ck_assert_str_eq (columns, "command,object,function,parameters,options,columns,title,example,"
                             "since,title_id");
  const KotakuCommand *const *commands = kotaku_commands (&n);
  ck_assert_uint_eq (kotaku_frame_get_n_rows (frame), n);
  for (gsize i = 0; i < n; i++)
    {
      ck_assert_str_eq (kotaku_frame_get_string (frame, "command", i, NULL), commands[i]->name);
      ck_assert_str_eq (kotaku_frame_get_string (frame, "title_id", i, NULL),
                        commands[i]->title_id);
    }
}
END_TEST

START_TEST (test_options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuFrame) frame = kotaku_list_options (&error);
  ck_assert_no_error (error);
  g_autofree char *columns = join_columns (frame);
  ck_assert_str_eq (columns, "option,type,initial,low,high,words,title,title_id,selection");
  gssize row = kotaku_frame_find_row (frame, "option", "tolerance-share", NULL);
  ck_assert_int_ge (row, 0);
  ck_assert_str_eq (kotaku_frame_get_string (frame, "type", (gsize) row, NULL), "double");
  ck_assert_str_eq (kotaku_frame_get_string (frame, "initial", (gsize) row, NULL), "0.1");
  ck_assert_double_eq (kotaku_frame_get_doubles (frame, "low", NULL, NULL)[row], 0);
  ck_assert_double_eq (kotaku_frame_get_doubles (frame, "high", NULL, NULL)[row], 1);
  gssize stage = kotaku_frame_find_row (frame, "option", "stage", NULL);
  ck_assert_int_ge (stage, 0);
  g_autofree guint8 *selection = kotaku_frame_get_booleans (frame, "selection", NULL, NULL);
  ck_assert_uint_eq (selection[row], 0);
  ck_assert_uint_eq (selection[stage], 1);
}
END_TEST

START_TEST (test_columns)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuFrame) frame = kotaku_list_columns (&error);
  ck_assert_no_error (error);
  g_autofree char *columns = join_columns (frame);
  ck_assert_str_eq (columns, "command,form,name,in_row,title,title_id");
  gssize row = kotaku_frame_find_row (frame, "name", "deciding_actor", NULL);
  ck_assert_int_ge (row, 0);
  ck_assert_str_eq (kotaku_frame_get_string (frame, "command", (gsize) row, NULL), "structure");
}
END_TEST

START_TEST (test_words)
{
  static const struct
  {
    const char *field, *english, *indonesian;
  } cases[] = {
    { "stages", "implementation", "pelaksanaan" },
    { "form", "kinship", "kekerabatan" },
    { "strength", "weak", "lemah" },
    { "sector", "government", "pemerintah" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (KotakuFrame) frame = kotaku_list_words (&error);
  ck_assert_no_error (error);
  g_autofree char *columns = join_columns (frame);
  ck_assert_str_eq (columns, "field,constant,value,english,indonesian,others");
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gssize row = kotaku_frame_find_row (frame, "english", cases[i].english, NULL);
      ck_assert_msg (row >= 0, "%s", cases[i].english);
      ck_assert_str_eq (kotaku_frame_get_string (frame, "indonesian", (gsize) row, NULL),
                        cases[i].indonesian);
    }
}
END_TEST

#define TO_TEXT(name)                                                                              \
  static const char *name##_to_text (int value, KotakuLanguage language)                           \
  {                                                                                                \
    return kotaku_##name##_to_text (value, language);                                              \
  }
TO_TEXT (level)
TO_TEXT (form)
TO_TEXT (strength)
TO_TEXT (content)
TO_TEXT (stage)
TO_TEXT (scope)
TO_TEXT (delineation)
TO_TEXT (direction)
TO_TEXT (sector)
TO_TEXT (answer)

/* What is listed is what the functions say, of each enumerator: also where it is 0. */
START_TEST (test_words_are_those_of_the_functions)
{
  static const struct
  {
    const char *field;
    const char *(*to_text) (int value, KotakuLanguage language);
  } functions[] = { { "level", level_to_text },
                    { "form", form_to_text },
                    { "strength", strength_to_text },
                    { "content", content_to_text },
                    { "stage", stage_to_text },
                    { "scope", scope_to_text },
                    { "delineation", delineation_to_text },
                    { "direction", direction_to_text },
                    { "sector", sector_to_text },
                    { "answer", answer_to_text } };
  g_autoptr (KotakuFrame) frame = kotaku_list_words (NULL);
  const gint64 *values = kotaku_frame_get_int64s (frame, "value", NULL, NULL);
  gsize n = 0;
  for (gsize row = 0; row < kotaku_frame_get_n_rows (frame); row++)
    for (gsize i = 0; i < G_N_ELEMENTS (functions); i++)
      if (g_str_equal (kotaku_frame_get_string (frame, "field", row, NULL), functions[i].field))
        {
          ck_assert_str_eq (functions[i].to_text ((int) values[row], KOTAKU_LANGUAGE_EN),
                            kotaku_frame_get_string (frame, "english", row, NULL));
          ck_assert_str_eq (functions[i].to_text ((int) values[row], KOTAKU_LANGUAGE_ID),
                            kotaku_frame_get_string (frame, "indonesian", row, NULL));
          n++;
        }
  ck_assert_uint_eq (n, 30);
}
END_TEST

typedef KotakuFrame *(*ListFunc) (GError **error);

START_TEST (test_no_memory)
{
  static const ListFunc lists[]
      = { kotaku_list_commands, kotaku_list_options, kotaku_list_columns, kotaku_list_words };
  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      gboolean done = FALSE;
      for (gint64 nth = 1; !done; nth++)
        {
          g_autoptr (GError) error = NULL;
          kotaku_memory_fail_from (nth);
          g_autoptr (KotakuFrame) frame = lists[i](&error);
          kotaku_memory_fail_from (-1);
          done = frame != NULL;
          ck_assert (done || g_error_matches (error, KOTAKU_ERROR, KOTAKU_ERROR_NO_MEMORY));
        }
    }
}
END_TEST

KOTAKU_TEST_MAIN ("commands/library",
                  test_version,
                  test_commands,
                  test_options,
                  test_columns,
                  test_words,
                  test_words_are_those_of_the_functions,
                  test_no_memory)
