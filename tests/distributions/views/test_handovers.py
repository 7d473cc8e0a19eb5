"""Handing over at the table."""

import uuid
from decimal import Decimal

import pytest
from django.urls import reverse

from distributions.choices import Mode, ProxyKind, Shortfall
from distributions.models import Handover
from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib.nik import Nik
from tests.clock import NOW
from tests.factories.distributions import (
    HandoverFactory,
    HandoverLineFactory,
    PointFactory,
    RoundFactory,
    SlotFactory,
)
from tests.factories.households import PersonFactory

pytestmark = pytest.mark.usefixtures("clock")


@pytest.fixture
def officer(village, client_of):
    return client_of(village.people[Role.HANDOUT_OFFICER])


@pytest.fixture
def said():
    """What is sent when the receiver comes in person; anything may be told otherwise."""

    def make(**otherwise):
        return {"mode": "SELF", "checked": "on", "mutation_id": str(uuid.uuid4()), **otherwise}

    return make


def page_of(entitlement, point=None):
    address = reverse("distributions:handover_record", args=[entitlement.public_id])
    return f"{address}?titik={point.public_id}" if point else address


def table_of(point, **asked):
    return reverse("distributions:handover_scan", args=[point.public_id], query=asked)


def refused_count():
    return AuditEvent.objects.filter(event="distributions.handover.refused").count()


def quantity(answer, item):
    [field] = [one for one in answer.context["form"].quantity_fields if item in one.label]
    return field.html_name


def test_handover_record_shows_what_is_due_and_what_to_check(handout, officer):
    answer = officer.get(page_of(handout.entitlement, handout.point))

    assert answer.status_code == 200
    for words in ("Berhak menerima", "Siti Contoh", "RT 003/RW 002", "kg beras", "Rp300.000"):
        assert words in answer.text
    assert "NIK berakhiran 0012" in answer.text
    assert "317507" not in answer.text


def test_handover_record_hands_over_all_that_is_due(handout, officer, said):
    answer = officer.post(page_of(handout.entitlement, handout.point), said())

    handover = Handover.objects.get()
    assert (handover.mode, handover.point, handover.handed_at) == (Mode.SELF, handout.point, NOW)
    assert sorted(handover.lines.values_list("quantity", flat=True)) == [10, 300_000]
    assert answer["Location"] == table_of(handout.point, baru=handover.public_id)


def test_handover_record_wants_the_card_compared(handout, officer, said):
    answer = officer.post(page_of(handout.entitlement), said(checked=""))

    assert answer.status_code == 422
    assert "Cocokkan dahulu KTP atau KK, lalu centang." in answer.text
    assert Handover.objects.count() == 0


def test_handover_record_through_a_member_of_the_family(handout, officer, said):
    family = handout.entitlement.entry.family
    child = PersonFactory(family=family, name="Dewi Contoh", relation="CHILD")

    officer.post(page_of(handout.entitlement), said(mode="PROXY", who=f"member:{child.public_id}"))

    handover = Handover.objects.get()
    assert (handover.proxy_kind, handover.proxy) == (ProxyKind.SAME_KK, child)
    assert (handover.proxy_name, handover.proxy_relation) == ("Dewi Contoh", "anak")


def test_handover_record_through_somebody_else_with_a_letter(handout, officer, said):
    proxy = {
        "who": "OTHER",
        "proxy_name": "Dewi Contoh",
        "proxy_relation": "tetangga",
        "proxy_nik": "3175076905900012",
    }
    page = page_of(handout.entitlement)

    refused = officer.post(page, said(mode="PROXY", **proxy))
    assert "Periksa dahulu surat kuasanya, lalu centang atau" in refused.text
    officer.post(page, said(mode="PROXY", letter_seen="on", **proxy))

    handover = Handover.objects.get()
    assert (handover.proxy_kind, handover.proxy_name) == (ProxyKind.OTHER, "Dewi Contoh")
    assert handover.proxy_nik == Nik("3175076905900012")


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"mode": "PROXY"}, "Pilih siapa yang mewakili."),
        ({"mode": "PROXY", "who": "OTHER", "letter_seen": "on"}, "Tulis nama yang mewakili."),
        ({"mode": "PROXY", "who": "member:unknown"}, "Pilih siapa yang mewakili."),
        ({"mode": "PROXY", "who": "OTHER", "proxy_nik": "317"}, "NIK terdiri dari 16 angka"),
        ({"mode": "HOVER"}, "Pilih salah satu."),
        ({"mutation_id": "x"}, "Halaman ini terlalu lama terbuka."),
    ],
)
def test_handover_record_says_what_is_missing(handout, officer, said, wrong, sentence):
    answer = officer.post(page_of(handout.entitlement), said(**wrong))

    assert (answer.status_code, sentence in answer.text) == (422, True)
    assert Handover.objects.count() == 0


