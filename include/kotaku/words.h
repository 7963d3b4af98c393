/* SPDX-License-Identifier: GPL-2.0-or-later */
#pragma once

#if !defined(KOTAKU_INSIDE) && !defined(KOTAKU_COMPILATION)
#error "Only <kotaku.h> can be included directly."
#endif

#include <kotaku/version.h>

G_BEGIN_DECLS

/* Closed vocabularies. 0 is "not recorded", in a selection "any". What a selection can take several
 * of is Flags, also where a field holds but one. Numbers are explicit, appended only, and never
 * used again. Words of results (relation, verdict ...) are text in frames. */

/**
 * KotakuLevel:
 * @KOTAKU_LEVEL_ANY: every level
 * @KOTAKU_LEVEL_INTERPERSONAL: between people
 * @KOTAKU_LEVEL_INSTITUTIONAL: between institutions
 * @KOTAKU_LEVEL_CROSS: between a person and an institution
 *
 * Which kind of node a tie joins. Nodes are of the level of their kind.
 * Several may be joined.
 *
 * Since: 1.0
 */
typedef enum
{
  KOTAKU_LEVEL_ANY = 0,
  KOTAKU_LEVEL_INTERPERSONAL = 1 << 0,
  KOTAKU_LEVEL_INSTITUTIONAL = 1 << 1,
  KOTAKU_LEVEL_CROSS = 1 << 2
} KotakuLevel;

/**
 * KotakuForm:
 * @KOTAKU_FORM_UNRECORDED: not recorded
 * @KOTAKU_FORM_KINSHIP: kinship (*kekerabatan*)
 * @KOTAKU_FORM_WORK: work (*kerja*)
 *
 * What a relation rests on.
 * Several may be joined.
 *
 * Since: 1.0
 */
typedef enum
{
  KOTAKU_FORM_UNRECORDED = 0,
  KOTAKU_FORM_KINSHIP = 1 << 0,
  KOTAKU_FORM_WORK = 1 << 1
} KotakuForm;

/**
 * KotakuStrength:
 * @KOTAKU_STRENGTH_UNRECORDED: not recorded
 * @KOTAKU_STRENGTH_WEAK: the two only know each other
 * @KOTAKU_STRENGTH_STRONG: the two work together
 * @KOTAKU_STRENGTH_ABSENT: the two do not know each other: an observed absence, whose word is
 * "none"; no arc in any graph
 *
 * How strong a tie is.
 * Several may be joined.
 *
 * Since: 1.0
 */
typedef enum
{
  KOTAKU_STRENGTH_UNRECORDED = 0,
  KOTAKU_STRENGTH_WEAK = 1 << 0,
  KOTAKU_STRENGTH_STRONG = 1 << 1,
  KOTAKU_STRENGTH_ABSENT = 1 << 2
} KotakuStrength;

/**
 * KotakuContent:
 * @KOTAKU_CONTENT_UNRECORDED: not recorded
 * @KOTAKU_CONTENT_COOPERATION: cooperation or mutual protection
 * @KOTAKU_CONTENT_INTEREST: interest or benefit
 * @KOTAKU_CONTENT_INFORMATION: objective information
 *
 * What a tie carries.
 * Several may be joined.
 *
 * Since: 1.0
 */
typedef enum
{
  KOTAKU_CONTENT_UNRECORDED = 0,
  KOTAKU_CONTENT_COOPERATION = 1 << 0,
  KOTAKU_CONTENT_INTEREST = 1 << 1,
  KOTAKU_CONTENT_INFORMATION = 1 << 2
} KotakuContent;

/**
 * KotakuStage:
 * @KOTAKU_STAGE_UNRECORDED: not recorded
 * @KOTAKU_STAGE_PREPARATION: preparation (*persiapan*)
 * @KOTAKU_STAGE_PLANNING: planning (*perencanaan*)
 * @KOTAKU_STAGE_IMPLEMENTATION: implementation (*pelaksanaan*)
 * @KOTAKU_STAGE_SUSTAINABILITY: sustainability (*keberlanjutan*)
 *
 * The stages of the programme.
 * Several may be joined.
 *
 * Since: 1.0
 */
