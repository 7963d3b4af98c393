# SPDX-License-Identifier: GPL-2.0-or-later
"""A dataset as an Indonesian Excel saves it: semicolons, decimal commas, Indonesian headers and
words, a byte-order mark, CRLF. The words are those of the study, written out here once more."""

import csv
import os

HEADERS = {
    "zones": {"name": "nama", "parent": "induk", "unit": "satuan", "rt": "RT", "rw": "RW",
              "delineated": "deliniasi", "decree": "SK", "decree_date": "tanggal SK",
              "area_ha": "luas (ha)", "hazards": "kerawanan"},
    "actors": {"name": "nama", "role": "peran", "sector": "sektor", "zone": "zona",
               "funded": "didanai"},
    "institutions": {"name": "nama", "role": "peran", "sector": "sektor", "tier": "tingkat"},
    "affiliations": {"actor": "aktor", "institution": "lembaga", "role": "peran", "since": "sejak",
                     "until": "sampai"},
    "ties": {"from": "Dari", "to": "Ke", "form": "Bentuk", "direction": "Arah",
             "strength": "Kekuatan", "content": "Isi", "scope": "Lingkup", "stages": "Tahap",
             "activities": "Kegiatan", "weight": "Bobot", "since": "Sejak", "until": "Sampai",
             "source": "Sumber", "stated": "Pernyataan"},
    "events": {"name": "nama", "date": "tanggal"},
    "funds": {"zone": "zona", "kind": "jenis", "year": "tahun", "tranche": "termin",
              "share": "bagian", "amount": "jumlah", "planned": "rencana",
              "disbursed": "pencairan", "outcome": "hasil"},
    "posts": {"required": "syarat", "min_education": "pendidikan minimum"},
}
WORDS = {
    "delineated": {"yes": "Ya", "no": "Tidak"},
    "funded": {"yes": "ya", "no": "tidak"},
    "sector": {"government": "pemerintah", "private": "swasta", "programme": "pelaksana program",
               "community": "masyarakat"},
    "role": {"RT head": "ketua RT", "resident": "warga", "facilitator": "fasilitator",
             "waste bank": "bank sampah"},
    "form": {"kinship": "kekerabatan", "work": "kerja"},
    "direction": {"equal": "kesetaraan", "vertical": "vertikal", "horizontal": "horizontal",
                  "unstated": "tidak disebut"},
    "strength": {"strong": "kuat", "weak": "lemah", "none": "tidak saling mengenal"},
    "content": {"cooperation": "kerjasama", "interest": "kepentingan",
                "information": "informasi objektif"},
    "scope": {"programme": "sebatas program", "beyond": "di luar program"},
    "stages": {"preparation": "persiapan", "planning": "perencanaan",
               "implementation": "pelaksanaan", "sustainability": "keberlanjutan"},
    "activities": {"infrastructure": "infrastruktur", "economy": "ekonomi bergulir",
                   "social": "sosial"},
    "stated": {"stated": "tersurat", "inferred": "tersirat"},
    "outcome": {"built": "terbangun", "partly": "sebagian", "nothing": "tidak terbangun"},
}
DECIMALS = ("area_ha", "share", "weight")


def _cell(column, text):
    if column in DECIMALS:
        return text.replace(".", ",")
    words = WORDS.get(column, {})
    return "|".join(words.get(piece, piece) for piece in text.split("|"))


def _write(table, source, target):
    with open(source, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
        file.seek(0)
        columns = next(csv.reader(file))
    with open(target, "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\r\n")
        writer.writerow([HEADERS.get(table, {}).get(column, column) for column in columns])
        for row in rows:
            writer.writerow([_cell(column, row[column]) for column in columns])


def convert(source, target):
    """Writes the dataset of the directory source into a new directory target."""
    os.mkdir(target)
    for name in sorted(os.listdir(source)):
        table, extension = os.path.splitext(name)
        if extension == ".csv":
            _write(table, os.path.join(source, name), os.path.join(target, name))
