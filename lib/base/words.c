/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The words of the study in both languages: what data are read with and results are written in.
 * Case does not matter, and space, '-', '_' and '/' are one. */

#include "base/base.h"

#define CLOSED(name, is_flags, list)                                                               \
  const KotakuVocabulary kotaku_words_##name = { #name, is_flags, FALSE, list, G_N_ELEMENTS (list) }
#define OPEN(name, is_flags, list)                                                                 \
  const KotakuVocabulary kotaku_words_##name = { #name, is_flags, TRUE, list, G_N_ELEMENTS (list) }
#define WORD(constant, english, indonesian, others)                                                \
  {                                                                                                \
    constant, #constant, english, indonesian, others                                               \
  }
#define PLAIN(value, english, indonesian, others)                                                  \
  {                                                                                                \
    value, NULL, english, indonesian, others                                                       \
  }

static const KotakuWord levels[] = {
  WORD (KOTAKU_LEVEL_INTERPERSONAL,
        "interpersonal",
        "interpersonal",
        "antar pribadi|antarpribadi|antar individu|antar aktor|individu|individual|pribadi|person"),
  WORD (KOTAKU_LEVEL_INSTITUTIONAL,
        "institutional",
        "institusional",
        "kelembagaan|antar lembaga|antar institusi|lembaga|institusi|institution"),
  WORD (KOTAKU_LEVEL_CROSS,
        "cross",
        "lintas tingkat",
        "cross level|lintas|lintas level|antar tingkat"),
};
CLOSED (level, TRUE, levels);

static const KotakuWord forms[] = {
  WORD (KOTAKU_FORM_KINSHIP,
        "kinship",
        "kekerabatan",
        "kerabat|relasi kekerabatan|hubungan kekerabatan|ikatan kekerabatan|keluarga|kekeluargaan|"
        "family|kin"),
  WORD (KOTAKU_FORM_WORK,
        "work",
        "kerja",
        "relasi kerja|hubungan kerja|ikatan kerja|pekerjaan|working|work relation"),
};
CLOSED (form, TRUE, forms);

static const KotakuWord strengths[] = {
  WORD (KOTAKU_STRENGTH_WEAK,
        "weak",
        "lemah",
        "ikatan lemah|hanya saling mengenal|hanya mengenal|saling mengenal|sebatas mengenal|"
        "mengenal|kenal|acquaintance|only acquainted"),
  WORD (KOTAKU_STRENGTH_STRONG,
        "strong",
        "kuat",
        "ikatan kuat|bekerjasama|bekerja sama|saling bekerjasama|saling bekerja sama|erat|"
        "working together"),
  WORD (
      KOTAKU_STRENGTH_ABSENT,
      "none",
      "tidak saling mengenal",
      "tidak mengenal|tidak kenal|tak saling mengenal|tidak ada|tidak ada ikatan|tidak ada relasi|"
      "absent|no tie|unacquainted"),
};
CLOSED (strength, TRUE, strengths);

static const KotakuWord contents[] = {
  WORD (KOTAKU_CONTENT_COOPERATION,
        "cooperation",
        "kerjasama",
        "kerja sama|saling melindungi|perlindungan|mutual protection|protection|co-operation"),
  WORD (KOTAKU_CONTENT_INTEREST, "interest", "kepentingan", "keuntungan|manfaat|benefit"),
  WORD (KOTAKU_CONTENT_INFORMATION,
        "information",
        "informasi objektif",
        "informasi|informasi obyektif|objective information"),
};
CLOSED (content, TRUE, contents);

static const KotakuWord stages[] = {
  WORD (KOTAKU_STAGE_PREPARATION, "preparation", "persiapan", "tahap persiapan|preparing"),
  WORD (KOTAKU_STAGE_PLANNING, "planning", "perencanaan", "tahap perencanaan|rencana|plan"),
  WORD (KOTAKU_STAGE_IMPLEMENTATION,
        "implementation",
        "pelaksanaan",
        "tahap pelaksanaan|implementasi|execution"),
  WORD (KOTAKU_STAGE_SUSTAINABILITY,
        "sustainability",
        "keberlanjutan",
        "tahap keberlanjutan|berkelanjutan|pasca pelaksanaan|pemeliharaan|sustaining"),
};
CLOSED (stage, TRUE, stages);

static const KotakuWord scopes[] = {
  WORD (KOTAKU_SCOPE_PROGRAMME,
        "programme",
        "sebatas program",
        "hanya sebatas program|hanya program|dalam program|di dalam program|program|"
        "within the programme|within"),
  WORD (
      KOTAKU_SCOPE_BEYOND,
      "beyond",
      "di luar program",
      "diluar program|luar program|beyond the programme|beyond the program|outside the programme"),
};
CLOSED (scope, TRUE, scopes);

