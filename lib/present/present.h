/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

/* Results as people read them: tables in two languages. */

#include "commands/commands.h"

G_BEGIN_DECLS

/* The text in the language: a word, a title, or a sentence of the catalogue with its numbers and
 * names put in; parts joined by "; " are translated each. English where the catalogue does not have
 * it. */
char *kotaku_translate (const char *english, KotakuLanguage language);

G_END_DECLS
