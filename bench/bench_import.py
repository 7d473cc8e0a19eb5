"""A sheet of 100,000 people: uploaded, read, compared, applied, and undone."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import xlsxwriter
from django.db import connection
from python_calamine import CalamineWorkbook

from bench.report import Row, timed
from duren_sawit.areas.models import Area
from households.choices import BatchState
from households.models import Deed, ImportBatch

HERE = Path(__file__).resolve().parent
SHEET = HERE.parent / "var" / "bench-100000.xlsx"
PEOPLE, TIMES = 100_000, 3
MOST_SECONDS, MOST_UNDO, MOST_MB = 30, 15, 500
TITLES = [
    "alamat",
    "dusun",
    "rw",
    "rt",
    "nama",
    "no_kk",
    "nik",
    "sex",
    "tempatlahir",
    "tanggallahir",
    "agama_id",
    "pendidikan_kk_id",
    "pendidikan_sedang_id",
    "pekerjaan_id",
    "status_kawin",
    "kk_level",
    "warganegara_id",
    "ayah_nik",
    "nama_ayah",
    "ibu_nik",
    "nama_ibu",
    "golongan_darah_id",
    "akta_lahir",
    "dokumen_pasport",
    "tanggal_akhir_paspor",
    "dokumen_kitas",
    "akta_perkawinan",
    "tanggalperkawinan",
    "akta_perceraian",
    "tanggalperceraian",
    "cacat_id",
    "cara_kb_id",
    "hamil",
    "ktp_el",
    "status_rekam",
    "alamat_sekarang",
    "status_dasar",
    "suku",
    "tag_id_card",
    "id_asuransi",
    "no_asuransi",
    "lat",
    "lng",
]
FIRST = [
    "Agus",
    "Ahmad",
    "Budi",
    "Dewi",
    "Dian",
    "Eko",
    "Fitri",
    "Hasan",
    "Indah",
    "Joko",
    "Kartika",
    "Lestari",
    "Maya",
    "Nur",
    "Putri",
    "Rina",
    "Rudi",
    "Sari",
    "Siti",
    "Slamet",
    "Sri",
    "Sugeng",
    "Tono",
    "Wati",
    "Wahyu",
    "Yanti",
    "Yusuf",
    "Zainal",
    "Andi",
    "Bambang",
]
LAST = [
    "Hidayat",
    "Kusuma",
    "Lestari",
    "Nugroho",
    "Pratama",
    "Purnomo",
    "Rahayu",
    "Santoso",
    "Saputra",
    "Setiawan",
    "Suryadi",
    "Susanti",
    "Utami",
    "Wibowo",
    "Wijaya",
    "Handayani",
    "Hartono",
    "Gunawan",
    "Firmansyah",
    "Maulana",
    "Ramadhan",
]
CLEAN = (
    "DELETE FROM households_importrow WHERE batch_id = %(batch)s",
    "DELETE FROM households_importbatch WHERE id = %(batch)s",
    "DELETE FROM households_formerstate WHERE deed_id = %(deed)s",
    "DELETE FROM households_deed WHERE id = %(deed)s",
)


def run() -> Iterator[Row]:
    make_sheet()
    floor = Row.of("import: floor, calamine and COPY", timed(_floor, times=3, warm_up=1), "ms")
    yield floor
    results = [measure() for _ in range(TIMES)]
    for name in ("read", "apply"):
        yield Row.of(f"import: {name} {PEOPLE:,}", [one[name] for one in results], "s")
    total = [one["read"] + one["apply"] for one in results]
    row = Row.of(f"import: {PEOPLE:,} uploaded to applied", total, "s", floor=floor.median / 1000)
    yield row.at_most(MOST_SECONDS, of="median")
    undo = Row.of(f"import: undo {PEOPLE:,}", [one["undo"] for one in results], "s")
    yield undo.at_most(MOST_UNDO, of="median")
    yield Row.of("import: peak memory", [one["peak"] for one in results], "MB").at_most(MOST_MB)


def measure() -> dict[str, float]:
    uploaded = _process("upload", str(SHEET))
    result = _process("work", str(uploaded["batch"]))
    if result["counts"][:3] != [BatchState.APPLIED, PEOPLE, 0] or result["state"] != "UNDONE":
        raise AssertionError(result)
    _clean(ImportBatch.objects.get(pk=uploaded["batch"]))
    peak = max(uploaded["peak"], result["peak"])
    return {**result, "read": uploaded["upload"] + result["read"], "peak": peak}


def _process(step: str, what: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.importing", step, what]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    told: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return told


def _clean(batch: ImportBatch) -> None:
    Path(batch.file.path).unlink()
    with connection.cursor() as cursor:
        for statement in CLEAN:
            cursor.execute(statement, {"batch": batch.pk, "deed": batch.deed_id})
        cursor.execute("VACUUM ANALYZE households_importrow, households_formerstate")
    if Deed.objects.filter(pk=batch.deed_id).exists():
        raise AssertionError(batch.deed_id)


def make_sheet() -> None:
    """In the layout of OpenSID; every family with a KK number, every person with a NIK."""
    if SHEET.exists():
        return
    chance = Random(7)  # noqa: S311 -- invented people
    places = list(Area.objects.rts().in_order().values_list("parent__number", "number"))
    with xlsxwriter.Workbook(SHEET, {"constant_memory": True}) as book:
        page = book.add_worksheet("Data Penduduk")
        page.write_row(0, 0, TITLES)
        number = family = 0
        while number < PEOPLE:
            rw, rt = places[family % len(places)]
            size = min(chance.choice((1, 2, 3, 3, 4, 4, 5)), PEOPLE - number)
            for place in range(size):
                number += 1
                page.write_row(number, 0, _person(chance, number, family, place, rw, rt))
            family += 1


def _person(chance: Random, number: int, family: int, place: int, rw: int, rt: int) -> list[str]:
    is_woman = place == 1 or (place > 1 and chance.random() < 0.5)
    year = chance.randint(1955, 1985) if place < 2 else chance.randint(1990, 2024)
    month, day = chance.randint(1, 12), chance.randint(1, 28)
    # A region for each ten thousand, so that no two people share a number.
    region = f"3201{number // 9999 % 90 + 10:02}"
    nik = f"{region}{day + 40 * is_woman:02}{month:02}{year % 100:02}{number % 9999 + 1:04}"
    told = {
        "alamat": f"Jalan Contoh {chance.choice(LAST)} No. {family % 400 + 1}",
        "dusun": "-",
        "rw": f"{rw:03}",
        "rt": f"{rt:03}",
        "nama": f"{chance.choice(FIRST)} {chance.choice(FIRST)} {chance.choice(LAST)}".upper(),
        "no_kk": f"3202{family // 9999 % 90 + 10:02}150119{family % 9999 + 1:04}",
        "nik": nik,
        "sex": "2" if is_woman else "1",
        "tempatlahir": "JAKARTA",
        "tanggallahir": f"{day:02}-{month:02}-{year}",
        "agama_id": "1",
        "pendidikan_kk_id": "5",
        "pendidikan_sedang_id": "18",
        "pekerjaan_id": "15",
        "status_kawin": "2" if place < 2 else "1",
        "kk_level": {0: "1", 1: "3"}.get(place, "4"),
        "warganegara_id": "1",
        "nama_ayah": "CONTOH",
        "nama_ibu": "CONTOH",
        "golongan_darah_id": "13",
        "cacat_id": "7",
        "hamil": "2",
        "ktp_el": "2",
        "status_dasar": "1",
        "suku": "Contoh",
    }
    return [told.get(title, "") for title in TITLES]


def _floor() -> None:
    """What cannot be avoided: unpacking the workbook, and writing as many rows once."""
    rows = CalamineWorkbook.from_path(SHEET).get_sheet_by_index(0).to_python()
    columns = ", ".join(f"c{number} text" for number in range(len(TITLES)))
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TABLE IF EXISTS floor; CREATE TABLE floor ({columns})")
        with cursor.copy("COPY floor FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
        cursor.execute("DROP TABLE floor")