@pytest.mark.parametrize(
    ("typed", "reason", "sentence"),
    [
        ("8", "", "Jumlahnya kurang dari jatah. Pilih sebabnya."),
        ("11", "SHORT", "Jumlah yang diserahkan tidak lebih dari jatah."),
        ("0,0001", "SHORT", "Tulis paling banyak tiga angka di belakang koma."),
        ("-1", "SHORT", "Jumlah yang diserahkan tidak kurang dari nol."),
        ("sedikit", "SHORT", "Jumlah ini belum terbaca."),
        ("", "SHORT", "Tulis jumlahnya, atau nol."),
        ("8", "OTHER", "Tulis sebab jumlahnya kurang."),
    ],
)
def test_handover_record_says_what_is_wrong_with_a_quantity(
    handout, officer, said, typed, reason, sentence
):
    page = page_of(handout.entitlement)
    rice = quantity(officer.get(page), "beras")

    answer = officer.post(page, said(shortfall=reason, **{rice: typed}))

    assert (answer.status_code, sentence in answer.text) == (422, True)
    assert answer.context["form"].is_partial
    assert Handover.objects.count() == 0


def test_handover_record_of_less_than_is_due(handout, officer, said):
    page = page_of(handout.entitlement)
    rice = quantity(officer.get(page), "beras")

    officer.post(page, said(shortfall="SHORT", **{rice: "7,5"}))

    handover = Handover.objects.get()
    assert handover.shortfall == Shortfall.SHORT
    assert handover.lines.get(item=handout.rice).quantity == Decimal("7.5")


def test_handover_record_a_second_time_tells_of_the_first(handout, officer, said):
    page = page_of(handout.entitlement, handout.point)
    officer.post(page, said())

    shown = officer.get(page)
    again = officer.post(page, said())

    for answer, status in ((shown, 200), (again, 422)):
        assert answer.status_code == status
        for words in (
            "Jatah ini sudah diambil",
            "Selasa, 24 November 2026, 09.00 WIB",
            "Balai RW 02",
            "Siti Contoh",
            "Yang bisa Anda katakan",
        ):
            assert words in answer.text
    assert Handover.objects.count() == 1
    assert refused_count() == 1


def test_handover_record_tells_of_a_handover_that_was_taken_back(village, handout, officer, said):
    undone = {"undone_at": NOW, "undone_by": village.people[Role.KESRA]}
    HandoverFactory(
        entitlement=handout.entitlement, point=handout.point, undo_reason="Salah orang.", **undone
    )

    page = officer.get(page_of(handout.entitlement))

    for words in ("Pernah dicatat", "Balai RW 02", "12 April 2026", "Selasa, 24 November, 09.00"):
        assert words in page.text
    assert f"oleh {village.people[Role.KESRA].short_name}: Salah orang." in page.text
    assert officer.post(page_of(handout.entitlement), said()).status_code == 302
    assert "Pernah dicatat" not in officer.get(page_of(handout.entitlement)).text


def test_handover_record_sent_twice_is_written_once(handout, officer, said):
    once = said()

    first = officer.post(page_of(handout.entitlement), once)
    second = officer.post(page_of(handout.entitlement), once)

    assert (first.status_code, second.status_code) == (302, 302)
    assert Handover.objects.count() == 1
    assert refused_count() == 0


def test_handover_record_at_the_table_of_another_round(handout, officer, said):
    other = PointFactory(round=RoundFactory(open=True))
    page = page_of(handout.entitlement, other)

    shown = officer.get(page)
    answer = officer.post(page, said())

    assert "Belum bisa diserahkan" in shown.text
    assert f"Slip ini untuk {handout.round.programme}, tahap" in answer.text
    assert (answer.status_code, Handover.objects.count()) == (422, 0)
    assert refused_count() == 1


