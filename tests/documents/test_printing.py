"""The words of the two letters, by value."""

from datetime import date

import pytest

from duren_sawit.accounts.choices import Role
from duren_sawit.documents import printing
from duren_sawit.documents.choices import Paper
from duren_sawit.documents.registry import Occasion
from duren_sawit.lib.refusals import Refusal
from tests.factories.accounts import RoleAssignmentFactory, UserFactory
from tests.factories.areas import RwFactory

ON = date(2026, 11, 24)


def test_assignment_letter_by_value(village):
    assignment = village.people[Role.SURVEYOR].assignments.get()
    assignment.valid_until = date(2026, 12, 31)
    assignment.mandate = "Keputusan Lurah Nomor 12 Tahun 2026"

    said = printing.assignment_letter(assignment, Occasion(ON, Paper.A4))

    assert said == {
        "title": "SURAT TUGAS",
        "about": "Ani Contoh, Kader pendata RT 003/RW 002",
        "body": {
            "grounds": ["Keputusan Lurah Nomor 12 Tahun 2026"],
            "facts": [
                {"label": "Nama", "value": "Ani Contoh"},
                {"label": "Tugas", "value": "Kader pendata"},
                {"label": "Wilayah tugas", "value": "RT 003/RW 002"},
                {"label": "Masa tugas", "value": "1 Januari 2020 sampai 31 Desember 2026"},
            ],
            "duties": [
                "mendatangi setiap rumah di wilayah tugas dan mencatat jawaban warga apa adanya;",
                "mendatangi kembali rumah yang belum dapat ditemui;",
                "menjaga kerahasiaan data warga dan tidak memungut biaya apa pun;",
                "melaporkan pelaksanaan tugas kepada Lurah Duren Sawit.",
            ],
            "closing": "Demikian surat tugas ini dibuat untuk dilaksanakan dengan penuh tanggung"
            " jawab.",
        },
        "signatures": [
            {"above": "", "role": "", "name": "", "id_line": ""},
            {"above": "", "role": "", "name": "", "id_line": ""},
            {"above": "", "role": "Lurah Duren Sawit", "name": "Budi Contoh", "id_line": ""},
        ],
        "carbon_copies": ["Camat Duren Sawit", "Ketua RW 002", "Arsip"],
    }


def test_letters_carry_the_nip_of_whoever_signs(village):
    lurah = village.people[Role.LURAH]
    lurah.nip = "197008171995031001"
    lurah.save()
    signed = {
        "role": "Lurah Duren Sawit",
        "name": "Budi Contoh",
        "id_line": "NIP. 19700817 199503 1 001",
    }

    letter = printing.assignment_letter(
        village.people[Role.SURVEYOR].assignments.get(), Occasion(ON, Paper.A4)
    )
    sheets = printing.duty_list(village.area, Occasion(ON, Paper.F4_LANDSCAPE))["body"]["pages"]

    assert letter["signatures"][2] == {"above": "", **signed}
    assert [page["signatures"][i] for page, i in zip(sheets, (2, 1), strict=True)] == [
        {"above": "Jakarta, 24 November 2026", **signed},
        {"above": "Mengetahui,", **signed},
    ]


def test_every_role_has_duties():
    assert set(printing.DUTIES) == set(Role)


def test_duty_list_makes_one_pile_for_each_rw(village):
    said = printing.duty_list(village.area, Occasion(ON, Paper.F4_LANDSCAPE))

    pages = said["body"]["pages"]
    assert said["about"] == "Duren Sawit"
    assert [(page["place"], page["place_line"], page["total"]) for page in pages] == [
        ("Duren Sawit", "Baris 1 sampai 5", "Jumlah halaman ini: 5 (lima) orang"),
        ("RW 002", "Baris 6 sampai 9", "Jumlah halaman ini: 4 (empat) orang"),
    ]
    assert pages[-1]["grand_total"] == "Jumlah seluruhnya: 9 (sembilan) orang"
    assert [column["role"] for column in pages[-1]["signatures"]] == [
        "Petugas pendata",
        "Lurah Duren Sawit",
        "Ketua RW 002",
    ]


def test_duty_list_goes_by_the_tree_heads_first(village):
    said = printing.duty_list(village.rw_002, Occasion(ON, Paper.F4_LANDSCAPE))

    rows = [row for page in said["body"]["pages"] for row in page["rows"]]
    assert [(row["serial"], row["name"], row["role"], row["area"]) for row in rows] == [
        (1, "Agus Contoh", "Ketua RW", "RW 002"),
        (2, "Joko Contoh", "Petugas penyaluran", "RW 002"),
        (3, "Sari Contoh", "Ketua RT", "RT 003/RW 002"),
        (4, "Ani Contoh", "Kader pendata", "RT 003/RW 002"),
    ]


def test_duty_list_writes_terms_short(village):
    for until in (None, date(2028, 12, 31)):
        person = UserFactory()
        RoleAssignmentFactory(
            person=person,
            role=Role.SURVEYOR,
            area=village.rt_001,
            valid_from=date(2026, 8, 20),
            valid_until=until,
        )

    said = printing.duty_list(village.rw_005, Occasion(ON, Paper.F4_LANDSCAPE))

    assert [row["term"] for page in said["body"]["pages"] for row in page["rows"]] == [
        "sejak 20 Agu 2026",
        "20 Agu 2026 s.d. 31 Des 2028",
    ]


def test_duty_list_masks_phones(village):
    UserFactory(role=Role.SURVEYOR, area=village.rt_001, phone="+6281234567890")
    UserFactory(role=Role.SURVEYOR, area=village.rt_002)

    said = printing.duty_list(village.rw_005, Occasion(ON, Paper.F4_LANDSCAPE))

    phones = [row["phone"] for page in said["body"]["pages"] for row in page["rows"]]
    assert phones == ["0812 **** 7890", "belum tercatat"]


@pytest.mark.parametrize(
    ("paper", "sizes"), [(Paper.F4_LANDSCAPE, [20, 7]), (Paper.A4_LANDSCAPE, [18, 9])]
)
def test_duty_list_fills_the_sheets_of_its_paper(village, paper, sizes):
    for _person in range(27):
        UserFactory(role=Role.SURVEYOR, area=village.rt_001)

    pages = printing.duty_list(village.rw_005, Occasion(ON, paper))["body"]["pages"]

    assert [len(page["rows"]) for page in pages] == sizes
    assert [bool(page["signatures"]) for page in pages] == [False, True]


def test_duty_list_refuses_an_area_without_anybody(village):
    with pytest.raises(Refusal) as caught:
        printing.duty_list(RwFactory(parent=village.area), Occasion(ON, Paper.F4_LANDSCAPE))

    assert caught.value.codes == ("nobody",)
