"""Codes and words of other people's sheets for what the register keeps as choices.

Numbers are those of the family card (Dukcapil practice, as OpenSID lists them) unless a layout has
its own. Words are compared without spaces and signs, in lower case.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from django.utils import translation

from duren_sawit.lib.nik import Sex
from households.choices import Disability, Education, LifeStatus, MaritalStatus, Relation
from households.occupations import Occupation

Table = Mapping[str, str | int]
# Two relations in one code: settled by the sex of the person, or left to a human.
SPOUSE = "SPOUSE"
ANY_PARENT = "ANY_PARENT"


def word(text: str) -> str:
    """Letters and digits only: `SLTA / Sederajat` and `slta/sederajat` are one word."""
    return "".join(sign for sign in text.lower() if sign.isalnum())


def _table(numbers: Mapping[int, str | int], words: Mapping[Any, str]) -> Table:
    found: dict[str, str | int] = {str(number): _bare(value) for number, value in numbers.items()}
    for value, listed in words.items():
        found.update((word(name), _bare(value)) for name in listed.split(","))
    return MappingProxyType(found)


def _bare(value: str | int) -> str | int:
    """Without its choices class, as the database takes it."""
    return int(value) if isinstance(value, int) else str(value)


def _numbered(*values: str) -> dict[int, str | int]:
    return dict(enumerate(values, start=1))


SEX = _table(
    _numbered(Sex.MALE, Sex.FEMALE),
    {
        Sex.MALE: "l, lk, laki, laki-laki, lelaki, pria, male, m, cowok, laki2, lakilaki",
        Sex.FEMALE: "p, pr, perempuan, wanita, female, f, w, perem, prp, perp, pere",
    },
)
RELATION = _table(
    _numbered(*Relation.values),
    {
        Relation.HEAD: "kepala keluarga, kk, kepala, kep kel, kepkel, kep keluarga, krt, kepala kk",
        Relation.HUSBAND: "suami",
        Relation.WIFE: "istri, isteri, is, istri ke 2, istri kedua",
        SPOUSE: "istri/suami, suami/istri, isteri/suami, suami/isteri, pasangan",
        Relation.CHILD: "anak, ank, anak kandung, anak tiri, anak angkat, an",
        Relation.CHILD_IN_LAW: "menantu, mantu",
        Relation.GRANDCHILD: "cucu",
        Relation.PARENT: "orang tua, ortu, ayah, ibu, bapak",
        ANY_PARENT: "orang tua/mertua, orangtua/mertua",
        Relation.PARENT_IN_LAW: "mertua",
        Relation.RELATIVE: """famili lain, famili, family lain, kerabat, saudara, keponakan,
            kakak, adik, ipar, nenek, kakek, famili lainnya, fam lain, sepupu, paman, bibi, cicit,
            buyut""",
        Relation.HELPER: "pembantu, pembantu rumah tangga, prt, sopir, pembantu/sopir",
        Relation.OTHER: "lainnya, lain-lain, lain, lain lain",
    },
)
# Eight codes of the household surveys: 2 is either spouse, 6 a parent of either.
HOUSEHOLD_RELATION = MappingProxyType(
    {
        **RELATION,
        **_table(
            _numbered(
                Relation.HEAD,
                SPOUSE,
                Relation.CHILD,
                Relation.CHILD_IN_LAW,
                Relation.GRANDCHILD,
                ANY_PARENT,
                Relation.HELPER,
                Relation.OTHER,
            ),
            {},
        ),
    }
)
MARITAL_STATUS = _table(
    {**_numbered(*MaritalStatus.values), 21: MaritalStatus.MARRIED},
    {
        MaritalStatus.SINGLE: "belum kawin, bk, belum nikah, belum menikah, lajang, tidak kawin",
        MaritalStatus.MARRIED: """kawin, k, nikah, menikah, kawin tercatat, kawin belum tercatat,
            kawin tidak tercatat, kawin/nikah""",
        MaritalStatus.DIVORCED: "cerai hidup, ch, cerai belum tercatat, cerai tercatat",
        MaritalStatus.WIDOWED: "cerai mati, cm, ditinggal mati",
    },
)
EDUCATION = _table(
    _numbered(*Education.values),
    {
        Education.NONE: """tidak/belum sekolah, tidak sekolah, belum sekolah, tdk/blm sekolah,
            tidak/blm sekolah, tidak / belum sekolah, tdk sekolah, blm sekolah""",
        Education.PRIMARY_UNFINISHED: """belum tamat sd, belum tamat sd/sederajat, tidak tamat sd,
            blm tamat sd, tidak tamat sd/sederajat, blm tamat sd/sederajat""",
        Education.PRIMARY: "tamat sd, tamat sd/sederajat, sd, sd/sederajat, mi, sd/mi, tamat sd/mi",
        Education.JUNIOR: """sltp, sltp/sederajat, smp, smp/sederajat, mts, smp/mts, tamat sltp,
            tamat smp""",
        Education.SENIOR: """slta, slta/sederajat, sma, smk, sma/sederajat, sma/smk, ma, stm,
            tamat slta, tamat sma, smu, sma/ma, sma/smk/ma""",
        Education.DIPLOMA_2: "diploma i/ii, d1, d2, d1/d2, diploma i, diploma ii, d i, d ii",
        Education.DIPLOMA_3: """akademi/diploma iii/s.muda, akademi/diploma iii/sarjana muda, d3,
            diploma iii, akademi, d iii, diploma 3, akademi/diploma iii""",
        Education.BACHELOR: """diploma iv/strata i, s1, d4, d4/s1, sarjana, strata i, strata 1,
            diploma iv/strata 1, d-iv/s-1, diploma iv""",
        Education.MASTER: "strata ii, s2, magister, strata 2, strata-ii",
        Education.DOCTOR: "strata iii, s3, doktor, strata 3, strata-iii",
    },
)
DISABILITY = _table(
    {
        **_numbered(
            Disability.PHYSICAL,
            Disability.SIGHT,
            Disability.HEARING,
            Disability.MENTAL,
            Disability.MULTIPLE,
            Disability.OTHER,
            Disability.NONE,
        ),
        0: Disability.NONE,
    },
    {
        Disability.NONE: """tidak cacat, tidak, tidak ada, non disabilitas,
            bukan penyandang cacat, normal, tidak disabilitas, tdk""",
        Disability.PHYSICAL: "cacat fisik, fisik, tuna daksa, cacat tubuh, disabilitas fisik",
        Disability.SIGHT: "cacat netra/buta, netra, buta, tuna netra, netra/buta",
        Disability.HEARING: """cacat rungu/wicara, rungu/wicara, tuna rungu, tuna wicara, rungu,
            wicara, tuna rungu/wicara, tuna rungu wicara, bisu, tuli""",
        Disability.MENTAL: "cacat mental/jiwa, mental/jiwa, mental, jiwa, tuna grahita, odgj",
        Disability.MULTIPLE: "cacat fisik dan mental, fisik dan mental, ganda, cacat ganda",
        Disability.OTHER: "cacat lainnya, lainnya",
    },
)
SURVEY_DISABILITY = _table({0: Disability.NONE}, {})  # its other numbers are not the card's
UNCERTAIN_RELATION = MappingProxyType(
    {word: code for word, code in RELATION.items() if not word.isdigit() or word == "1"}
)
LIFE_STATUS = _table(
    {
        1: LifeStatus.ALIVE,
        2: LifeStatus.DIED,
        3: LifeStatus.MOVED,
        4: LifeStatus.MISSING,
        6: LifeStatus.MOVED,
        9: LifeStatus.INVALID,
    },
    {
        LifeStatus.ALIVE: "hidup, aktif, ada, tetap, menetap",
        LifeStatus.DIED: "mati, meninggal, wafat, meninggal dunia, md, almarhum, almarhumah",
        LifeStatus.MOVED: "pindah, pergi, pindah keluar",
        LifeStatus.MISSING: "hilang",
        LifeStatus.INVALID: "tidak valid, tidakvalid, invalid",
    },
)
_OTHER_OCCUPATIONS: dict[str | int, str] = {
    1: """tidak bekerja, belum bekerja, tdk bekerja, belum/tdk bekerja, tidak/belum bekerja,
        pengangguran""",
    2: "irt, ibu rumah tangga, rumah tangga, mengurus rt, urt",
    3: "pelajar, mahasiswa, siswa",
    4: "pensiun, purnawirawan",
    5: "pns, asn, pegawai negeri sipil (pns), pegawai negeri, pppk",
    6: "tni, tentara nasional indonesia (tni), tentara",
    7: "polri, kepolisian ri (polri), polisi",
    8: "dagang",
    9: "petani, pekebun, tani",
    11: "nelayan, nelayan/perikanan",
    15: "swasta, karyawan, pegawai swasta, kary swasta, karyawan swata",
    16: "bumn",
    17: "bumd",
    18: "honorer, guru honorer, pegawai honorer",
    19: "buruh, buruh harian, bhl, buruh lepas, kuli",
    20: "buruh tani",
    21: "buruh nelayan",
    23: "prt, pembantu",
    24: "cukur",
    29: "tukang las",
    32: "tukang rias",
    40: "penterjemah",
    45: "ustadz, ustad, ustadz/mubaligh",
    48: "anggota dpr-ri",
    54: "anggota kabinet kementerian",
    60: "walikota",
    61: "wakil walikota",
    63: "anggota dprd kabupaten, anggota dprd kota",
    76: "psikiater, psikolog",
    77: "penyiar tv",
    81: "supir, sopir/ojek, ojek, driver",
    84: "pedagang kecil, jualan, dagang keliling",
    88: "wirausaha, wiraswata, usaha sendiri",
    89: "lainnya, lain-lain, lain",
}
OCCUPATION = _table(
    {number: number for number in Occupation.values},
    _OTHER_OCCUPATIONS,
)


@lru_cache(maxsize=1)
def _occupation_labels() -> dict[str, int]:
    with translation.override(None):  # the words of the card, whatever the language of the screen
        return {word(str(member.label)): member.value for member in Occupation}


def occupation(text: str) -> str | int | None:
    """By number, by the words of the card, or by how people write it."""
    return OCCUPATION.get(text) or _occupation_labels().get(text)