typedef enum
{
  KOTAKU_STAGE_UNRECORDED = 0,
  KOTAKU_STAGE_PREPARATION = 1 << 0,
  KOTAKU_STAGE_PLANNING = 1 << 1,
  KOTAKU_STAGE_IMPLEMENTATION = 1 << 2,
  KOTAKU_STAGE_SUSTAINABILITY = 1 << 3
} KotakuStage;

/**
 * KotakuScope:
 * @KOTAKU_SCOPE_UNRECORDED: not recorded
 * @KOTAKU_SCOPE_PROGRAMME: only within the programme
 * @KOTAKU_SCOPE_BEYOND: beyond the programme
 *
 * How far a tie reaches.
 * Several may be joined.
 *
 * Since: 1.0
 */
typedef enum
{
  KOTAKU_SCOPE_UNRECORDED = 0,
  KOTAKU_SCOPE_PROGRAMME = 1 << 0,
  KOTAKU_SCOPE_BEYOND = 1 << 1
} KotakuScope;

/**
 * KotakuDelineation:
 * @KOTAKU_DELINEATION_UNRECORDED: not recorded
 * @KOTAKU_DELINEATION_DELINEATED: inside the decreed slum area
 * @KOTAKU_DELINEATION_OUTSIDE: outside it
 *
 * Where a zone, and who lives in it, lies.
 * Several may be joined.
 *
 * Since: 1.0
 */
typedef enum
{
  KOTAKU_DELINEATION_UNRECORDED = 0,
  KOTAKU_DELINEATION_DELINEATED = 1 << 0,
  KOTAKU_DELINEATION_OUTSIDE = 1 << 1
} KotakuDelineation;

/**
 * KotakuDirection:
 * @KOTAKU_DIRECTION_UNSTATED: both ways; dominance unknown
 * @KOTAKU_DIRECTION_EQUAL: both ways, as equals
 * @KOTAKU_DIRECTION_HORIZONTAL: both ways, neither dominating
 * @KOTAKU_DIRECTION_VERTICAL: the first end dominates the second
 * @KOTAKU_DIRECTION_ARC: the first end chooses, sends to or dominates the second
 *
 * Which way a tie binds.
 *
 * Since: 1.0
 */
typedef enum
{
  KOTAKU_DIRECTION_UNSTATED = 0,
  KOTAKU_DIRECTION_EQUAL = 1,
  KOTAKU_DIRECTION_HORIZONTAL = 2,
  KOTAKU_DIRECTION_VERTICAL = 3,
  KOTAKU_DIRECTION_ARC = 4
} KotakuDirection;

/**
 * KotakuSector:
 * @KOTAKU_SECTOR_UNRECORDED: not recorded
 * @KOTAKU_SECTOR_GOVERNMENT: government
 * @KOTAKU_SECTOR_PRIVATE: private sector
 * @KOTAKU_SECTOR_PROGRAMME: the staff of the programme
 * @KOTAKU_SECTOR_COMMUNITY: the community
 *
 * The part of society that an actor or institution belongs to.
 *
 * Since: 1.0
 */
typedef enum
{
  KOTAKU_SECTOR_UNRECORDED = 0,
  KOTAKU_SECTOR_GOVERNMENT = 1,
  KOTAKU_SECTOR_PRIVATE = 2,
  KOTAKU_SECTOR_PROGRAMME = 3,
  KOTAKU_SECTOR_COMMUNITY = 4
} KotakuSector;

/**
 * KotakuAnswer:
 * @KOTAKU_ANSWER_UNRECORDED: not recorded
 * @KOTAKU_ANSWER_NO: no
 * @KOTAKU_ANSWER_YES: yes
 *
 * A yes or no that may be unrecorded.
 *
 * Since: 1.0
 */
typedef enum
{
  KOTAKU_ANSWER_UNRECORDED = 0,
  KOTAKU_ANSWER_NO = 1,
  KOTAKU_ANSWER_YES = 2
} KotakuAnswer;

