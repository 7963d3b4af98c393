/* SPDX-License-Identifier: GPL-2.0-or-later */

/* What the tables and their columns are: the only list of them. Header words are compared folded
 * (case, and space, '-', '_' and '/' alike), in either language. */

#include "model/model-private.h"

#define NAME(indonesian)                                                                           \
  {                                                                                                \
    "name", indonesian, KOTAKU_KIND_TEXT, NULL, FALSE, FALSE                                       \
  }
#define TEXT(name, indonesian)                                                                     \
  {                                                                                                \
    name, indonesian, KOTAKU_KIND_TEXT, NULL, FALSE, FALSE                                         \
  }
#define KEY(name, indonesian)                                                                      \
  {                                                                                                \
    name, indonesian, KOTAKU_KIND_ID, NULL, TRUE, FALSE                                            \
  }
#define KIND(name, indonesian, kind)                                                               \
  {                                                                                                \
    name, indonesian, KOTAKU_KIND_##kind, NULL, FALSE, FALSE                                       \
  }
#define NEEDED(name, indonesian, kind)                                                             \
  {                                                                                                \
    name, indonesian, KOTAKU_KIND_##kind, NULL, TRUE, FALSE                                        \
  }
#define WORD(name, indonesian, words)                                                              \
  {                                                                                                \
    name, indonesian, KOTAKU_KIND_WORD, &kotaku_words_##words, FALSE, FALSE                        \
  }
#define WORDS(name, indonesian, words)                                                             \
  {                                                                                                \
    name, indonesian, KOTAKU_KIND_WORD, &kotaku_words_##words, FALSE, TRUE                         \
  }
#define OPEN(name, indonesian, words)                                                              \
  {                                                                                                \
    name, indonesian, KOTAKU_KIND_OPEN, &kotaku_words_##words, FALSE, FALSE                        \
  }
#define LIST(name, indonesian, words)                                                              \
  {                                                                                                \
    name, indonesian, KOTAKU_KIND_LIST, words, FALSE, FALSE                                        \
  }

#define NAME_WORDS "nama|nama lengkap|inisial|label"
#define ROLE_WORDS "peran|jabatan|kedudukan|posisi|roles"
#define SECTOR_WORDS "sektor|bidang sektor|sectors"
#define SINCE_WORDS "sejak|mulai|dari tanggal|tanggal mulai|berlaku sejak|start|begin|valid from"
#define UNTIL_WORDS                                                                                \
  "sampai|hingga|sampai dengan|s.d.|tanggal selesai|berakhir|selesai|end|valid until"
#define ACTOR_WORDS "aktor|id aktor|orang|person|actors|actor id"

static const KotakuField zone_fields[] = {
  KEY ("id", "id|kode|kode zona|id zona|kode wilayah|zone id|zona|zone"),
  NAME ("nama|nama zona|nama wilayah|label"),
  KIND ("parent",
        "induk|zona induk|wilayah induk|bagian dari|id induk|parent zone|parent id",
        ZONE),
  OPEN ("unit", "satuan|satuan wilayah|jenis wilayah|tingkat wilayah|units", unit),
  TEXT ("kelurahan", "kelurahan|desa|kelurahan desa|kel"),
  KIND ("rt", "rt|no rt|nomor rt", UNIT),
  KIND ("rw", "rw|no rw|nomor rw", UNIT),
  { "delineated", "deliniasi|kumuh|masuk deliniasi|delineasi|terdeliniasi|delineation|slum",
    KOTAKU_KIND_BOOLEAN, &kotaku_words_answer, FALSE, FALSE },
  TEXT ("decree", "sk|nomor sk|no sk|surat keputusan|decrees"),
  KIND ("decree_date", "tanggal sk|tgl sk|tanggal surat keputusan|date of decree", DAY),
  KIND ("area_ha", "luas ha|luas|luas (ha)|luas wilayah|area|area (ha)|hectares", AREA),
  LIST ("hazards", "rawan|kerawanan|bahaya|rawan bencana|hazard", NULL),
};

static const KotakuField actor_fields[] = {
  KEY ("id", "id|kode|id aktor|kode aktor|actor id|aktor|actor"),
  NAME (NAME_WORDS),
  OPEN ("role", ROLE_WORDS, role),
  WORD ("sector", SECTOR_WORDS, sector),
  KIND ("zone", "zona|wilayah|id zona|kode zona|zone id|zones", ZONE),
  { "funded", "didanai|mendapat dana|menerima dana|penerima dana|dapat dana", KOTAKU_KIND_BOOLEAN,
    &kotaku_words_answer, FALSE, FALSE },
};

static const KotakuField institution_fields[] = {
  KEY ("id", "id|kode|id lembaga|kode lembaga|institution id|lembaga|institusi|institution"),
  NAME ("nama|nama lembaga|nama institusi|label"),
  OPEN ("role", ROLE_WORDS, role),
  WORD ("sector", SECTOR_WORDS, sector),
  TEXT ("tier", "tingkat|tingkatan|jenjang|tiers"),
};