static const KotakuWord delineations[] = {
  WORD (KOTAKU_DELINEATION_DELINEATED,
        "delineated",
        "deliniasi",
        "kumuh|delineasi|dalam deliniasi|wilayah kumuh|wilayah deliniasi|slum|inside"),
  WORD (KOTAKU_DELINEATION_OUTSIDE,
        "outside",
        "non deliniasi",
        "non kumuh|nondeliniasi|nonkumuh|non delineasi|tidak kumuh|bukan kumuh|luar deliniasi|"
        "di luar deliniasi|wilayah non kumuh|not delineated|undelineated"),
};
CLOSED (delineation, TRUE, delineations);

static const KotakuWord directions[] = {
  WORD (KOTAKU_DIRECTION_UNSTATED,
        "unstated",
        "tidak disebut",
        "tidak disebutkan|tak disebut|not stated|unknown|tidak diketahui"),
  WORD (KOTAKU_DIRECTION_EQUAL,
        "equal",
        "kesetaraan",
        "setara|simetris|symmetric|symmetrical|equality|sederajat"),
  WORD (KOTAKU_DIRECTION_HORIZONTAL, "horizontal", "horizontal", "horisontal|mendatar"),
  WORD (KOTAKU_DIRECTION_VERTICAL, "vertical", "vertikal", "mendominasi|dominates|dominating"),
  WORD (KOTAKU_DIRECTION_ARC, "arc", "busur", "panah|arrow|searah|directed|satu arah"),
};
CLOSED (direction, FALSE, directions);

static const KotakuWord sectors[] = {
  WORD (KOTAKU_SECTOR_GOVERNMENT,
        "government",
        "pemerintah",
        "pemerintahan|sektor pemerintah|public|public sector"),
  WORD (KOTAKU_SECTOR_PRIVATE, "private", "swasta", "sektor swasta|private sector|dunia usaha"),
  WORD (KOTAKU_SECTOR_PROGRAMME,
        "programme",
        "pelaksana program",
        "program|pelaku program|programme staff|program implementer|programme implementer"),
  WORD (KOTAKU_SECTOR_COMMUNITY, "community", "masyarakat", "komunitas|warga|sektor masyarakat"),
};
CLOSED (sector, FALSE, sectors);

static const KotakuWord answers[] = {
  WORD (KOTAKU_ANSWER_NO, "no", "tidak", "n|false|salah|0|tdk"),
  WORD (KOTAKU_ANSWER_YES, "yes", "ya", "y|true|benar|betul|1|iya"),
};
CLOSED (answer, FALSE, answers);

static const KotakuWord basis_of_ties[] = {
  PLAIN (1, "stated", "tersurat", "dinyatakan|eksplisit|explicit"),
  PLAIN (2, "inferred", "tersirat", "disimpulkan|implisit|implied|implicit"),
};
CLOSED (stated, FALSE, basis_of_ties);

static const KotakuWord activities[] = {
  PLAIN (1, "infrastructure", "infrastruktur", "kegiatan infrastruktur|lingkungan|fisik"),
  PLAIN (2,
         "economy",
         "ekonomi bergulir",
         "ekonomi|kegiatan ekonomi|dana bergulir|pinjaman bergulir|revolving fund|"
         "revolving fund economy|economic"),
  PLAIN (3, "social", "sosial", "kegiatan sosial"),
};
OPEN (activity, TRUE, activities);

