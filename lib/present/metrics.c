/* SPDX-License-Identifier: GPL-2.0-or-later */

/* The records of metrics in Indonesian: titles as the records have them, the rest from here. */

#include "present/present-private.h"

#include "measure/measure.h"

#include <string.h>

static const KotakuTranslation texts[] = {
  { "node", "simpul" },
  /* units */
  { "neighbours", "tetangga" },
  { "arcs", "busur" },
  { "weight", "bobot" },
  { "1 / distance", "1 / jarak" },
  { "pairs of nodes", "pasangan simpul" },
  { "share of the largest", "bagian dari yang terbesar" },
  { "share", "bagian" },
  /* ranges */
  { "0 to n - 1", "0 sampai n - 1" },
  { "0 and up", "0 ke atas" },
  { "0 to 1", "0 sampai 1" },
  { "above 0", "di atas 0" },
  { "above 0 to 1, sum 1", "di atas 0 sampai 1, jumlahnya 1" },
  { "above 0 to 1 without weights, above 0 with them",
    "di atas 0 sampai 1 tanpa bobot, di atas 0 dengan bobot" },
  { "0 to n - 1 without weights, 0 and up with them",
    "0 sampai n - 1 tanpa bobot, 0 ke atas dengan bobot" },
  { "0 to (n - 1)(n - 2), half of it in an undirected view",
    "0 sampai (n - 1)(n - 2), separuhnya bila tak berarah" },
  { "0 to 2(n - 1), half of it in an undirected view",
    "0 sampai 2(n - 1), separuhnya bila tak berarah" },
  /* when it is undefined */
  { "never", "tidak pernah" },
  { "where the node reaches none", "bila simpul tidak mencapai simpul lain" },
  { "for all without an arc", "bagi semua, bila tidak ada busur" },
  { "below degree 2", "bila derajatnya di bawah 2" },
  { "for an isolate", "bagi simpul yang terpencil" },
  /* definitions */
  { "The number of nodes that send the node an arc or receive one from it.",
    "Banyaknya simpul yang mengirim busur ke simpul itu atau menerima busur darinya." },
  { "The number of arcs that end in the node; a tie that binds both ways is one.",
    "Banyaknya busur yang berakhir di simpul itu; ikatan dua arah dihitung satu." },
  { "The number of arcs that leave the node; a tie that binds both ways is one.",
    "Banyaknya busur yang keluar dari simpul itu; ikatan dua arah dihitung satu." },
  { "The sum of the weights of the arcs in and out; in an undirected view each tie counts once.",
    "Jumlah bobot busur masuk dan keluar; bila tak berarah setiap ikatan dihitung satu kali." },
  { "The sum of the weights of the arcs that end in the node.",
    "Jumlah bobot busur yang berakhir di simpul itu." },
  { "The sum of the weights of the arcs that leave the node.",
    "Jumlah bobot busur yang keluar dari simpul itu." },
  { "The inverse of the mean distance, along arcs out, to the nodes that the node can reach: r / "
    "sum of d_ij over its r nodes j. With --weighted a tie is 1/weight long.",
    "Kebalikan jarak rata-rata, menurut arah busur, ke simpul yang dapat dicapai: r / jumlah d_ij "
    "atas r simpul j itu. Dengan --weighted panjang ikatan adalah 1/bobot." },
  { "The sum over the other nodes j of 1/d_ij along arcs out, 0 where j cannot be reached; not "
    "normalised. With --weighted a tie is 1/weight long.",
    "Jumlah 1/d_ij atas simpul lain j, menurut arah busur, 0 bila j tidak dapat dicapai; tidak "
    "dinormalkan. Dengan --weighted panjang ikatan adalah 1/bobot." },
  { "The sum over ordered pairs of other nodes of the share of their shortest paths that pass "
    "through the node; in an undirected view over unordered pairs. Not normalised. With --weighted "
    "a tie is 1/weight long.",
    "Jumlah, atas pasangan berurut simpul lain, bagian lintasan terpendeknya yang melalui simpul "
    "itu; bila tak berarah atas pasangan tak berurut. Tidak dinormalkan. Dengan --weighted panjang "
    "ikatan adalah 1/bobot." },
  { "The leading eigenvector x of the undirected graph's matrix, A x = l x, its largest entry 1; "
    "where l is multiple, the projection of the all-ones vector on its space. With --weighted A "
    "holds the sums of both arcs' weights.",
    "Vektor eigen utama x dari matriks graf tak berarah, A x = l x, unsur terbesarnya 1; bila l "
    "berganda, proyeksi vektor bernilai satu pada ruangnya. Dengan --weighted A memuat jumlah "
    "bobot kedua busur." },
  { "The share of time that a walk along arcs spends at the node; with probability 0.15, and "
    "always from a node with no arc out, it jumps to any node with equal chance. With --weighted "
    "it takes arcs in proportion to their weights.",
    "Bagian waktu yang dihabiskan di simpul itu oleh jalan acak menurut busur; dengan peluang "
    "0,15, dan selalu dari simpul tanpa busur keluar, jalan itu melompat ke simpul mana pun dengan "
    "peluang sama. Dengan --weighted busur dipilih sebanding dengan bobotnya." },
  { "The leading eigenvector of A A', its largest entry 1: a good hub sends to good authorities. "
    "Where the eigenvalue is multiple, the projection of the all-ones vector on its space. With "
    "--weighted A holds weights.",
    "Vektor eigen utama dari A A', unsur terbesarnya 1: hub yang baik mengirim ke otoritas yang "
    "baik. Bila nilai eigennya berganda, proyeksi vektor bernilai satu pada ruangnya. Dengan "
    "--weighted A memuat bobot." },
  { "The leading eigenvector of A' A, its largest entry 1: a good authority receives from good "
    "hubs. Where the eigenvalue is multiple, the projection of the all-ones vector on its space. "
    "With --weighted A holds weights.",
    "Vektor eigen utama dari A' A, unsur terbesarnya 1: otoritas yang baik menerima dari hub yang "
    "baik. Bila nilai eigennya berganda, proyeksi vektor bernilai satu pada ruangnya. Dengan "
    "--weighted A memuat bobot." },
  { "The largest k for which the node lies in a part of the graph where each node has at least k "
    "arcs, in and out counted, with others of that part; in an undirected view a tie counts once.",
    "k terbesar sehingga simpul itu berada dalam bagian graf yang setiap simpulnya mempunyai "
    "paling sedikit k busur, masuk dan keluar, dengan simpul lain di bagian itu; bila tak berarah "
    "ikatan dihitung satu kali." },
  { "The share of the pairs of the node's neighbours that are tied to each other, on the "
    "undirected graph.",
    "Bagian pasangan tetangga simpul itu yang saling terikat, pada graf tak berarah." },
  { "The sum over the node's neighbours j of (p_ij + sum over q of p_iq p_qj)^2, with p_ij = (a_ij "
    "+ a_ji) / sum over q of (a_iq + a_qi), so that a mutual tie counts 2. With --weighted a holds "
    "weights.",
    "Jumlah atas tetangga j dari (p_ij + jumlah atas q dari p_iq p_qj)^2, dengan p_ij = (a_ij + "
    "a_ji) / jumlah atas q dari (a_iq + a_qi), sehingga ikatan timbal balik dihitung 2. Dengan "
    "--weighted a memuat bobot." },
};

static const char *
find_title (const char *english)
{
  gsize n;
  const KotakuMetric *const *metrics = kotaku_metrics (&n);
  for (gsize i = 0; i < n; i++)
    if (strcmp (metrics[i]->title, english) == 0)
      return metrics[i]->title_id;
  return NULL;
}

const char *
kotaku_translate_metric (const char *column, const char *english)
{
  static const char *const columns[] = { "kind", "unit", "range", "definition", "undefined" };
  gboolean there = FALSE;
  if (strcmp (column, "title") == 0)
    return find_title (english);
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    there = there || strcmp (columns[i], column) == 0;
  for (gsize i = 0; there && i < G_N_ELEMENTS (texts); i++)
    if (strcmp (texts[i].english, english) == 0)
      return texts[i].indonesian;
  return NULL;
}
