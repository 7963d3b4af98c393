/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The public face of the words: each enumeration from text and to text. */

#include "base/base.h"

/**
 * kotaku_level_from_text:
 * @text: (nullable): a level in English or Indonesian
 * @level: (out): where the value goes
 * @error: return location for an error
 *
 * Reads a level. Case and space around it do not matter; no text is 0, any level.
 * Several may be given, with "|", ";" or "," between.
 *
 * - Cost: O(length of the text)
 * - Threads: any
 * - Errors: %KOTAKU_ERROR_UNKNOWN_WORD, which names the nearest word
 *
 * Returns: whether @text could be read; if not, @level is 0
 *
 * Since: 1.0
 */
gboolean
kotaku_level_from_text (const char *text, KotakuLevel *level, GError **error)
{
  int value;
  g_return_val_if_fail (level != NULL, FALSE);
  gboolean read = kotaku_vocabulary_read (&kotaku_words_level, text, &value, error);
  *level = (KotakuLevel) value;
  return read;
}

/**
 * kotaku_level_to_text:
 * @level: a level, or several
 * @language: a language
 *
 * Names a level, or several with "|" between.
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: none
 *
 * Returns: (transfer none): the word; "" for 0 and for what is no level
 *
 * Since: 1.0
 */
const char *
kotaku_level_to_text (KotakuLevel level, KotakuLanguage language)
{
  return kotaku_vocabulary_get_text (&kotaku_words_level, (int) level,
                                     kotaku_language_settle (language));
}

/**
 * kotaku_form_from_text:
 * @text: (nullable): a form in English or Indonesian
 * @form: (out): where the value goes
 * @error: return location for an error
 *
 * Reads a form. Case and space around it do not matter; no text is 0, not recorded.
 * Several may be given, with "|", ";" or "," between.
 *
 * - Cost: O(length of the text)
 * - Threads: any
 * - Errors: %KOTAKU_ERROR_UNKNOWN_WORD, which names the nearest word
 *
 * Returns: whether @text could be read; if not, @form is 0
 *
 * Since: 1.0
 */
gboolean
kotaku_form_from_text (const char *text, KotakuForm *form, GError **error)
{
  int value;
  g_return_val_if_fail (form != NULL, FALSE);
  gboolean read = kotaku_vocabulary_read (&kotaku_words_form, text, &value, error);
  *form = (KotakuForm) value;
  return read;
}

/**
 * kotaku_form_to_text:
 * @form: a form, or several
 * @language: a language
 *
 * Names a form, or several with "|" between.
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: none
 *
 * Returns: (transfer none): the word; "" for 0 and for what is no form
 *
 * Since: 1.0
 */
const char *
kotaku_form_to_text (KotakuForm form, KotakuLanguage language)
{
  return kotaku_vocabulary_get_text (&kotaku_words_form, (int) form,
                                     kotaku_language_settle (language));
}

/**
 * kotaku_strength_from_text:
 * @text: (nullable): a strength in English or Indonesian
 * @strength: (out): where the value goes
 * @error: return location for an error
 *
 * Reads a strength. Case and space around it do not matter; no text is 0, not recorded.
 * Several may be given, with "|", ";" or "," between.
 *
 * - Cost: O(length of the text)
 * - Threads: any
 * - Errors: %KOTAKU_ERROR_UNKNOWN_WORD, which names the nearest word
 *
 * Returns: whether @text could be read; if not, @strength is 0
 *
 * Since: 1.0
 */
gboolean
kotaku_strength_from_text (const char *text, KotakuStrength *strength, GError **error)
{
  int value;
  g_return_val_if_fail (strength != NULL, FALSE);
  gboolean read = kotaku_vocabulary_read (&kotaku_words_strength, text, &value, error);
  *strength = (KotakuStrength) value;
  return read;
}

/**
 * kotaku_strength_to_text:
 * @strength: a strength, or several
 * @language: a language
 *
 * Names a strength, or several with "|" between.
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: none
 *
 * Returns: (transfer none): the word; "" for 0 and for what is no strength
 *
 * Since: 1.0
 */
const char *
kotaku_strength_to_text (KotakuStrength strength, KotakuLanguage language)
{
  return kotaku_vocabulary_get_text (&kotaku_words_strength, (int) strength,
                                     kotaku_language_settle (language));
}

/**
 * kotaku_content_from_text:
 * @text: (nullable): a content in English or Indonesian
 * @content: (out): where the value goes
 * @error: return location for an error
 *
 * Reads a content. Case and space around it do not matter; no text is 0, not recorded.
 * Several may be given, with "|", ";" or "," between.
 *
 * - Cost: O(length of the text)
 * - Threads: any
 * - Errors: %KOTAKU_ERROR_UNKNOWN_WORD, which names the nearest word
 *
 * Returns: whether @text could be read; if not, @content is 0
 *
 * Since: 1.0
 */
