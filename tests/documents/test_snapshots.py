"""What is frozen: the words, the letterhead of the day, the emblem by its content."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from duren_sawit.documents import snapshots
from duren_sawit.documents.registry import signature
from tests.factories.areas import SiteFactory

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 24)
CONTEXT = {"title": "SURAT TUGAS", "about": "Sari", "body": {"duties": ["mendata"]}}


def freeze(site, **said):
    return snapshots.freeze(CONTEXT | said, number="1/2026", site=site, on=ON)


def test_the_snapshot_is_everything_the_paper_says():
    site = SiteFactory(phone="(021) 0000 0000")

    snapshot = freeze(site, signatures=[signature("Lurah", id_line="NIP")], carbon_copies=["Arsip"])

    emblem = snapshot["letterhead"].pop("emblem")
    assert emblem.startswith("letterhead/")
    assert snapshot == {
        "title": "SURAT TUGAS",
        "number": "1/2026",
        "place_and_date": "Jakarta, 24 November 2026",
        "letterhead": {
            "lines": [
                "PROVINSI DAERAH KHUSUS IBUKOTA JAKARTA",
                "KOTA ADMINISTRASI JAKARTA TIMUR",
                "KECAMATAN DUREN SAWIT",
                "KELURAHAN DUREN SAWIT",
            ],
            "address": "Jalan Contoh No. 1, Jakarta 13440 · Telepon (021) 0000 0000",
        },
        "body": {"duties": ["mendata"]},
        "signatures": [
            {"above": "Jakarta, 24 November 2026", "role": "Lurah", "name": "", "id_line": "NIP"}
        ],
        "carbon_copies": ["Arsip"],
    }


def test_words_over_the_last_signature_stay():
    columns = [signature("Petugas"), signature("Lurah", above="Mengetahui,")]

    snapshot = freeze(SiteFactory(), signatures=columns)

    assert [column["above"] for column in snapshot["signatures"]] == ["", "Mengetahui,"]


def test_a_new_emblem_leaves_old_letters_alone():
    site = SiteFactory()
    site.emblem.save("lambang.svg", ContentFile(b"<svg>lama</svg>"))
    old = freeze(site)["letterhead"]["emblem"]

    site.emblem.save("lambang.svg", ContentFile(b"<svg>baru</svg>"))
    new = freeze(site)["letterhead"]["emblem"]

    assert old != new
    with default_storage.open(old) as file:
        assert file.read() == b"<svg>lama</svg>"


@pytest.mark.parametrize("value", [1.5, Decimal("2.5"), ON, object(), ("a",)])
def test_what_would_be_written_differently_tomorrow_is_a_mistake(value):
    with pytest.raises(TypeError, match="plain values"):
        freeze(SiteFactory(), body={"rows": [{"amount": value}]})