/**
 * KotakuLanguage:
 * @KOTAKU_LANGUAGE_LOCALE: what LC_ALL, LC_MESSAGES or LANG say, else English
 * @KOTAKU_LANGUAGE_EN: English
 * @KOTAKU_LANGUAGE_ID: Indonesian
 *
 * The language of words, tables and pictures.
 *
 * Since: 1.0
 */
typedef enum
{
  KOTAKU_LANGUAGE_LOCALE = 0,
  KOTAKU_LANGUAGE_EN = 1,
  KOTAKU_LANGUAGE_ID = 2
} KotakuLanguage;

/**
 * KotakuTable:
 * @KOTAKU_TABLE_ZONES: places
 * @KOTAKU_TABLE_ACTORS: people
 * @KOTAKU_TABLE_INSTITUTIONS: bodies
 * @KOTAKU_TABLE_AFFILIATIONS: which people act for which institution
 * @KOTAKU_TABLE_TIES: statements about two actors or institutions
 * @KOTAKU_TABLE_EVENTS: what may change ties
 * @KOTAKU_TABLE_FUNDS: what was, or was to be, disbursed
 * @KOTAKU_TABLE_POSTS: what a post requires
 * @KOTAKU_TABLE_COMPETENCES: what people have studied
 *
 * The tables of a network.
 *
 * Since: 1.0
 */