/* Actors and institutions together, as they are kept. */
static const KotakuField node_fields[] = {
  KEY ("id", "id"),
  NAME (NAME_WORDS),
  OPEN ("role", ROLE_WORDS, role),
  WORD ("sector", SECTOR_WORDS, sector),
  KIND ("zone", "zona|wilayah", ZONE),
  { "funded", "didanai", KOTAKU_KIND_BOOLEAN, &kotaku_words_answer, FALSE, FALSE },
  TEXT ("tier", "tingkat"),
};

static const KotakuField affiliation_fields[] = {
  NEEDED ("actor", ACTOR_WORDS, ACTOR),
  NEEDED ("institution",
          "lembaga|institusi|id lembaga|id institusi|institution id|institutions",
          INSTITUTION),
  OPEN ("role", ROLE_WORDS, role),
  KIND ("since", SINCE_WORDS, DATE),
  KIND ("until", UNTIL_WORDS, DATE),
};

static const KotakuField tie_fields[] = {
  NEEDED ("from", "dari|asal|sumber relasi|pihak pertama|pihak 1|source node", NODE),
  NEEDED ("to", "ke|kepada|tujuan|pihak kedua|pihak 2|target", NODE),
  KIND ("id", "id|kode|id relasi|id ikatan|kode relasi|kode ikatan|tie id", ID),
  WORDS ("form", "bentuk|bentuk relasi|bentuk ikatan|jenis relasi|forms", form),
  WORD ("direction", "arah|arah relasi|arah ikatan|sifat relasi|directions", direction),
  WORD ("strength",
        "kekuatan|ikatan|ikatan relasi|kekuatan ikatan|kekuatan relasi|strengths",
        strength),
  WORDS ("content", "isi|isi relasi|isi ikatan|muatan|contents", content),
  WORD ("scope", "lingkup|cakupan|ruang lingkup|scopes", scope),
  WORDS ("stages", "tahap|tahapan|tahapan program|stage", stage),
  LIST ("activities", "kegiatan|aktivitas|jenis kegiatan|activity", &kotaku_words_activity),
  KIND ("weight", "bobot|nilai relasi|weights", WEIGHT),
  KIND ("since", SINCE_WORDS, DATE),
  KIND ("until", UNTIL_WORDS, DATE),
  LIST ("source", "sumber|sumber data|sources", NULL),
  { "stated", "pernyataan|tersurat|status pernyataan|status sumber", KOTAKU_KIND_STATED,
    &kotaku_words_stated, FALSE, FALSE },
};

static const KotakuField event_fields[] = {
  KEY ("id", "id|kode|id peristiwa|kode peristiwa|event id|event|peristiwa"),
  NAME ("nama|nama peristiwa|label"),
  KIND ("date", "tanggal|tgl|waktu|dates", DAY),
};

static const KotakuField fund_fields[] = {
  KEY ("id", "id|kode|id dana|kode dana|fund id|dana|fund"),
  KIND ("zone", "zona|wilayah|id zona|kode zona|zone id", ZONE),
  OPEN ("kind", "jenis|jenis dana|macam", kind),
  KIND ("year", "tahun|tahun anggaran|years", INTEGER),
  TEXT ("tranche", "termin|tahap pencairan|tranches"),
  KIND ("share", "bagian|porsi|persentase|persen|shares", SHARE),
  KIND ("amount", "jumlah|nilai|jumlah dana|nilai dana|besar dana|amounts", AMOUNT),
  KIND ("planned", "rencana|direncanakan|tanggal rencana|jadwal|rencana cair", DATE),
  KIND ("disbursed", "pencairan|dicairkan|cair|tanggal pencairan|tanggal cair", DATE),
  WORD ("outcome", "hasil|hasil pembangunan|outcomes", outcome),
};

static const KotakuField post_fields[] = {
  KEY ("post", "post|posisi|jabatan|posts"),
  LIST ("required",
        "syarat|bidang syarat|syarat bidang|persyaratan|bidang yang disyaratkan",
        &kotaku_words_field),
  WORD ("min_education", "pendidikan minimum|pendidikan minimal|minimum education", education),
};

static const KotakuField competence_fields[] = {
  NEEDED ("actor", ACTOR_WORDS, ACTOR),
  KIND ("post", "post|posisi|jabatan|posts", POST),
  TEXT ("field", "bidang|jurusan|bidang ilmu|program studi|fields"),
  WORD ("education", "pendidikan|pendidikan terakhir|jenjang pendidikan", education),
};

#define TABLE(table, name, indonesian, fields)                                                     \
  {                                                                                                \
    KOTAKU_TABLE_##table, name, indonesian, fields, G_N_ELEMENTS (fields)                          \
  }

