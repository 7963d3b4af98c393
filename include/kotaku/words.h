/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#if !defined(KOTAKU_INSIDE) && !defined(KOTAKU_COMPILATION)
#error "Only <kotaku.h> can be included directly."
#endif

#include <kotaku/version.h>

G_BEGIN_DECLS

/* Closed vocabularies. 0 is "not recorded", in a selection "any". What a selection can take several
 * of is Flags, also where a field holds but one. Numbers are explicit, appended only, and never used
 * again. Words of results (relation, verdict ...) are text in frames. */

typedef enum {
  KOTAKU_LEVEL_ANY = 0,
  KOTAKU_LEVEL_INTERPERSONAL = 1 << 0,
  KOTAKU_LEVEL_INSTITUTIONAL = 1 << 1,
  KOTAKU_LEVEL_CROSS = 1 << 2
} KotakuLevel;

typedef enum {
  KOTAKU_FORM_UNRECORDED = 0,
  KOTAKU_FORM_KINSHIP = 1 << 0,
  KOTAKU_FORM_WORK = 1 << 1
} KotakuForm;

typedef enum {
  KOTAKU_STRENGTH_UNRECORDED = 0,
  KOTAKU_STRENGTH_WEAK = 1 << 0,
  KOTAKU_STRENGTH_STRONG = 1 << 1,
  KOTAKU_STRENGTH_ABSENT = 1 << 2
} KotakuStrength;

typedef enum {
  KOTAKU_CONTENT_UNRECORDED = 0,
  KOTAKU_CONTENT_COOPERATION = 1 << 0,
  KOTAKU_CONTENT_INTEREST = 1 << 1,
  KOTAKU_CONTENT_INFORMATION = 1 << 2
} KotakuContent;

typedef enum {
  KOTAKU_STAGE_UNRECORDED = 0,
  KOTAKU_STAGE_PREPARATION = 1 << 0,
  KOTAKU_STAGE_PLANNING = 1 << 1,
  KOTAKU_STAGE_IMPLEMENTATION = 1 << 2,
  KOTAKU_STAGE_SUSTAINABILITY = 1 << 3
} KotakuStage;

typedef enum {
  KOTAKU_SCOPE_UNRECORDED = 0,
  KOTAKU_SCOPE_PROGRAMME = 1 << 0,
  KOTAKU_SCOPE_BEYOND = 1 << 1
} KotakuScope;

typedef enum {
  KOTAKU_DELINEATION_UNRECORDED = 0,
  KOTAKU_DELINEATION_DELINEATED = 1 << 0,
  KOTAKU_DELINEATION_OUTSIDE = 1 << 1
} KotakuDelineation;

typedef enum {
  KOTAKU_DIRECTION_UNSTATED = 0,
  KOTAKU_DIRECTION_EQUAL = 1,
  KOTAKU_DIRECTION_HORIZONTAL = 2,
  KOTAKU_DIRECTION_VERTICAL = 3,
  KOTAKU_DIRECTION_ARC = 4
} KotakuDirection;

typedef enum {
  KOTAKU_SECTOR_UNRECORDED = 0,
  KOTAKU_SECTOR_GOVERNMENT = 1,
  KOTAKU_SECTOR_PRIVATE = 2,
  KOTAKU_SECTOR_PROGRAMME = 3,
  KOTAKU_SECTOR_COMMUNITY = 4
} KotakuSector;

typedef enum {
  KOTAKU_ANSWER_UNRECORDED = 0,
  KOTAKU_ANSWER_NO = 1,
  KOTAKU_ANSWER_YES = 2
} KotakuAnswer;

typedef enum {
  KOTAKU_LANGUAGE_LOCALE = 0,
  KOTAKU_LANGUAGE_EN = 1,
  KOTAKU_LANGUAGE_ID = 2
} KotakuLanguage;

typedef enum {
  KOTAKU_TABLE_ZONES = 1,
  KOTAKU_TABLE_ACTORS = 2,
  KOTAKU_TABLE_INSTITUTIONS = 3,
  KOTAKU_TABLE_AFFILIATIONS = 4,
  KOTAKU_TABLE_TIES = 5,
  KOTAKU_TABLE_EVENTS = 6,
  KOTAKU_TABLE_FUNDS = 7,
  KOTAKU_TABLE_POSTS = 8,
  KOTAKU_TABLE_COMPETENCES = 9
} KotakuTable;

typedef enum {
  KOTAKU_COLUMN_NONE = 0,
  KOTAKU_COLUMN_DOUBLE = 1,
  KOTAKU_COLUMN_INT64 = 2,
  KOTAKU_COLUMN_STRING = 3,
  KOTAKU_COLUMN_BOOLEAN = 4
} KotakuColumnType;