gboolean
kotaku_content_from_text (const char *text, KotakuContent *content, GError **error)
{
  int value;
  g_return_val_if_fail (content != NULL, FALSE);
  gboolean read = kotaku_vocabulary_read (&kotaku_words_content, text, &value, error);
  *content = (KotakuContent) value;
  return read;
}

/**
 * kotaku_content_to_text:
 * @content: a content, or several
 * @language: a language
 *
 * Names a content, or several with "|" between.
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: none
 *
 * Returns: (transfer none): the word; "" for 0 and for what is no content
 *
 * Since: 1.0
 */
const char *
kotaku_content_to_text (KotakuContent content, KotakuLanguage language)
{
  return kotaku_vocabulary_get_text (&kotaku_words_content, (int) content,
                                     kotaku_language_settle (language));
}

/**
 * kotaku_stage_from_text:
 * @text: (nullable): a stage in English or Indonesian
 * @stage: (out): where the value goes
 * @error: return location for an error
 *
 * Reads a stage. Case and space around it do not matter; no text is 0, not recorded.
 * Several may be given, with "|", ";" or "," between.
 *
 * - Cost: O(length of the text)
 * - Threads: any
 * - Errors: %KOTAKU_ERROR_UNKNOWN_WORD, which names the nearest word
 *
 * Returns: whether @text could be read; if not, @stage is 0
 *
 * Since: 1.0
 */
gboolean
kotaku_stage_from_text (const char *text, KotakuStage *stage, GError **error)
{
  int value;
  g_return_val_if_fail (stage != NULL, FALSE);
  gboolean read = kotaku_vocabulary_read (&kotaku_words_stage, text, &value, error);
  *stage = (KotakuStage) value;
  return read;
}

/**
 * kotaku_stage_to_text:
 * @stage: a stage, or several
 * @language: a language
 *
 * Names a stage, or several with "|" between.
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: none
 *
 * Returns: (transfer none): the word; "" for 0 and for what is no stage
 *
 * Since: 1.0
 */
const char *
kotaku_stage_to_text (KotakuStage stage, KotakuLanguage language)
{
  return kotaku_vocabulary_get_text (&kotaku_words_stage, (int) stage,
                                     kotaku_language_settle (language));
}

/**
 * kotaku_scope_from_text:
 * @text: (nullable): a scope in English or Indonesian
 * @scope: (out): where the value goes
 * @error: return location for an error
 *
 * Reads a scope. Case and space around it do not matter; no text is 0, not recorded.
 * Several may be given, with "|", ";" or "," between.
 *
 * - Cost: O(length of the text)
 * - Threads: any
 * - Errors: %KOTAKU_ERROR_UNKNOWN_WORD, which names the nearest word
 *
 * Returns: whether @text could be read; if not, @scope is 0
 *
 * Since: 1.0
 */
gboolean
kotaku_scope_from_text (const char *text, KotakuScope *scope, GError **error)
{
  int value;
  g_return_val_if_fail (scope != NULL, FALSE);
  gboolean read = kotaku_vocabulary_read (&kotaku_words_scope, text, &value, error);
  *scope = (KotakuScope) value;
  return read;
}

/**
 * kotaku_scope_to_text:
 * @scope: a scope, or several
 * @language: a language
 *
 * Names a scope, or several with "|" between.
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: none
 *
 * Returns: (transfer none): the word; "" for 0 and for what is no scope
 *
 * Since: 1.0
 */
const char *
kotaku_scope_to_text (KotakuScope scope, KotakuLanguage language)
{
  return kotaku_vocabulary_get_text (&kotaku_words_scope, (int) scope,
                                     kotaku_language_settle (language));
}

/**
 * kotaku_delineation_from_text:
 * @text: (nullable): a delineation in English or Indonesian
 * @delineation: (out): where the value goes
 * @error: return location for an error
 *
 * Reads a delineation. Case and space around it do not matter; no text is 0, not recorded.
 * Several may be given, with "|", ";" or "," between.
 *
 * - Cost: O(length of the text)
 * - Threads: any
 * - Errors: %KOTAKU_ERROR_UNKNOWN_WORD, which names the nearest word
 *
 * Returns: whether @text could be read; if not, @delineation is 0
 *
 * Since: 1.0
 */
gboolean
kotaku_delineation_from_text (const char *text, KotakuDelineation *delineation, GError **error)
{
  int value;
  g_return_val_if_fail (delineation != NULL, FALSE);
  gboolean read = kotaku_vocabulary_read (&kotaku_words_delineation, text, &value, error);
  *delineation = (KotakuDelineation) value;
  return read;
}