static const KotakuWord roles[] = {
  PLAIN (1, "user", "pemanfaat", "penerima manfaat|beneficiary"),
  PLAIN (2, "worker", "pekerja", "tukang|labourer"),
  PLAIN (3, "RT head", "ketua RT", "head of RT|kepala RT|RT chair"),
  PLAIN (4, "RW head", "ketua RW", "head of RW|kepala RW|RW chair"),
  PLAIN (5, "resident", "warga", "masyarakat|penduduk|residents"),
  PLAIN (6, "volunteer", "relawan", "relawan program"),
  PLAIN (7, "LKM", "LKM", "lembaga keswadayaan masyarakat|BKM|badan keswadayaan masyarakat"),
  PLAIN (8, "KSM", "KSM", "kelompok swadaya masyarakat"),
  PLAIN (9,
         "KPP",
         "KPP",
         "kelompok pemanfaat dan pemelihara|kelompok pemelihara dan penerima manfaat|user group"),
  PLAIN (10, "UPK", "UPK", "unit pengelola keuangan"),
  PLAIN (11, "UPS", "UPS", "unit pengelola sosial"),
  PLAIN (12, "UPL", "UPL", "unit pengelola lingkungan"),
  PLAIN (13,
         "Satker PKP",
         "Satker PKP",
         "satker|satuan kerja PKP|satuan kerja perumahan dan kawasan permukiman"),
  PLAIN (14,
         "Askot",
         "Askot",
         "Askot CD Mandiri|Askot CD|asisten kota|asisten kota CD mandiri|city assistant"),
  PLAIN (15, "Lurah", "Lurah", "kepala kelurahan"),
  PLAIN (16,
         "facilitator",
         "fasilitator",
         "senior fasilitator|senior facilitator|fasilitator kelurahan|tim fasilitator|faskel"),
  PLAIN (17, "waste bank", "bank sampah", "bank sampah induk|main waste bank"),
};
OPEN (role, FALSE, roles);

static const KotakuWord units[] = {
  PLAIN (1, "kecamatan", "kecamatan", "kec|district"),
  PLAIN (2, "kelurahan", "kelurahan", "kel"),
  PLAIN (3, "desa", "desa", "village"),
  PLAIN (4, "RW", "RW", "rukun warga"),
  PLAIN (5, "RT", "RT", "rukun tetangga"),
};
OPEN (unit, FALSE, units);

static const KotakuWord outcomes[] = {
  PLAIN (1, "built", "terbangun", "dibangun|sudah terbangun|selesai|complete|completed"),
  PLAIN (2, "partly", "sebagian", "terbangun sebagian|sebagian terbangun|partial|partly built"),
  PLAIN (3,
         "nothing",
         "tidak terbangun",
         "tidak dibangun|belum terbangun|tidak ada|nothing built|not built|none"),
};
CLOSED (outcome, FALSE, outcomes);

/* In order; a diploma IV and a bachelor's degree rank as one (lib/scenario/posts.c), but are two
 * words, since what was written is kept. */
static const KotakuWord educations[] = {
  PLAIN (1, "SD", "SD", "sekolah dasar|primary school|MI"),
  PLAIN (2, "SMP", "SMP", "SLTP|MTs|junior high school"),
  PLAIN (3, "SMA", "SMA", "SLTA|SMK|SMU|STM|MA|senior high school|high school"),
  PLAIN (4, "DI", "DI", "D-I|D1|D-1|diploma I|diploma 1"),
  PLAIN (5, "DII", "DII", "D-II|D2|D-2|diploma II|diploma 2"),
  PLAIN (6, "DIII", "DIII", "D-III|D3|D-3|diploma III|diploma 3|diploma"),
  PLAIN (7, "DIV", "DIV", "D-IV|D4|D-4|diploma IV|diploma 4"),
  PLAIN (8, "S1", "S1", "S-1|sarjana|strata 1|bachelor"),
  PLAIN (9, "S2", "S2", "S-2|magister|pascasarjana|strata 2|master"),
  PLAIN (10, "S3", "S3", "S-3|doktor|strata 3|doctor|doctorate|PhD"),
};
CLOSED (education, FALSE, educations);

static const KotakuWord fields[] = {
  PLAIN (1,
         "any",
         "semua jurusan",
         "semua|apa saja|jurusan apa saja|segala jurusan|semua bidang|bidang apa saja|bebas|"
         "any field|all"),
};
OPEN (field, TRUE, fields);

static const KotakuWord kinds[] = {
  PLAIN (1,
         "investment fund",
         "dana investasi",
         "BDI|BPM|BDI/BPM|BPM/BDI|bantuan dana investasi|investasi|investment funds"),
};
OPEN (kind, FALSE, kinds);

static const KotakuVocabulary *const vocabularies[] = {
  &kotaku_words_level,   &kotaku_words_form,   &kotaku_words_direction, &kotaku_words_strength,
  &kotaku_words_content, &kotaku_words_scope,  &kotaku_words_stage,     &kotaku_words_activity,
  &kotaku_words_stated,  &kotaku_words_answer, &kotaku_words_sector,    &kotaku_words_delineation,
  &kotaku_words_role,    &kotaku_words_unit,   &kotaku_words_outcome,   &kotaku_words_education,
  &kotaku_words_field,   &kotaku_words_kind,
};

const KotakuVocabulary *const *
kotaku_vocabularies (gsize *n_vocabularies)
{
  *n_vocabularies = G_N_ELEMENTS (vocabularies);
  return vocabularies;
}