def test_handover_record_of_another_area_is_not_there(village, handout, officer, said):
    outside = handout.of(village.rt_001)

    assert officer.get(page_of(outside)).status_code == 404
    assert officer.post(page_of(outside), said()).status_code == 404


def test_handover_record_knows_the_table_where_the_officer_sits(village, handout, officer, said):
    handout.point.officers.add(village.people[Role.HANDOUT_OFFICER])

    officer.post(page_of(handout.entitlement), said())

    assert Handover.objects.get().point == handout.point


def test_handover_record_asks_the_same_for_any_family(handout, officer, constant_queries):
    family = handout.entitlement.entry.family

    constant_queries(
        lambda: officer.get(page_of(handout.entitlement)),
        more=lambda: PersonFactory.create_batch(3, family=family),
    )


def test_handover_detail_tells_what_was_handed_over_how(handout, officer):
    handover = HandoverFactory(entitlement=handout.entitlement, shortfall="DECLINED", note="Penuh")
    HandoverLineFactory(handover=handover, item=handout.rice, quantity=8)

    answer = officer.get(reverse("distributions:handover_detail", args=[handover.public_id]))

    for words in ("beras 8 kg", "penerima tidak mengambil semua", "Penuh", "12 April 2026"):
        assert words in answer.text


def test_handover_detail_of_another_area_is_not_there(village, handout, officer):
    handover = HandoverFactory(entitlement=handout.of(village.rt_001))

    address = reverse("distributions:handover_detail", args=[handover.public_id])

    assert officer.get(address).status_code == 404


def test_handover_begin_leads_to_the_only_table_of_the_officer(village, handout, officer):
    page = reverse("distributions:handover_begin")
    chosen = officer.get(page)
    handout.point.officers.add(village.people[Role.HANDOUT_OFFICER])

    led = officer.get(page)

    assert chosen.context["seats"].others == [handout.point]
    assert led["Location"] == table_of(handout.point)


def test_handover_begin_of_nothing_open_says_so(village, officer):
    RoundFactory(closed=True)

    assert (
        "Belum ada tahap yang dibuka." in officer.get(reverse("distributions:handover_begin")).text
    )


def test_handover_begin_asks_the_same_for_any_number(handout, officer, constant_queries):
    constant_queries(
        lambda: officer.get(reverse("distributions:handover_begin")),
        more=lambda: PointFactory.create_batch(3, round=RoundFactory(open=True)),
    )


def test_handover_scan_leads_from_a_code_to_the_slip(handout, officer):
    scanned = f"https://desa.example/penyaluran/kode/{handout.entitlement.code}/"

    for text in (scanned, handout.entitlement.code.lower()):
        answer = officer.post(table_of(handout.point), {"code": text})
        assert answer["Location"] == page_of(handout.entitlement, handout.point)
    assert refused_count() == 0


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Pindai slipnya, atau ketik kodenya."),
        ("2345", "Kode terdiri dari 8 huruf dan angka; ini baru 4."),
        ("23456789", "Kode ini belum cocok."),
        ("22222222", "Kode ini belum kami kenal."),
    ],
)
def test_handover_scan_says_what_is_wrong_with_a_code(handout, officer, text, sentence):
    answer = officer.post(table_of(handout.point), {"code": text})

    assert (answer.status_code, sentence in answer.text) == (422, True)
    assert refused_count() == 0


def test_handover_scan_of_a_slip_from_another_area_leaves_a_trace(village, handout, officer):
    outside = handout.of(village.rt_001)

    answer = officer.post(table_of(handout.point), {"code": outside.code})

    assert answer.status_code == 422
    assert "Jatah ini di RT 001/RW 005, di luar wilayah tugas Anda." in answer.text
    assert (outside.entry.name in answer.text, refused_count()) == (False, 1)


def test_handover_scan_of_a_slip_that_was_collected_leaves_a_trace(handout, officer):
    HandoverFactory(entitlement=handout.entitlement)

    answer = officer.post(table_of(handout.point), {"code": handout.entitlement.code}, follow=True)

    assert "Jatah ini sudah diambil" in answer.text
    assert refused_count() == 1


