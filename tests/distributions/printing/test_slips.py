"""What stands on slips, and that a phone reads their codes."""

from datetime import date

from distributions.choices import LetterKind, ProxyKind
from distributions.models import Entitlement, ProxyRule
from distributions.printing import slips
from duren_sawit.documents.choices import Paper
from duren_sawit.documents.registry import Occasion
from duren_sawit.lib.codes import grouped
from tests.clock import NOW
from tests.distributions.papers import pdf_of, picture, pile_of, round_of_rice, scanned
from tests.documents.papers import job_for, printed, words_of

ON = Occasion(date(2026, 11, 20), Paper.A4)
DAY = ["Hari", "Minggu, 22 November 2026"]


def test_slips_by_value(village):
    first = pile_of(round_of_rice(), village.rt_003, 1)
    code = Entitlement.objects.get().code
    ProxyRule.objects.all().delete()
    ProxyRule.objects.create(
        kind=ProxyKind.SAME_KK, proofs="KTP wakil\nKK asli\nUndangan atau slip"
    )

    body = slips.slips(first, ON)["body"]

    assert body["pages"] == [
        {
            "slips": [
                {
                    "key": code,
                    "code": grouped(code),
                    "name": "Siti Aminah 1",
                    "nik": "317507******0012",
                    "serial": 1,
                    "facts": [
                        DAY,
                        ["Jam", "08.00\u201312.00 WIB"],
                        ["Tempat", "Balai RT 003/RW 002, Gang Kenari"],
                    ],
                }
            ]
        }
    ]
    assert body["dues"] == [
        {"amount": "10 kg", "words": "sepuluh kilogram", "name": "beras"},
        {"amount": "Rp300.000", "words": "tiga ratus ribu rupiah", "name": ""},
    ]
    assert body["fine"] == (
        "Boleh diwakilkan anggota satu KK (bawa KTP wakil, KK asli, dan undangan atau slip)."
        " Pengaduan: 171."
    )


def test_slips_tell_a_visit_and_a_second_day_and_leave_out_the_withdrawn(village):
    first = pile_of(round_of_rice(), village.rt_003, 3)
    Entitlement.objects.filter(serial=1).update(home_visit=True)
    Entitlement.objects.filter(serial=2).update(second_date_on=date(2026, 11, 29))
    Entitlement.objects.filter(serial=3).update(withdrawn_at=NOW)

    [page] = slips.slips(first, ON)["body"]["pages"]

    assert [slip["facts"][:2] for slip in page["slips"]] == [
        [DAY, ["Tempat", "diantar ke rumah"]],
        [["Hari", "Minggu, 29 November 2026"], ["Jam", "08.00\u201312.00 WIB"]],
    ]


def test_three_slips_on_a_sheet_and_a_phone_reads_them(village):
    first = pile_of(round_of_rice(), village.rt_003, 4)
    rows = list(Entitlement.objects.in_order())

    job = job_for(LetterKind.SLIPS, first)
    said = [words_of(page) for page in printed(job).pages]

    assert [grouped(row.code) in said[0] for row in rows] == [True, True, True, False]
    assert grouped(rows[3].code) in said[1]
    assert [address.split("/")[-2] for address in scanned(picture(pdf_of(job)))] == [
        row.code for row in rows[:3]
    ]
    assert "GRATIS, TIDAK DIPUNGUT BIAYA" in said[0]