/**
 * kotaku_delineation_to_text:
 * @delineation: a delineation, or several
 * @language: a language
 *
 * Names a delineation, or several with "|" between.
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: none
 *
 * Returns: (transfer none): the word; "" for 0 and for what is no delineation
 *
 * Since: 1.0
 */
const char *
kotaku_delineation_to_text (KotakuDelineation delineation, KotakuLanguage language)
{
  return kotaku_vocabulary_get_text (&kotaku_words_delineation, (int) delineation,
                                     kotaku_language_settle (language));
}

/**
 * kotaku_direction_from_text:
 * @text: (nullable): a direction in English or Indonesian
 * @direction: (out): where the value goes
 * @error: return location for an error
 *
 * Reads a direction. Case and space around it do not matter; no text is 0, unstated.
 *
 * - Cost: O(length of the text)
 * - Threads: any
 * - Errors: %KOTAKU_ERROR_UNKNOWN_WORD, which names the nearest word
 *
 * Returns: whether @text could be read; if not, @direction is 0
 *
 * Since: 1.0
 */
gboolean
kotaku_direction_from_text (const char *text, KotakuDirection *direction, GError **error)
{
  int value;
  g_return_val_if_fail (direction != NULL, FALSE);
  gboolean read = kotaku_vocabulary_read (&kotaku_words_direction, text, &value, error);
  *direction = (KotakuDirection) value;
  return read;
}

/**
 * kotaku_direction_to_text:
 * @direction: a direction
 * @language: a language
 *
 * Names a direction; %KOTAKU_DIRECTION_UNSTATED too, since an empty cell may mean an arc.
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: none
 *
 * Returns: (transfer none): the word; "" for what is no direction
 *
 * Since: 1.0
 */
const char *
kotaku_direction_to_text (KotakuDirection direction, KotakuLanguage language)
{
  return kotaku_vocabulary_get_text (&kotaku_words_direction, (int) direction,
                                     kotaku_language_settle (language));
}

/**
 * kotaku_sector_from_text:
 * @text: (nullable): a sector in English or Indonesian
 * @sector: (out): where the value goes
 * @error: return location for an error
 *
 * Reads a sector. Case and space around it do not matter; no text is 0, not recorded.
 *
 * - Cost: O(length of the text)
 * - Threads: any
 * - Errors: %KOTAKU_ERROR_UNKNOWN_WORD, which names the nearest word
 *
 * Returns: whether @text could be read; if not, @sector is 0
 *
 * Since: 1.0
 */
gboolean
kotaku_sector_from_text (const char *text, KotakuSector *sector, GError **error)
{
  int value;
  g_return_val_if_fail (sector != NULL, FALSE);
  gboolean read = kotaku_vocabulary_read (&kotaku_words_sector, text, &value, error);
  *sector = (KotakuSector) value;
  return read;
}

/**
 * kotaku_sector_to_text:
 * @sector: a sector
 * @language: a language
 *
 * Names a sector.
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: none
 *
 * Returns: (transfer none): the word; "" for 0 and for what is no sector
 *
 * Since: 1.0
 */
const char *
kotaku_sector_to_text (KotakuSector sector, KotakuLanguage language)
{
  return kotaku_vocabulary_get_text (&kotaku_words_sector, (int) sector,
                                     kotaku_language_settle (language));
}

/**
 * kotaku_answer_from_text:
 * @text: (nullable): an answer in English or Indonesian
 * @answer: (out): where the value goes
 * @error: return location for an error
 *
 * Reads an answer. Case and space around it do not matter; no text is 0, not recorded.
 *
 * - Cost: O(length of the text)
 * - Threads: any
 * - Errors: %KOTAKU_ERROR_UNKNOWN_WORD, which names the nearest word
 *
 * Returns: whether @text could be read; if not, @answer is 0
 *
 * Since: 1.0
 */
gboolean
kotaku_answer_from_text (const char *text, KotakuAnswer *answer, GError **error)
{
  int value;
  g_return_val_if_fail (answer != NULL, FALSE);
  gboolean read = kotaku_vocabulary_read (&kotaku_words_answer, text, &value, error);
  *answer = (KotakuAnswer) value;
  return read;
}

/**
 * kotaku_answer_to_text:
 * @answer: an answer
 * @language: a language
 *
 * Names an answer.
 *
 * - Cost: O(1)
 * - Threads: any
 * - Errors: none
 *
 * Returns: (transfer none): the word; "" for 0 and for what is no answer
 *
 * Since: 1.0
 */
const char *
kotaku_answer_to_text (KotakuAnswer answer, KotakuLanguage language)
{
  return kotaku_vocabulary_get_text (&kotaku_words_answer, (int) answer,
                                     kotaku_language_settle (language));
}
