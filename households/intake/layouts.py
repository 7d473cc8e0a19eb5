"""Sheets that other systems make: how each is known, and what in it means something else here."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from households.intake import codes
from households.intake.codes import Table

_SURVEY_CODES = _("Kode survei, bukan kode kartu keluarga; tidak dibaca.")


@dataclass(frozen=True, slots=True)
class Layout:
    """`marks` are the names that only its header holds; `positions` its columns, from 0."""

    name: str
    title: str | Promise
    marks: frozenset[str] = frozenset()
    positions: Mapping[int, str] = field(default_factory=dict)
    unread: Mapping[str, str | Promise] = field(default_factory=dict)
    relation: Table = field(default_factory=lambda: codes.RELATION)
    disability: Table = field(default_factory=lambda: codes.DISABILITY)
    has_family_rows: bool = False

    @property
    def is_survey(self) -> bool:
        return self.relation is not codes.RELATION


def _marks(*names: str) -> frozenset[str]:
    return frozenset(names)


_UNREAD_SURVEY = {"education": _SURVEY_CODES, "occupation": _SURVEY_CODES, "phone": _SURVEY_CODES}

LIST = Layout("list", _("Daftar biasa"))
SIAK = Layout(
    "siak",
    _("Keluaran SIAK"),
    _marks("nomorkk", "petugasregistrasi"),
    positions={
        0: "kk_number",
        1: "nik",
        2: "name",
        3: "life_status",
        4: "birth_place",
        5: "born_on",
        6: "sex",
        11: "marital_status",
        12: "relation",
        16: "address",
        17: "rw",
        18: "rt",
        19: "education",
        20: "occupation",
        23: "disability",
    },
)
BIP = Layout(
    "bip_2016",
    _("Buku Induk Penduduk"),
    positions={
        1: "name",
        2: "nik",
        3: "birth_place",
        4: "born_on",
        5: "sex",
        6: "relation",
        8: "education",
        9: "occupation",
    },
    has_family_rows=True,
)
AID = Layout(
    "opensid_aid",
    _("Peserta bantuan OpenSID"),
    _marks("peserta", "nopeserta", "nik", "nama"),
)
LAYOUTS = (
    Layout(
        "opensid_population",
        _("Penduduk OpenSID"),
        _marks("nama", "nokk", "nik", "kklevel", "statuskawin", "pekerjaanid"),
    ),
    AID,
    SIAK,
    Layout(
        "bdt_2015",
        _("Basis Data Terpadu 2015"),
        _marks("idrumahtangga", "namaart", "hubkrt"),
        unread=_UNREAD_SURVEY,
        relation=codes.HOUSEHOLD_RELATION,
        disability=codes.SURVEY_DISABILITY,
    ),
    Layout(
        "dtks",
        _("DTKS per anggota"),
        _marks("idbdt", "idartbdt", "hubkrt"),
        unread=_UNREAD_SURVEY,
        relation=codes.HOUSEHOLD_RELATION,
        disability=codes.SURVEY_DISABILITY,
    ),
    Layout(
        "dtsen",
        _("DTSEN per anggota"),
        _marks("nomorindukkependudukan", "statushubungankeluarga"),
        unread=_UNREAD_SURVEY,
        relation=codes.UNCERTAIN_RELATION,
        disability=codes.SURVEY_DISABILITY,
    ),
    Layout("rtm", _("Rumah tangga OpenSID"), _marks("nik", "nomorrumahtangga")),
    Layout("siks_ng", _("Daftar SIKS-NG"), _marks("nik", "nama", "idsemesta")),
    Layout("siks_ng", _("Daftar SIKS-NG"), _marks("nikktp", "namapenerima", "idsemesta")),
)


def layout_of(labels: set[str]) -> Layout:
    """The first whose marks all stand in the header; labels come without spaces and signs."""
    return next((layout for layout in LAYOUTS if layout.marks <= labels), LIST)


def by_name(name: str) -> Layout:
    return next((layout for layout in (*LAYOUTS, BIP) if layout.name == name), LIST)
