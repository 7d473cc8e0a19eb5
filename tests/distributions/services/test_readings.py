"""Sheets of the paper roster become handovers."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from distributions.choices import Event, HandoverSource, Mode
from distributions.marks import LEFT, Mark, parse_proxied, parse_short
from distributions.models import Handover, SheetReading
from distributions.selectors.closings import signed_anyway
from distributions.selectors.readings import read_words
from distributions.services import handovers, readings
from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib.refusals import Refusal
from tests.clock import NOW
from tests.distributions.sheets import paper_of, round_of_rice
from tests.factories.distributions import HandoverFactory

DAY = date(2026, 4, 13)


@pytest.fixture
def operator(village):
    return village.people[Role.OPERATOR]


@pytest.fixture
def paper(village):
    return paper_of(village.rt_003)


def read(paper, by, marks=None, **otherwise):
    said = {"marks": marks or {}, "day": DAY, "by": by, "at": NOW}
    return readings.read(paper.sheets, **{**said, **otherwise})


def modes():
    return dict(Handover.objects.valid().order_by("pk").values_list("entitlement__serial", "mode"))


def test_read_hands_over_all_but_the_exceptions(paper, kesra):
    contents = list(paper.round.benefits.select_related("item"))
    child = paper.joined_by(12)
    marks = {7: LEFT, **parse_proxied("12 Siti (anak)"), **parse_short("44 8 kg", contents)}

    done = read(paper, kesra, marks)

    assert (done.recorded, done.waiting, done.differing) == (49, 0, 0)
    assert modes() == {n: Mode.PROXY if n == 12 else Mode.SELF for n in range(1, 51) if n != 7}
    proxied = Handover.objects.get(entitlement__serial=12)
    assert (proxied.proxy, proxied.proxy_name, proxied.proxy_relation) == (child, "Siti", "anak")
    short = Handover.objects.get(entitlement__serial=44)
    assert [line.quantity for line in short.lines.all()] == [Decimal(8)]
    assert {one.source for one in Handover.objects.all()} == {HandoverSource.PAPER}


def test_read_keeps_what_each_sheet_said_and_tells_the_trail(paper, kesra):
    read(paper, kesra, {7: LEFT})

    kept = SheetReading.objects.get(sheet=paper.sheets[0])
    assert (kept.is_settled, kept.settled_by, kept.handed_on) == (True, kesra, DAY)
    assert (len(kept.outcomes), kept.outcomes["7"]) == (20, {"mode": ""})
    assert AuditEvent.objects.filter(event=Event.SHEET_READ).count() == 3


def test_read_dates_the_handovers_to_the_day_of_the_paper(paper, kesra):
    read(paper, kesra)

    assert {one.handed_at.date() for one in Handover.objects.all()} == {DAY}


def test_read_leaves_what_the_table_recorded(paper, kesra):
    before = HandoverFactory(entitlement=paper.rows[4])

    done = read(paper, kesra)

    assert done.recorded == 49
    assert list(paper.rows[4].handovers.all()) == [before]


def test_read_refuses_when_paper_and_screen_disagree(paper, kesra):
    HandoverFactory(entitlement=paper.rows[4])

    with pytest.raises(Refusal, match=r"Baris 5, .*: kertas lain dari layar"):
        read(paper, kesra, {5: LEFT})

    assert (Handover.objects.count(), SheetReading.objects.count()) == (1, 0)


def test_read_lets_the_screen_stand_once_the_reader_knows(paper, kesra):
    before = HandoverFactory(entitlement=paper.rows[4])

    read(paper, kesra, {5: replace(LEFT, agrees=True)})

    assert list(paper.rows[4].handovers.valid()) == [before]


def test_read_asks_about_a_handover_that_was_taken_back(clock, paper, kesra, operator):
    made = handovers.record(
        paper.rows[4], taken=Mark().taken({}), source="PAPER", by=operator, at=NOW
    )
    handovers.undo(made, reason="salah orang", by=operator, at=NOW)

    with pytest.raises(Refusal, match="di layar dibatalkan"):
        read(paper, kesra)
    read(paper, kesra, {5: Mark(agrees=True)})

    assert paper.rows[4].handovers.valid().count() == 1


@pytest.fixture
def withdrawn(paper):
    """The fifth row, taken off the list after the sheets were printed."""
    paper.rows[4].withdrawn_at = NOW
    paper.rows[4].save()
    return paper.rows[4]


@pytest.mark.parametrize("marks", [{}, parse_proxied("5 Siti (anak)")])
def test_read_asks_whether_the_withdrawn_signed(paper, kesra, withdrawn, marks):
    with pytest.raises(Refusal, match="jatahnya sudah dicabut"):
        read(paper, kesra, marks)

    assert not Handover.objects.exists()


def test_read_leaves_the_withdrawn_who_did_not_sign(paper, kesra, withdrawn):
    done = read(paper, kesra, {5: LEFT})

    withdrawn.refresh_from_db()
    assert (done.recorded, done.signed_anyway, withdrawn.signed_anyway_on) == (49, [], None)


def test_read_keeps_the_withdrawn_who_signed_for_the_closing(paper, kesra, withdrawn):
    done = read(paper, kesra, {5: Mark(agrees=True)})

    name = withdrawn.entry.name
    assert (done.recorded, done.signed_anyway) == (49, [f"5 {name}"])
    assert read_words(done).endswith(
        f"Bertanda tangan, tetapi tidak lagi di daftar: 5 {name}. Ditulis untuk penutupan."
    )
    assert [(one.pk, one.signed_anyway_on) for one in signed_anyway(kesra, paper.round)] == [
        (withdrawn.pk, DAY)
    ]


def test_settle_keeps_the_withdrawn_who_signed(village, kesra, operator, third):
    paper = paper_of(village.rt_003, rows=3, reads_twice=True)
    paper.rows[1].withdrawn_at = NOW
    paper.rows[1].save()
    read(paper, kesra, {2: LEFT})
    read(paper, operator, {2: Mark(agrees=True)})

    done = readings.settle(paper.sheets[0], choices={2: Mark()}, by=third, at=NOW)

    assert (done.recorded, len(done.signed_anyway)) == (2, 1)


@pytest.mark.parametrize(
    ("marks", "sentence"),
    [
        ({51: LEFT}, "Baris 51 tidak ada di sini; barisnya 1 sampai 50."),
        (parse_proxied("3 Budi (tetangga)"), "Baris 3, .*surat kuasa"),
        (parse_proxied("3 Budi (anak)"), r"Budi tidak tercatat .* tulis Budi \(anak, kuasa\)"),
    ],
)
def test_read_writes_nothing_when_a_row_is_in_the_way(paper, kesra, marks, sentence):
    with pytest.raises(Refusal, match=sentence):
        read(paper, kesra, marks)

    assert (Handover.objects.count(), SheetReading.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [(date(2026, 11, 25), "belum tiba"), (date(2026, 4, 11), "mendahului hari pertama")],
)
def test_read_refuses_days_outside_the_round(paper, kesra, day, sentence):
    with pytest.raises(Refusal, match=sentence):
        read(paper, kesra, day=day)


def test_read_refuses_a_closed_round(paper, kesra):
    paper.round.state = "CLOSED"
    paper.round.save()

    with pytest.raises(Refusal, match="tidak dibuka"):
        read(paper, kesra)


def test_read_refuses_who_approved_the_list(village, kesra):
    approved = round_of_rice(list__approved_by=kesra)
    paper = paper_of(village.rt_003, rows=1, tahap=approved)

    with pytest.raises(Refusal, match="Anda mengesahkan daftar ini"):
        read(paper, kesra)


def test_read_again_takes_those_who_came_later(paper, kesra):
    read(paper, kesra, {7: LEFT, 12: LEFT})

    done = read(paper, kesra, {12: LEFT}, day=date(2026, 4, 14))

    assert done.recorded == 1
    assert 7 in modes()


def test_two_people_who_read_the_same_hand_over(village, kesra, operator):
    paper = paper_of(village.rt_003, reads_twice=True)
    paper.joined_by(3, name="Siti Aminah")

    first = read(paper, kesra, parse_proxied("3 siti aminah (anak)"))
    assert (first.recorded, first.waiting, modes()) == (0, 3, {})
    second = read(paper, operator, parse_proxied("3 Siti Aminah (Anak)"))

    assert (second.recorded, second.differing) == (50, 0)
    assert SheetReading.objects.filter(is_settled=True, settled_by=operator).count() == 6


def test_one_person_does_not_read_twice(village, kesra):
    paper = paper_of(village.rt_003, reads_twice=True)
    read(paper, kesra)

    with pytest.raises(Refusal, match="Orang lain memasukkan yang kedua"):
        read(paper, kesra)


@pytest.fixture
def differing(village, kesra, operator):
    """A sheet of twenty rows: Kesra left 3 and 4 out, the operator 4 and 9."""
    paper = paper_of(village.rt_003, rows=20, reads_twice=True)
    HandoverFactory(entitlement=paper.rows[6], mode=Mode.HOME)
    read(paper, kesra, {3: LEFT, 4: LEFT})
    read(paper, operator, {4: LEFT, 9: LEFT})
    return paper.sheets[0]


@pytest.fixture
def third(village):
    return village.people[Role.HANDOUT_OFFICER]


def left_out():
    return sorted(set(range(1, 21)) - set(modes()))


def test_a_third_person_settles_what_two_read_differently(differing, third):
    assert modes() == {7: Mode.HOME}
    with pytest.raises(Refusal, match="Baris 9: pilih bacaan yang benar"):
        readings.settle(differing, choices={3: LEFT}, by=third, at=NOW)

    settled = readings.settle(differing, choices={3: LEFT, 9: Mark()}, by=third, at=NOW)

    assert (settled.recorded, left_out(), modes()[7]) == (17, [3, 4], Mode.HOME)
    assert {one.settled_by for one in differing.readings.all()} == {third}
    assert AuditEvent.objects.filter(event=Event.SHEET_SETTLED, actor_id=third.pk).count() == 1


def test_who_read_does_not_settle_for_the_own_reading(differing, kesra):
    for choices in ({3: LEFT, 9: Mark()}, {3: Mark(), 9: Mark()}):
        with pytest.raises(Refusal, match="biarkan orang ketiga memutuskan"):
            readings.settle(differing, choices=choices, by=kesra, at=NOW)

    assert modes() == {7: Mode.HOME}


def test_who_read_may_give_in_to_the_other(differing, kesra):
    readings.settle(differing, choices={3: Mark(), 9: LEFT}, by=kesra, at=NOW)

    assert left_out() == [4, 9]


def test_days_that_differ_are_settled_too(village, kesra, operator, third):
    paper = paper_of(village.rt_003, rows=2, reads_twice=True)
    read(paper, kesra)
    second = read(paper, operator, day=date(2026, 4, 14))
    assert (second.recorded, second.differing) == (0, 1)

    with pytest.raises(Refusal, match="Pilih hari penyerahan yang benar"):
        readings.settle(paper.sheets[0], choices={}, by=third, at=NOW)
    with pytest.raises(Refusal, match="biarkan orang ketiga"):
        readings.settle(paper.sheets[0], choices={}, day=DAY, by=kesra, at=NOW)
    readings.settle(paper.sheets[0], choices={}, day=date(2026, 4, 14), by=third, at=NOW)

    assert {one.handed_at.date() for one in Handover.objects.all()} == {date(2026, 4, 14)}


def test_settle_refuses_what_does_not_wait(paper, kesra):
    with pytest.raises(Refusal, match="tidak menunggu keputusan"):
        readings.settle(paper.sheets[0], choices={}, by=kesra, at=NOW)
