"""Workbooks of our own making, in the layouts others send."""

import io
from collections.abc import Iterable, Sequence
from typing import Any

import xlsxwriter

OPENSID = (
    "alamat", "dusun", "rw", "rt", "nama", "no_kk", "nik", "sex", "tempatlahir", "tanggallahir",
    "agama_id", "pendidikan_kk_id", "pendidikan_sedang_id", "pekerjaan_id", "status_kawin",
    "kk_level", "warganegara_id", "ayah_nik", "nama_ayah", "ibu_nik", "nama_ibu",
    "golongan_darah_id", "akta_lahir", "dokumen_pasport", "tanggal_akhir_paspor",
    "dokumen_kitas", "akta_perkawinan", "tanggalperkawinan", "akta_perceraian",
    "tanggalperceraian", "cacat_id", "cara_kb_id", "hamil", "ktp_el", "status_rekam",
    "alamat_sekarang", "status_dasar", "suku", "tag_id_card", "id_asuransi", "no_asuransi",
    "lat", "lng",
)  # fmt: skip


def workbook(rows: Iterable[Sequence[Any]], *, sheet: str = "Data Penduduk") -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return content.getvalue()


def opensid(people: Iterable[dict[str, Any]]) -> bytes:
    return workbook([OPENSID, *([one.get(title, "") for title in OPENSID] for one in people)])


def sawo_family(**more: Any) -> list[dict[str, Any]]:
    """Pak Budi, Bu Siti and their child in RT 003 of RW 002."""
    shared = {"alamat": "Jalan Sawo No. 7", "rw": "2", "rt": "3", "no_kk": "3175070101150001"}
    return [
        shared | one | more
        for one in (
            {"nama": "BUDI CONTOH", "nik": "3175071708700001", "sex": "1", "kk_level": "1",
             "tanggallahir": "17-08-1970", "tempatlahir": "JAKARTA", "status_kawin": "2"},
            {"nama": "SITI CONTOH", "nik": "3175075203720002", "sex": "2", "kk_level": "3",
             "tanggallahir": "12-03-1972", "tempatlahir": "BOGOR", "status_kawin": "KAWIN"},
            {"nama": "ANI CONTOH", "nik": "3175074105050003", "sex": "P", "kk_level": "ANAK",
             "tanggallahir": "01/05/2005", "tempatlahir": "JAKARTA", "status_kawin": "1"},
        )
    ]  # fmt: skip