def test_handover_scan_finds_by_name_and_says_who_collected(village, handout, officer):
    HandoverFactory(entitlement=handout.entitlement)
    handout.of(village.rt_001)

    answer = officer.get(table_of(handout.point, nama="contoh siti"))

    assert [(one.name, one.is_collected) for one in answer.context["found"]] == [
        ("Siti Contoh", True)
    ]
    assert "Belum ada yang bernama" in officer.get(table_of(handout.point, nama="zzz")).text


def test_handover_scan_tells_how_far_the_table_is(village, handout, officer):
    SlotFactory(point=handout.point, area=village.rt_003)
    handout.of(village.rt_003)
    handout.of(village.rt_004)
    HandoverFactory(entitlement=handout.entitlement)

    assert "1 dari 2" in officer.get(table_of(handout.point)).text


def test_handover_scan_shows_what_was_just_done(handout, officer, said):
    answer = officer.post(page_of(handout.entitlement, handout.point), said(), follow=True)

    assert "Siti Contoh: sudah dicatat." in answer.text
    assert f'data-ds-last="{handout.entitlement.code}"' in answer.text


def test_handover_scan_asks_the_same_for_any_number(village, handout, officer, constant_queries):
    constant_queries(
        lambda: officer.get(table_of(handout.point, nama="warga")),
        more=lambda: [handout.of(village.rt_003) for _nth in range(3)],
    )


def test_handover_scan_lets_the_reader_of_the_camera_run(handout, officer):
    answer = officer.get(table_of(handout.point))

    assert "'wasm-unsafe-eval'" in answer["Content-Security-Policy"]
    assert "unsafe-eval'" not in officer.get("/")["Content-Security-Policy"]


def test_handover_undo_takes_it_back_with_a_reason(handout, officer, said):
    officer.post(page_of(handout.entitlement), said())
    handover = Handover.objects.get()
    undo = reverse("distributions:handover_undo", args=[handover.public_id])

    empty = officer.post(undo, {"reason": ""})
    done = officer.post(undo, {"reason": "Salah orang"}, follow=True)

    handover.refresh_from_db()
    assert (empty.status_code, handover.undo_reason) == (422, "Salah orang")
    assert "Serah terima ini dibatalkan." in done.text
    assert "Berhak menerima" in officer.get(page_of(handout.entitlement)).text


def test_handover_undo_of_somebody_else_is_refused(handout, officer):
    handover = HandoverFactory(entitlement=handout.entitlement, recorded_at=NOW)
    undo = reverse("distributions:handover_undo", args=[handover.public_id])

    answer = officer.post(undo, {"reason": "Salah orang"})

    assert answer.status_code == 422
    assert "dibatalkan oleh pencatatnya atau Kasi Kesra" in answer.text
    assert not officer.get(
        reverse("distributions:handover_detail", args=[handover.public_id])
    ).context["may_undo"]


def test_handover_undo_of_another_area_is_not_there(village, handout, officer):
    handover = HandoverFactory(entitlement=handout.of(village.rt_001))

    address = reverse("distributions:handover_undo", args=[handover.public_id])

    assert officer.get(address).status_code == 404


def test_handover_record_warns_when_one_person_collects_for_many(village, handout, officer, said):
    proxy = {"who": "OTHER", "proxy_name": "Dewi Contoh", "proxy_relation": "tetangga"}
    proxied = {"mode": "PROXY", "letter_seen": "on", **proxy}
    for _nth in range(2):
        officer.post(page_of(handout.of(village.rt_003)), said(**proxied))

    warned = officer.post(page_of(handout.entitlement), said(**proxied))
    recorded = Handover.objects.count()
    agreed = officer.post(page_of(handout.entitlement), said(agreed="on", **proxied))

    assert (warned.status_code, recorded, agreed.status_code) == (422, 2, 302)
    assert "Dewi Contoh sudah mengambil untuk 2 keluarga lain di tahap ini" in warned.text
    assert Handover.objects.count() == 3


def test_handover_record_warns_of_nobody_without_a_name(village, handout, officer, said):
    for _nth in range(2):
        officer.post(page_of(handout.of(village.rt_003)), said())

    answer = officer.post(page_of(handout.entitlement), said(mode="PROXY", who="OTHER"))

    assert "Tulis nama yang mewakili." in answer.text
    assert "sudah mengambil untuk" not in answer.text
