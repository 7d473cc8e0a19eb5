"""What columns are called in other people's sheets, and which field each name stands for."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# What a person may choose for a column. The last five are read into several facts.
FIELDS: dict[str, str | Promise] = {
    "name": _("Nama"),
    "nik": _("NIK"),
    "kk_number": _("No. KK"),
    "relation": _("Hubungan keluarga"),
    "sex": _("Jenis kelamin"),
    "born_on": _("Tanggal lahir"),
    "birth_place": _("Tempat lahir"),
    "marital_status": _("Status kawin"),
    "education": _("Pendidikan"),
    "occupation": _("Pekerjaan"),
    "disability": _("Disabilitas"),
    "phone": _("No. HP"),
    "life_status": _("Status hidup"),
    "address": _("Alamat"),
    "hamlet": _("Dusun"),
    "rt": _("RT"),
    "rw": _("RW"),
    "latitude": _("Lintang"),
    "longitude": _("Bujur"),
    "birth": _("Tempat dan tanggal lahir"),
    "rt_rw": _("RT dan RW"),
    "place": _("Alamat lain (RT dan RW saja)"),
    "group": _("Nomor rumah tangga"),
    "subgroup": _("Nomor keluarga dalam rumah tangga"),
}

# Spaces, dots and case do not count. Earlier names win over later ones.
_NAMES = {
    "name": """nama, nama lengkap, nama art, nama penduduk, nama warga, nama kpm, nama penerima,
        nama penerima manfaat, nama lgkp, nama anggota keluarga, nama anggota,
        nama anggota rumah tangga, nama peserta, nama pengurus, nama krt, nama kepala keluarga,
        nama kk, kartu nama, name""",
    "nik": """nik, nik ktp, no nik, nomor nik, nik kpm, nik penerima, nik art, no ktp, nomor ktp,
        no induk kependudukan, nomor induk kependudukan, no ktp nik, nik no ktp, nik pengurus,
        kartu nik, nik krt, ktp, nik kepala keluarga""",
    "kk_number": """no kk, nokk, nkk, nomor kk, kk, nomor kartu keluarga, no kartu keluarga,
        kartu keluarga, id kk, no kk dtks, nokk dtks, kk nomor, no kk kpm, nokk kpm""",
    "relation": """kk level, shdk, hubungan dengan kepala keluarga, hubungan keluarga,
        hub keluarga, hubungan dalam keluarga, hub kel, hubkel, hdk, stat hbkel,
        status hubungan keluarga, status hubungan dalam keluarga, status dalam keluarga, hubungan,
        hub, hub kk, hubungan kk, hubungan dgn kk, hubungan dengan kk, hub dgn kk, hub dengan kk,
        hubungan dg kk, status keluarga, status dlm keluarga""",
    "sex": """sex, jenis kelamin, jk, l p, lp, kelamin, jns kelamin, jnskel, jenis klmin, jenkel,
        j kel, gender, laki laki perempuan, jns klmin""",
    "born_on": """tanggal lahir, tgl lahir, tgl lhr, tanggallahir, tgllahir, lahir, tanggal lhr,
        kartu tanggal lahir, birth date""",
    "birth_place": """tempat lahir, tempatlahir, tmp lahir, tmplahir, tmpt lahir, tmpt lhr,
        tpt lahir, tmp lhr, kota lahir, kartu tempat lahir""",
    "marital_status": """status kawin, status perkawinan, status pernikahan, sta kawin, stat kwn,
        status nikah, stkawin, perkawinan, kawin""",
    "education": """pendidikan kk id, pendidikan kk, pendidikan, pendidikan terakhir, pddk akhir,
        pddk akh, pendidikan dalam kk""",
    "occupation": """pekerjaan id, pekerjaan, jenis pekerjaan, jenis pkrjn, jns pekerjaan,
        mata pencaharian""",
    "disability": """cacat id, jenis cacat, disabilitas, cacat, penyandang cacat,
        jenis disabilitas, penyndng cct, kecacatan, penyandang disabilitas""",
    "phone": """no hp, nomor hp, hp, telepon, no telepon, telp, no telp, nomor telepon, no wa,
        whatsapp, wa, handphone, no handphone, nomor handphone, nomor wa, no whatsapp, no hp wa""",
    "life_status": "status dasar, status hidup, status penduduk, life status",
    "address": """alamat, alamat ktp, alamat lengkap, alamat kk, alamat rumah,
        alamat tempat tinggal, jalan, nama jalan, alamat sekarang, alamat domisili, kartu alamat,
        address, domisili""",
    "hamlet": "dusun, nama dusun, lingkungan, dusun ktp, dukuh, dsn, kampung",
    "rt": "rt, no rt, nomor rt, rt ktp, nama rt",
    "rw": "rw, no rw, nomor rw, rw ktp, nama rw",
    "latitude": "lat, latitude, lintang, garis lintang, koordinat lintang",
    "longitude": "lng, lon, long, longitude, bujur, garis bujur, koordinat bujur",
    "birth": """ttl, tempat tanggal lahir, tempat tgl lahir, tempat dan tanggal lahir,
        tmp tgl lahir, tempat tgl lhr, tpt tgl lahir, tempat dan tgl lahir, tmpt tgl lahir""",
    "rt_rw": "rt rw, no rt rw, rtrw",
    "place": "nama sls, sls",
    "group": """id rumah tangga, nomor rumah tangga, no rumah tangga, no rtm, nomor rtm, idbdt,
        id bdt, id keluarga, idkeluarga, nomor urut rumah tangga""",
    "subgroup": "nomor urut keluarga, nuk, no urut keluarga",
}
_UNKEPT = (
    (
        _("Agama tidak dikumpulkan."),
        "agama, agama id, kepercayaan",
    ),
    (
        _("Data orang tua tidak disimpan."),
        """nama ayah, nama ibu, ayah, ibu, ayah nik, ibu nik, nik ayah, nik ibu, nama lgkp ayah,
            nama lgkp ibu, nama ibu kandung, namagadis ibukandung""",
    ),
    (
        _("Tidak disimpan di daftar warga."),
        """golongan darah id, golongan darah, gol darah, akta lahir, dokumen pasport,
            tanggal akhir paspor, dokumen kitas, akta perkawinan, tanggalperkawinan,
            akta perceraian, tanggalperceraian, cara kb id, hamil, ktp el, status rekam, suku,
            tag id card, id asuransi, no asuransi, warganegara id, kewarganegaraan,
            pendidikan sedang id, umur, usia, email, peserta, no peserta, kode""",
    ),
    (
        _("Sebab baris ini dikembalikan."),
        "sebab, reason",
    ),
    (
        _("Hanya nomor urut."),
        "no, nomor, no urut, nomor urut, urut",
    ),
    (
        _("Wilayah diambil dari RT dan RW."),
        """provinsi, nm prov, nmprop, kab kota, kabupaten, nm kab, nmkab, kecamatan, nm kec,
            nmkec, kelurahan, desa, desa kelurahan, kelurahan desa, nm kel, nmkel, kode pos,
            kode desa kelurahan, kode provinsi, kode kecamatan, kode kab kota""",
    ),
    (
        _("Milik program bantuan, bukan daftar warga."),
        """pkh, bpnt, bst, pbi, blt, sembako, bansos, tahap, nominal, nominal cair, tahap salur,
            jenis bansos, nomor kks, no kks, idsemesta, desil, id pelanggan, nomor kartu,
            desil nasional, keterangan""",
    ),
)

_REASONS = ("sebab", "reason")
REASON = _("Sebab")  # heads the column that rows come back with
_BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
_BETWEEN = re.compile(r"[\W_]+")


@lru_cache(maxsize=20_000)
def plain(label: str) -> str:
    """Lower case, no signs, one space between words: `No. KK` is `no kk`."""
    return _BETWEEN.sub(" ", unicodedata.normalize("NFKC", label).lower()).strip()


def compact(label: str) -> str:
    """Without spaces and what stands in brackets: `ID rumah tangga (2)` is `idrumahtangga`."""
    return plain(_BRACKETS.sub(" ", label)).replace(" ", "")


def _index(names: dict[str, str]) -> dict[str, tuple[str, int]]:
    return {
        name.replace(" ", ""): (field, rank)
        for field, listed in names.items()
        for rank, name in enumerate(plain(part) for part in listed.split(","))
    }


_KNOWN = _index(_NAMES)
_KNOWN_UNKEPT = {
    plain(name).replace(" ", ""): reason for reason, names in _UNKEPT for name in names.split(",")
}


@lru_cache(maxsize=20_000)
def known(label: str) -> tuple[str, int] | None:
    """The field a label stands for and how far down its list of names it is; None for others."""
    for text in (label, _BRACKETS.sub(" ", label)):
        found = _KNOWN.get(plain(text).replace(" ", ""))
        if found:
            return found
    return None


def why_unkept(label: str) -> str | Promise:
    """The sentence why a column is not read; empty where nothing is known of it."""
    for text in (label, _BRACKETS.sub(" ", label)):
        if reason := _KNOWN_UNKEPT.get(plain(text).replace(" ", "")):
            return reason
    return ""


def signature(labels: Iterable[str]) -> str:
    """The same for two sheets whose headers read the same, and for rows that came back."""
    names = [plain(label) for label in labels]
    if names and names[-1] in _REASONS:
        names.pop()
    text = "\n".join(names).rstrip("\n")
    return hashlib.sha256(text.encode()).hexdigest()