static const KotakuTableSpec specs[KOTAKU_N_TABLES] = {
  TABLE (ZONES, "zones", "zona|wilayah|zone", zone_fields),
  TABLE (ACTORS, "actors", "aktor|actor|orang", actor_fields),
  TABLE (INSTITUTIONS, "institutions", "lembaga|institusi|institution", institution_fields),
  TABLE (AFFILIATIONS, "affiliations", "afiliasi|keanggotaan|affiliation", affiliation_fields),
  TABLE (TIES, "ties", "relasi|ikatan|tie|hubungan", tie_fields),
  TABLE (EVENTS, "events", "peristiwa|kejadian|event", event_fields),
  TABLE (FUNDS, "funds", "dana|fund|pendanaan", fund_fields),
  TABLE (POSTS, "posts", "jabatan|posisi|post", post_fields),
  TABLE (COMPETENCES, "competences", "kompetensi|competence", competence_fields),
};

const KotakuField kotaku_kept_field = { "", "", KOTAKU_KIND_TEXT, NULL, FALSE, FALSE };

const KotakuTableSpec *
kotaku_table_spec (KotakuTable table)
{
  if (table < KOTAKU_TABLE_ZONES || table > KOTAKU_TABLE_COMPETENCES)
    return NULL;
  return &specs[table - KOTAKU_TABLE_ZONES];
}

static gboolean
has_word (const char *words, const char *folded)
{
  for (const char *word = words; word != NULL;)
    {
      const char *end = strchr (word, '|');
      gsize length = end != NULL ? (gsize) (end - word) : strlen (word);
      g_autofree char *own = kotaku_text_fold (word, (gssize) length);
      if (own != NULL && strcmp (own, folded) == 0)
        return TRUE;
      word = end != NULL ? end + 1 : NULL;
    }
  return FALSE;
}

/* English names of all fields come before the synonyms of any. */
const KotakuField *
kotaku_table_spec_find (const KotakuTableSpec *spec, const char *header)
{
  g_return_val_if_fail (spec != NULL && header != NULL, NULL);
  g_autofree char *folded = kotaku_text_fold (header, -1);
  if (folded == NULL || *folded == '\0')
    return NULL;
  for (guint i = 0; i < spec->n_fields; i++)
    if (strcmp (spec->fields[i].name, folded) == 0)
      return &spec->fields[i];
  for (guint i = 0; i < spec->n_fields; i++)
    if (has_word (spec->fields[i].indonesian, folded))
      return &spec->fields[i];
  return NULL;
}

KotakuStoreId
kotaku_store_of (KotakuTable table)
{
  switch (table)
    {
    case KOTAKU_TABLE_ZONES:
      return KOTAKU_STORE_ZONES;
    case KOTAKU_TABLE_ACTORS:
    case KOTAKU_TABLE_INSTITUTIONS:
      return KOTAKU_STORE_NODES;
    default:
      return (KotakuStoreId) (table - KOTAKU_TABLE_AFFILIATIONS + KOTAKU_STORE_AFFILIATIONS);
    }
}

const KotakuField *
kotaku_store_fields (KotakuStoreId id, guint *n_fields)
{
  if (id == KOTAKU_STORE_NODES)
    {
      *n_fields = G_N_ELEMENTS (node_fields);
      return node_fields;
    }
  const KotakuTableSpec *spec
      = id == KOTAKU_STORE_ZONES ? kotaku_table_spec (KOTAKU_TABLE_ZONES)
                                 : kotaku_table_spec ((KotakuTable) (id - KOTAKU_STORE_AFFILIATIONS
                                                                     + KOTAKU_TABLE_AFFILIATIONS));
  *n_fields = spec->n_fields;
  return spec->fields;
}

gboolean
kotaku_kind_is_text (KotakuFieldKind kind)
{
  return kind == KOTAKU_KIND_TEXT || kind == KOTAKU_KIND_ID || kind == KOTAKU_KIND_OPEN
         || kind == KOTAKU_KIND_LIST || kind == KOTAKU_KIND_UNIT;
}

gsize
kotaku_kind_get_width (KotakuFieldKind kind)
{
  if (kotaku_kind_is_byte (kind))
    return sizeof (guint8);
  return kotaku_kind_is_double (kind) ? sizeof (double) : sizeof (gint32);
}

const void *
kotaku_kind_get_missing (KotakuFieldKind kind)
{
  static const guint8 no_byte = 0;
  static const double no_double = NAN;
  static const gint32 no_code = -1, no_integer = G_MININT32;
  if (kotaku_kind_is_byte (kind))
    return &no_byte;
  if (kotaku_kind_is_double (kind))
    return &no_double;
  return kind == KOTAKU_KIND_INTEGER ? &no_integer : &no_code;
}
