/* SPDX-License-Identifier: GPL-2.0-or-later */

/* Every option of every call: one name, one meaning. */

#include "base/base.h"

#include <string.h>

#define NUMBER(name, type, initial, low, high, title, title_id)                                    \
  {                                                                                                \
    name, type, initial, low, high, NULL, title, title_id, FALSE, FALSE                            \
  }
#define PLAIN(name, type, initial, words, title, title_id)                                         \
  {                                                                                                \
    name, type, initial, 0, 0, words, title, title_id, FALSE, FALSE                                \
  }
#define SELECTION(name, type, words, title, title_id)                                              \
  {                                                                                                \
    name, type, NULL, 0, 0, words, title, title_id, TRUE, FALSE                                    \
  }
#define REPEATED(name, title, title_id)                                                            \
  {                                                                                                \
    name, KOTAKU_OPTION_STRINGS, NULL, 0, 0, NULL, title, title_id, TRUE, TRUE                     \
  }

static const KotakuOptionSpec specs[] = {
  NUMBER ("threads",
          KOTAKU_OPTION_INT64,
          "0",
          0,
          1024,
          "threads to use; 0: as many as the allowed processors",
          "jumlah utas; 0: sebanyak prosesor yang diizinkan"),
  NUMBER ("seed",
          KOTAKU_OPTION_INT64,
          "1",
          0,
          (double) G_MAXINT64,
          "seed of the random numbers: the same seed gives the same results",
          "benih bilangan acak: benih yang sama memberi hasil yang sama"),
  NUMBER ("draws",
          KOTAKU_OPTION_INT64,
          "10000",
          1,
          1e9,
          "random arrangements of a test that are drawn where there are too many for all; 199 by "
          "default above 1,000 nodes",
          "banyaknya susunan acak suatu uji bila tidak dapat dicacah semua; bawaan 199 di atas "
          "1.000 simpul"),
  NUMBER ("alpha",
          KOTAKU_OPTION_DOUBLE,
          "0.05",
          0.0001,
          0.5,
          "level of the tests; intervals have the level 1 - alpha",
          "taraf uji; selang mempunyai taraf 1 - alpha"),
  PLAIN ("lang",
         KOTAKU_OPTION_STRING,
         NULL,
         "id|en",
         "language of tables, pictures and reports; from the environment by default",
         "bahasa tabel, gambar, dan laporan; bawaan: dari lingkungan"),
  NUMBER ("tolerance",
          KOTAKU_OPTION_DOUBLE,
          "2",
          1,
          G_MAXDOUBLE,
          "weights of a pair's arcs whose ratio is within it are equal",
          "bobot dua busur sepasang yang rasionya di dalamnya dianggap sama"),
  NUMBER ("tolerance-share",
          KOTAKU_OPTION_DOUBLE,
          "0.1",
          0,
          1,
          "share of asymmetric pairs up to which a level is symmetric",
          "bagian pasangan asimetris yang masih membuat suatu tingkat simetris"),
  PLAIN ("by",
         KOTAKU_OPTION_STRING,
         NULL,
         NULL,
         "a column whose values rows are counted by; of compare: stage, activity, scope, event:ID "
         "or dates",
         "kolom yang nilainya menjadi dasar hitungan baris; pada compare: stage, activity, scope, "
         "event:ID, atau dates"),
  PLAIN ("dates",
         KOTAKU_OPTION_STRINGS,
         NULL,
         NULL,
         "days to compare, by dates: DATE,DATE[,DATE...]",
         "tanggal yang dibandingkan, menurut dates: TANGGAL,TANGGAL[,TANGGAL...]"),
  NUMBER ("table",
          KOTAKU_OPTION_INT64,
          NULL,
          1,
          2,
          "Table 1 or Table 2 of the study",
          "Tabel 1 atau Tabel 2 dari penelitian"),
  PLAIN ("cross",
         KOTAKU_OPTION_STRINGS,
         NULL,
         NULL,
         "two fields to cross: F,G",
         "dua bidang yang disilangkan: F,G"),
  PLAIN ("proportion",
         KOTAKU_OPTION_STRING,
         "dij",
         "dij|pij",
         "proportion of wins: corrected for chance (dij) or plain (pij)",
         "proporsi kemenangan: dikoreksi (dij) atau biasa (pij)"),
  PLAIN ("summary",
         KOTAKU_OPTION_BOOLEAN,
         NULL,
         NULL,
         "the whole in a few rows instead of row by row",
         "keseluruhan dalam beberapa baris, bukan baris demi baris"),
  NUMBER ("approximate",
          KOTAKU_OPTION_DOUBLE,
          NULL,
          0.0001,
          0.5,
          "betweenness from pairs of nodes at random: within this share of all pairs for every node "
          "at once, with a chance of 95 %",
          "keantaraan dari pasangan simpul acak: selisihnya paling banyak bagian ini dari semua "
          "pasangan untuk semua simpul sekaligus, dengan peluang 95 %"),
  PLAIN ("areas",
         KOTAKU_OPTION_BOOLEAN,
         NULL,
         NULL,
         "a row per zone, with its decree and area",
         "satu baris per zona, dengan SK dan luasnya"),
  PLAIN ("brokers",
         KOTAKU_OPTION_BOOLEAN,
         NULL,
         NULL,
         "a row per weak or absent pair and third party tied to both",
         "satu baris per pasangan lemah atau tak ada dan pihak ketiga yang terikat pada keduanya"),
  PLAIN ("list",
         KOTAKU_OPTION_BOOLEAN,
         NULL,
         NULL,
         "what each coder says of each pair",
         "apa kata tiap pengode tentang tiap pasangan"),
  PLAIN ("merge",
         KOTAKU_OPTION_STRING,
         NULL,
         "majority|union|both",
         "one dataset of several codings: of what more than half say, anyone, or all",
         "satu kumpulan data dari beberapa pengodean: kata lebih dari separuh, siapa pun, atau "
         "semua"),
  PLAIN ("nodes",
         KOTAKU_OPTION_BOOLEAN,
         NULL,
         NULL,
         "rows of single actors and institutions",
         "baris untuk tiap aktor dan lembaga"),
  PLAIN ("group",
         KOTAKU_OPTION_STRING,
         NULL,
         NULL,
         "a column that divides the nodes into groups",
         "kolom yang membagi aktor dan lembaga ke dalam kelompok"),
  PLAIN ("of",
         KOTAKU_OPTION_STRING,
         NULL,
         "structure|dominance|segregation|brokerage|findings",
         "the command whose answer is asked for again",
         "perintah yang jawabannya ditanyakan lagi"),
  PLAIN ("matrix",
         KOTAKU_OPTION_STRING,
         NULL,
         "mdii|net",
         "pair by pair: all influence, direct and over a third (mdii), or its balance (net)",
         "pasangan demi pasangan: seluruh pengaruh, langsung dan lewat pihak ketiga (mdii), atau "
         "selisihnya (net)"),
  PLAIN ("goal",
         KOTAKU_OPTION_STRING,
         NULL,
         "fragment|reach",
         "what key players do: break the network by their loss, or reach all soonest",
         "peran pihak kunci: memecah jaringan bila hilang (fragment), atau paling dekat ke semua "
         "(reach)"),
  NUMBER ("size",
          KOTAKU_OPTION_INT64,
          "1",
          1,
          1000,
          "how many are sought",
          "banyaknya yang dicari"),
  PLAIN ("to",
         KOTAKU_OPTION_STRINGS,
         NULL,
         NULL,
         "ids to be reached or served: ID,ID",
         "id yang dituju: ID,ID"),
  PLAIN ("rules",
         KOTAKU_OPTION_STRING,
         NULL,
         NULL,
         "a CSV file of rules instead of the study's",
         "berkas CSV berisi kaidah, sebagai ganti kaidah penelitian"),
  SELECTION ("level",
             KOTAKU_OPTION_STRINGS,
             "interpersonal|institutional|cross|all",
             "nodes and ties of a level",
             "aktor, lembaga, dan ikatan suatu tingkat"),
  SELECTION ("delineation",
             KOTAKU_OPTION_STRINGS,
             "delineated|outside",
             "nodes inside or outside the decreed area",
             "di dalam atau di luar deliniasi"),
  REPEATED ("where",
            "nodes by a column: COLUMN=VALUE[,VALUE]",
            "aktor dan lembaga menurut kolom: KOLOM=NILAI[,NILAI]"),
  SELECTION ("stage",
             KOTAKU_OPTION_STRINGS,
             "preparation|planning|implementation|sustainability",
             "ties of a stage",
             "ikatan suatu tahap"),
  SELECTION ("activity",
             KOTAKU_OPTION_STRINGS,
             NULL,
             "ties of an activity",
             "ikatan suatu kegiatan"),
  SELECTION ("form",
             KOTAKU_OPTION_STRINGS,
             "kinship|work",
             "ties of a form",
             "ikatan suatu bentuk"),
  SELECTION ("strength",
             KOTAKU_OPTION_STRINGS,
             "weak|strong|none",
             "ties of a strength",
             "ikatan suatu kekuatan"),
  SELECTION ("content",
             KOTAKU_OPTION_STRINGS,
             "cooperation|interest|information",
             "ties of a content",
             "ikatan suatu isi"),
  SELECTION ("scope",
             KOTAKU_OPTION_STRINGS,
             "programme|beyond",
             "ties within the programme or beyond it",
             "ikatan sebatas program atau di luarnya"),
  REPEATED ("ties",
            "ties by a column: COLUMN=VALUE[,VALUE]",
            "ikatan menurut kolom: KOLOM=NILAI[,NILAI]"),
  SELECTION ("recorded",
             KOTAKU_OPTION_BOOLEAN,
             NULL,
             "only ties that record the stage or activity selected",
             "hanya ikatan yang mencatat tahap atau kegiatan yang dipilih"),
  SELECTION ("stated", KOTAKU_OPTION_BOOLEAN, NULL, "only stated ties", "hanya ikatan tersurat"),
  SELECTION ("at",
             KOTAKU_OPTION_STRING,
             NULL,
             "ties that hold then: DATE, DATE/DATE, before:EVENT or after:EVENT",
             "ikatan yang berlaku saat itu: TANGGAL, TANGGAL/TANGGAL, before:PERISTIWA, "
             "after:PERISTIWA"),
  SELECTION ("project",
             KOTAKU_OPTION_BOOLEAN,
             NULL,
             "adds institutional ties through affiliations",
             "menambah ikatan antarlembaga melalui afiliasi"),
  SELECTION ("undirected",
             KOTAKU_OPTION_BOOLEAN,
             NULL,
             "every tie binds both ways",
             "setiap ikatan berlaku dua arah"),
  SELECTION ("weighted",
             KOTAKU_OPTION_BOOLEAN,
             NULL,
             "measures use the weights",
             "ukuran memakai bobot"),
  SELECTION ("weight",
             KOTAKU_OPTION_STRING,
             NULL,
             "weights from a column, or strength (strong 2, weak 1)",
             "bobot dari kolom, atau strength (kuat 2, lemah 1)"),
};

const KotakuOptionSpec *
kotaku_option_specs (gsize *n_specs)
{
  *n_specs = G_N_ELEMENTS (specs);
  return specs;
}

static gboolean
is_name (const char *name, const char *given)
{
  for (; *name != 0 && (*given == *name || (*given == '_' && *name == '-')); name++)
    given++;
  return *name == *given;
}

const KotakuOptionSpec *
kotaku_option_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (specs); i++)
    if (is_name (specs[i].name, name))
      return &specs[i];
  return NULL;
}