typedef enum
{
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

/**
 * KotakuColumnType:
 * @KOTAKU_COLUMN_NONE: there is no such column
 * @KOTAKU_COLUMN_DOUBLE: numbers; missing is NaN
 * @KOTAKU_COLUMN_INT64: whole numbers
 * @KOTAKU_COLUMN_STRING: text
 * @KOTAKU_COLUMN_BOOLEAN: yes or no
 *
 * What the cells of a column are.
 *
 * Since: 1.0
 */
typedef enum
{
  KOTAKU_COLUMN_NONE = 0,
  KOTAKU_COLUMN_DOUBLE = 1,
  KOTAKU_COLUMN_INT64 = 2,
  KOTAKU_COLUMN_STRING = 3,
  KOTAKU_COLUMN_BOOLEAN = 4
} KotakuColumnType;

/**
 * KotakuFormat:
 * @KOTAKU_FORMAT_TABLE: a table for people, in their language
 * @KOTAKU_FORMAT_CSV: comma separated values
 * @KOTAKU_FORMAT_JSON: an object with the metadata and the rows
 * @KOTAKU_FORMAT_SPREADSHEET: comma separated values as spreadsheets expect them
 *
 * How a frame is written.
 *
 * Since: 1.0
 */
typedef enum
{
  KOTAKU_FORMAT_TABLE = 1,
  KOTAKU_FORMAT_CSV = 2,
  KOTAKU_FORMAT_JSON = 3,
  KOTAKU_FORMAT_SPREADSHEET = 4
} KotakuFormat;

/**
 * KotakuError:
 * @KOTAKU_ERROR_INVALID: a row or value that breaks a rule
 * @KOTAKU_ERROR_UNKNOWN_ID: a row names what is not there
 * @KOTAKU_ERROR_DUPLICATE_ID: a row has an id that is taken
 * @KOTAKU_ERROR_UNKNOWN_FORMAT: a file of a kind that is not known
 * @KOTAKU_ERROR_UNKNOWN_OPTION: the call does not take the option
 * @KOTAKU_ERROR_UNKNOWN_COLUMN: no such column
 * @KOTAKU_ERROR_UNKNOWN_METRIC: no such metric
 * @KOTAKU_ERROR_UNKNOWN_WORD: a word that the field does not have
 * @KOTAKU_ERROR_UNKNOWN_EVENT: no such event
 * @KOTAKU_ERROR_OUT_OF_RANGE: a number outside the range allowed, or no value of the enumeration
 * @KOTAKU_ERROR_WRONG_KIND: an institution where an actor is needed, or the other way round
 * @KOTAKU_ERROR_WRONG_TYPE: a value of another type
 * @KOTAKU_ERROR_SEALED: the frame takes no more columns
 * @KOTAKU_ERROR_NOT_FOUND: no such actor, institution, zone or tie
 * @KOTAKU_ERROR_BAD_VALUE: what cannot stand where it is put: no date, not UTF-8, another length
 * @KOTAKU_ERROR_TAKEN: an id, or the name of a column, that is taken
 * @KOTAKU_ERROR_CONFLICTING_OPTIONS: options that exclude each other
 * @KOTAKU_ERROR_KNOWN_COLUMN: a column that has a getter and a setter of its own
 * @KOTAKU_ERROR_NOT_CONVERGED: an iteration did not settle
 * @KOTAKU_ERROR_TOO_LARGE: more than the method can take
 * @KOTAKU_ERROR_IGRAPH: igraph refused
 * @KOTAKU_ERROR_NO_MEMORY: no memory is left
 * @KOTAKU_ERROR_NOT_ATOMIC: the file system cannot replace the dataset in one step
 *
 * What can go wrong. The hundred says whose fault it is: 100 the data, that is a dataset or rows
 * handed in; 200 the call; 300 the computation; 400 the system.
 *
 * Since: 1.0
 */
typedef enum
{
  KOTAKU_ERROR_INVALID = 100,
  KOTAKU_ERROR_UNKNOWN_ID = 101,
  KOTAKU_ERROR_DUPLICATE_ID = 102,
  KOTAKU_ERROR_UNKNOWN_FORMAT = 103,
  KOTAKU_ERROR_UNKNOWN_OPTION = 200,
  KOTAKU_ERROR_UNKNOWN_COLUMN = 201,
  KOTAKU_ERROR_UNKNOWN_METRIC = 202,
  KOTAKU_ERROR_UNKNOWN_WORD = 203,
  KOTAKU_ERROR_UNKNOWN_EVENT = 204,
  KOTAKU_ERROR_OUT_OF_RANGE = 205,
  KOTAKU_ERROR_WRONG_KIND = 206,
  KOTAKU_ERROR_WRONG_TYPE = 207,
  KOTAKU_ERROR_SEALED = 208,
  KOTAKU_ERROR_NOT_FOUND = 209,
  KOTAKU_ERROR_BAD_VALUE = 210,
  KOTAKU_ERROR_TAKEN = 211,
  KOTAKU_ERROR_CONFLICTING_OPTIONS = 212,
  KOTAKU_ERROR_KNOWN_COLUMN = 213,
  KOTAKU_ERROR_NOT_CONVERGED = 300,
  KOTAKU_ERROR_TOO_LARGE = 302,
  KOTAKU_ERROR_IGRAPH = 303,
  KOTAKU_ERROR_NO_MEMORY = 400,
  KOTAKU_ERROR_NOT_ATOMIC = 402
} KotakuError;

#define KOTAKU_ERROR (kotaku_error_quark ())

KOTAKU_AVAILABLE_IN_1_0
GQuark kotaku_error_quark (void);

/* Either language, any case, lists for Flags; the text returned is static, "" for not recorded. */
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
gboolean
kotaku_delineation_from_text (const char *text, KotakuDelineation *delineation, GError **error);
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

/* C++ joins flags to an int, which is no enumeration any more. */
#ifdef __cplusplus
#define KOTAKU_JOIN_FLAGS(type)                                                                    \
  constexpr type operator| (type a, type b)                                                        \
  {                                                                                                \
    return static_cast<type> (static_cast<unsigned> (a) | static_cast<unsigned> (b));              \
  }                                                                                                \
  constexpr type operator& (type a, type b)                                                        \
  {                                                                                                \
    return static_cast<type> (static_cast<unsigned> (a) & static_cast<unsigned> (b));              \
  }                                                                                                \
  inline type &operator|= (type &a, type b) { return a = a | b; }

extern "C++"
{
  KOTAKU_JOIN_FLAGS (KotakuLevel)
  KOTAKU_JOIN_FLAGS (KotakuForm)
  KOTAKU_JOIN_FLAGS (KotakuStrength)
  KOTAKU_JOIN_FLAGS (KotakuContent)
  KOTAKU_JOIN_FLAGS (KotakuStage)
  KOTAKU_JOIN_FLAGS (KotakuScope)
  KOTAKU_JOIN_FLAGS (KotakuDelineation)
}
#undef KOTAKU_JOIN_FLAGS
#endif