typedef enum {
  KOTAKU_FORMAT_TABLE = 1,
  KOTAKU_FORMAT_CSV = 2,
  KOTAKU_FORMAT_JSON = 3,
  KOTAKU_FORMAT_SPREADSHEET = 4
} KotakuFormat;

/* The hundred is the kind, and the command's exit status: 100 the data (1), 200 the call (2),
 * 300 the computation and 400 the system (3). INVALID: any value or row that breaks a rule. */
typedef enum {
  KOTAKU_ERROR_INVALID = 100,
  KOTAKU_ERROR_UNKNOWN_ID = 101,
  KOTAKU_ERROR_DUPLICATE_ID = 102,
  KOTAKU_ERROR_UNKNOWN_FORMAT = 103,
  KOTAKU_ERROR_LOSSY = 104,
  KOTAKU_ERROR_UNKNOWN_OPTION = 200,
  KOTAKU_ERROR_UNKNOWN_COLUMN = 201,
  KOTAKU_ERROR_UNKNOWN_METRIC = 202,
  KOTAKU_ERROR_UNKNOWN_WORD = 203,
  KOTAKU_ERROR_UNKNOWN_EVENT = 204,
  KOTAKU_ERROR_OUT_OF_RANGE = 205,
  KOTAKU_ERROR_WRONG_KIND = 206,
  KOTAKU_ERROR_WRONG_TYPE = 207,
  KOTAKU_ERROR_SEALED = 208,
  KOTAKU_ERROR_NOT_CONVERGED = 300,
  KOTAKU_ERROR_TOO_FEW = 301,
  KOTAKU_ERROR_TOO_LARGE = 302,
  KOTAKU_ERROR_IGRAPH = 303,
  KOTAKU_ERROR_NO_MEMORY = 400,
  KOTAKU_ERROR_NOT_SUPPORTED = 401,
  KOTAKU_ERROR_NOT_ATOMIC = 402
} KotakuError;

#define KOTAKU_ERROR (kotaku_error_quark ())

KOTAKU_AVAILABLE_IN_1_0
GQuark kotaku_error_quark (void);

/* Either language, any case, lists for Flags; the text returned is static, "" for 0. */
KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_level_from_text (const char *text, KotakuLevel *level, GError **error);
KOTAKU_AVAILABLE_IN_1_0
const char *kotaku_level_to_text (KotakuLevel level, KotakuLanguage language);

KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_form_from_text (const char *text, KotakuForm *form, GError **error);
KOTAKU_AVAILABLE_IN_1_0
const char *kotaku_form_to_text (KotakuForm form, KotakuLanguage language);

KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_strength_from_text (const char *text, KotakuStrength *strength, GError **error);
KOTAKU_AVAILABLE_IN_1_0
const char *kotaku_strength_to_text (KotakuStrength strength, KotakuLanguage language);

KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_content_from_text (const char *text, KotakuContent *content, GError **error);
KOTAKU_AVAILABLE_IN_1_0
const char *kotaku_content_to_text (KotakuContent content, KotakuLanguage language);

KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_stage_from_text (const char *text, KotakuStage *stage, GError **error);
KOTAKU_AVAILABLE_IN_1_0
const char *kotaku_stage_to_text (KotakuStage stage, KotakuLanguage language);

KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_scope_from_text (const char *text, KotakuScope *scope, GError **error);
KOTAKU_AVAILABLE_IN_1_0
const char *kotaku_scope_to_text (KotakuScope scope, KotakuLanguage language);

KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_delineation_from_text (const char *text, KotakuDelineation *delineation, GError **error);
KOTAKU_AVAILABLE_IN_1_0
const char *kotaku_delineation_to_text (KotakuDelineation delineation, KotakuLanguage language);

KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_direction_from_text (const char *text, KotakuDirection *direction, GError **error);
KOTAKU_AVAILABLE_IN_1_0
const char *kotaku_direction_to_text (KotakuDirection direction, KotakuLanguage language);

KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_sector_from_text (const char *text, KotakuSector *sector, GError **error);
KOTAKU_AVAILABLE_IN_1_0
const char *kotaku_sector_to_text (KotakuSector sector, KotakuLanguage language);

KOTAKU_AVAILABLE_IN_1_0
gboolean kotaku_answer_from_text (const char *text, KotakuAnswer *answer, GError **error);
KOTAKU_AVAILABLE_IN_1_0
const char *kotaku_answer_to_text (KotakuAnswer answer, KotakuLanguage language);

G_END_DECLS
