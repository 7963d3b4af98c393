/* SPDX-License-Identifier: GPL-2.0-or-later */

#include "classify/classify-private.h"

#include <string.h>

#define CONFLICT "conflict"

const char *
kotaku_relation_to_text (guint8 relation)
{
  static const char *const words[] = { "none", "symmetric", "asymmetric", "undecided" };
  return words[relation];
}

static const char *
level_text (guint8 value)
{
  return kotaku_level_to_text (value, KOTAKU_LANGUAGE_EN);
}

static const char *
form_text (guint8 value)
{
  return value == KOTAKU_SETTLED_CONFLICT ? CONFLICT
                                          : kotaku_form_to_text (value, KOTAKU_LANGUAGE_EN);
}

/* A pair on which no tie says a direction has none: that is an empty cell, not "unstated". */
static const char *
direction_text (guint8 value)
{
  if (value == KOTAKU_SETTLED_CONFLICT)
    return CONFLICT;
  return value == KOTAKU_DIRECTION_UNSTATED ? ""
                                            : kotaku_direction_to_text (value, KOTAKU_LANGUAGE_EN);
}

static const char *
strength_text (guint8 value)
{
  return value == KOTAKU_SETTLED_CONFLICT ? CONFLICT
                                          : kotaku_strength_to_text (value, KOTAKU_LANGUAGE_EN);
}

static const char *
content_text (guint8 value)
{
  return value == KOTAKU_SETTLED_CONFLICT ? CONFLICT
                                          : kotaku_content_to_text (value, KOTAKU_LANGUAGE_EN);
}

static const char *
scope_text (guint8 value)
{
  return value == KOTAKU_SETTLED_CONFLICT ? CONFLICT
                                          : kotaku_scope_to_text (value, KOTAKU_LANGUAGE_EN);
}

static const char *
stages_text (guint8 value)
{
  return kotaku_stage_to_text (value, KOTAKU_LANGUAGE_EN);
}

#define FIELD(name, text)                                                                          \
  {                                                                                                \
#name, offsetof(KotakuPair, name), text                                                        \
  }

static const KotakuPairField fields[] = {
  FIELD (level, level_text),       FIELD (relation, kotaku_relation_to_text),
  FIELD (form, form_text),         FIELD (direction, direction_text),
  FIELD (strength, strength_text), FIELD (content, content_text),
  FIELD (scope, scope_text),       FIELD (stages, stages_text),
};

const KotakuPairField *
kotaku_pair_field_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (strcmp (fields[i].name, name) == 0)
      return &fields[i];
  return NULL;
}

char *
kotaku_pair_field_suggest (const char *name)
{
  const char *names[G_N_ELEMENTS (fields)];
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    names[i] = fields[i].name;
  return kotaku_text_suggestion (name, names, G_N_ELEMENTS (fields));
}

guint8
kotaku_pair_field_get (const KotakuPairField *field, const KotakuPair *pair)
{
  return ((const guint8 *) pair)[field->offset];
}

gboolean
kotaku_pair_field_is_settled (const KotakuPairField *field, const KotakuPair *pair)
{
  guint8 value = kotaku_pair_field_get (field, pair);
  if (field->offset == offsetof (KotakuPair, relation))
    return value == KOTAKU_RELATION_SYMMETRIC || value == KOTAKU_RELATION_ASYMMETRIC;
  return value != 0 && value != KOTAKU_SETTLED_CONFLICT;
}
