"""Handovers by file: looked at, written at once, or nothing of it."""

from datetime import timedelta

import pytest

from distributions.choices import HandoverSource, Mode
from distributions.models import Handover
from distributions.services import files
from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditChange, AuditEvent
from duren_sawit.lib.refusals import Refusal
from tests.clock import NOW, TODAY
from tests.distributions.workbooks import filled
from tests.factories.distributions import EntitlementFactory, HandoverFactory, RoundFactory
from tests.factories.households import PersonFactory

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def officer(village):
    return village.people[Role.HANDOUT_OFFICER]


@pytest.fixture
def check(handout, officer):
    def do(content, day=TODAY):
        said = {"filename": "isi.xlsx", "day": day, "by": officer, "at": NOW}
        return files.check(handout.round, content=content, **said)

    return do


@pytest.fixture
def record(handout, officer):
    def do(checked, day=TODAY):
        rows = [line.row for line in checked.lines]
        return files.record(handout.round, rows=rows, day=day, by=officer, at=NOW)

    return do


def events():
    return list(AuditEvent.objects.order_by("pk").values_list("event", flat=True))


def test_record_writes_every_row_of_a_file(village, handout, check, record, officer):
    other = handout.of(village.rt_003)
    PersonFactory(family=other.entry.family, name="Dewi Contoh")
    content = filled(
        [handout.entitlement.code, "sendiri"],
        [other.code, "diwakilkan", 8, "", "rusak", "Dewi Contoh", "anak"],
    )

    checked = check(content)
    assert Handover.objects.count() == 0
    count = record(checked)

    assert [line.goods for line in checked.lines] == [
        "beras 10 kg; Rp300.000",
        "beras 8 kg; Rp300.000",
    ]
    assert checked.lines[1].how == "diwakilkan: Dewi Contoh (anak)"
    assert (count, checked.wrongs) == (2, [])
    one, proxied = Handover.objects.order_by("pk")
    assert (one.mode, one.source, one.recorded_by) == (Mode.SELF, HandoverSource.FILE, officer)
    assert (proxied.mode, proxied.proxy_name, proxied.shortfall) == (
        Mode.PROXY,
        "Dewi Contoh",
        "DAMAGED",
    )
    assert sorted(map(str, proxied.lines.select_related("item"))) == ["Rp300.000", "beras 8 kg"]
    assert events() == ["distributions.handovers.recorded"]


def test_check_says_of_every_wrong_row_why_and_writes_nothing(village, handout, check):
    elsewhere = EntitlementFactory(round=RoundFactory(open=True))
    taken = HandoverFactory(entitlement=handout.of(village.rt_003)).entitlement
    over, negative = handout.of(village.rt_003), handout.of(village.rt_003)
    content = filled(
        [handout.entitlement.code, "sendiri"],
        [elsewhere.code, "sendiri"],
        [taken.code, "sendiri"],
        [over.code, "sendiri", 11],
        [negative.code, "sendiri", -1, "", "rusak"],
        ["AAAAAAAA", "sendiri"],
        [handout.of(village.rt_003).code, "diwakilkan", "", "", "", "Dewi Contoh", "anak"],
    )

    checked = check(content)

    assert checked.lines == []
    said = "\n".join(checked.wrongs)
    assert f"Baris 5: kode {elsewhere.code[:4]}-{elsewhere.code[4:]} bukan dari tahap ini." in said
    assert "Baris 6: Jatah ini sudah diambil" in said
    assert "Baris 7: Jumlah yang diserahkan tidak lebih dari jatah." in said
    assert "Baris 8: Jumlah yang diserahkan tidak kurang dari nol." in said
    assert "Baris 9: Kode ini belum cocok." in said
    assert "Baris 10: Dewi Contoh tidak tercatat di KK penerima, jadi perlu surat kuasa." in said
    assert len(checked.wrongs) == 6
    assert Handover.objects.count() == 1
    assert events() == ["distributions.handover.refused"]
    assert AuditChange.objects.get().values["rows"] == [None, "6"]


def test_check_refuses_an_area_that_is_not_the_officers(village, handout, check, officer):
    role = officer.assignments.get()
    role.area = village.rt_003
    role.save()
    other = handout.of(village.rt_004)

    checked = check(filled([other.code, "sendiri"]))

    assert "di luar wilayah tugas Anda" in checked.wrongs[0]


def test_check_refuses_a_day_to_come(handout, check):
    with pytest.raises(Refusal, match="Hari penyerahan belum tiba"):
        check(filled([handout.entitlement.code, "sendiri"]), day=TODAY + timedelta(days=1))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"   ", "Berkas ini kosong."),
        (b"PK\x03\x04 rusak", "rusak"),
        (b"%PDF-1.7 halo", ""),
    ],
)
def test_check_says_what_is_wrong_with_a_file_that_is_no_table(check, content, sentence):
    checked = check(content)

    assert checked.lines == []
    assert len(checked.wrongs) == 1
    assert sentence in checked.wrongs[0]
    assert Handover.objects.count() == 0


def test_record_refuses_what_was_collected_meanwhile_and_writes_nothing(
    village, handout, check, record
):
    other = handout.of(village.rt_003)
    checked = check(filled([handout.entitlement.code, "sendiri"], [other.code, "sendiri"]))
    HandoverFactory(entitlement=other)

    with pytest.raises(Refusal, match=r"Baris 5: Jatah ini sudah diambil"):
        record(checked)

    assert Handover.objects.count() == 1
    assert events() == ["distributions.handover.refused"]


def test_record_download_is_told_as_a_look_at_personal_data(village, handout, officer):
    entry = files.record_download(handout.round, area=village.rt_003, by=officer, at=NOW)

    assert AuditEvent.objects.accesses().get() == entry
    assert entry.event == "distributions.handover_file.taken"
