"""Handing over once, to whom the rules allow, what is due; and taking back."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from functools import partial
from threading import Thread
from uuid import UUID

import pytest
from django.db import connection, transaction

from distributions.choices import HandoverSource, Mode, ProxyKind, RoundState, Shortfall
from distributions.facts import ProxyFacts, Taken
from distributions.models import Handover, HandoverLine, ProxyRule
from distributions.refusals import RefusedHandover
from distributions.services import handovers
from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditChange, AuditEvent
from duren_sawit.lib.nik import Nik
from duren_sawit.lib.refusals import Refusal
from households.choices import LifeStatus
from tests.clock import NOW, YESTERDAY, village_time
from tests.factories.distributions import (
    PointFactory,
    RecipientListFactory,
    RoundFactory,
)
from tests.factories.households import PersonFactory
from tests.households import beside

pytestmark = pytest.mark.usefixtures("clock")

SENT = UUID("7f9c2b9e-1111-4222-8333-123456789abc")


@pytest.fixture
def officer(village):
    return village.people[Role.HANDOUT_OFFICER]


@pytest.fixture
def record(handout, officer):
    """Hands the sample entitlement over; anything may be told otherwise."""

    def do(entitlement=None, *, taken=None, **otherwise):
        said = {"source": HandoverSource.SCREEN, "by": officer, "at": NOW, **otherwise}
        return handovers.record(entitlement or handout.entitlement, taken=taken or Taken(), **said)

    return do


def events():
    return list(AuditEvent.objects.order_by("pk").values_list("event", flat=True))


def lines(handover):
    return sorted(map(str, handover.lines.select_related("item")))


def proxied(**facts):
    said = {"kind": ProxyKind.OTHER, "relation": "tetangga", "name": "Dewi Contoh"}
    return Taken(mode=Mode.PROXY, proxy=ProxyFacts(**{**said, "letter_seen": True, **facts}))


def test_record_hands_over_all_that_is_due(handout, record, officer):
    handover = record(point=handout.point)

    handover.refresh_from_db()
    assert lines(handover) == ["Rp300.000", "beras 10 kg"]
    assert (handover.mode, handover.point, handover.handed_at) == (Mode.SELF, handout.point, NOW)
    assert handover.recorded_by == officer
    assert events() == ["distributions.handover.recorded"]
    told = AuditChange.objects.get().values
    assert told["lines"] == [None, "Rp300.000; beras 10 kg"]


def test_record_a_second_time_says_when_where_to_whom_and_by_whom(handout, record):
    record(point=handout.point, at=village_time(2026, 11, 23, 9, 14))

    with pytest.raises(RefusedHandover) as refused:
        record()

    assert str(refused.value) == (
        "Jatah ini sudah diambil Senin, 23 November, 09.14, di Balai RW 02, oleh Siti Contoh. "
        "Dicatat Pak Joko."
    )
    assert Handover.objects.count() == 1


def test_a_refused_attempt_stands_in_the_trail(handout, record, officer):
    record()

    with pytest.raises(RefusedHandover):
        record()

    assert events() == ["distributions.handover.recorded", "distributions.handover.refused"]
    last = AuditEvent.objects.latest("pk")
    assert (last.subject_id, last.actor_id) == (handout.entitlement.pk, officer.pk)
    assert last.area_path == handout.entitlement.area.path


def test_the_same_sent_again_is_answered_as_it_was(record):
    first = record(mutation_id=SENT)

    assert record(mutation_id=SENT) == first
    assert events() == ["distributions.handover.recorded"]


def test_what_was_sent_is_not_taken_for_another_family(village, handout, record):
    record(mutation_id=SENT)

    with pytest.raises(Refusal, match="sudah dipakai untuk jatah lain"):
        record(handout.of(village.rt_003), mutation_id=SENT)

    assert Handover.objects.count() == 1


def test_another_area_is_refused_and_told(village, handout, record):
    elsewhere = handout.of(village.rt_001)

    with pytest.raises(Refusal, match="di luar wilayah tugas Anda"):
        record(elsewhere)

    assert events() == ["distributions.handover.refused"]
    assert not Handover.objects.exists()


def test_who_approved_the_list_does_not_hand_over(handout, record, officer):
    handout.round.list = RecipientListFactory(final=True, approved_by=officer)
    handout.round.save()

    with pytest.raises(Refusal, match="Anda mengesahkan daftar ini"):
        record()


@pytest.mark.parametrize("by_number", [True, False])
def test_the_own_family_is_for_another_officer(handout, record, officer, by_number):
    family = handout.entitlement.entry.family
    if by_number:
        officer.kk_number = family.kk_number
    else:
        officer.nik = family.people.get().nik
    officer.save()

    with pytest.raises(Refusal, match="Ini keluarga Anda sendiri"):
        record()

    assert events() == ["distributions.handover.refused"]


@pytest.mark.parametrize(
    ("state", "sentence"),
    [(RoundState.PLANNED, "belum dibuka"), (RoundState.CLOSED, "sudah ditutup")],
)
def test_only_an_open_round_is_handed_out(handout, record, state, sentence):
    handout.round.state = state
    handout.round.save()

    with pytest.raises(Refusal, match=sentence):
        record()

    assert not Handover.objects.exists()


@pytest.mark.parametrize("days", [-2, 2])
def test_another_day_is_refused(record, days):
    with pytest.raises(Refusal, match="dibagikan 23 November 2026 sampai 25 November 2026"):
        record(at=NOW + timedelta(days=days))


def test_paper_is_written_down_later(record):
    handover = record(at=NOW + timedelta(days=2), source=HandoverSource.PAPER)

    assert handover.source == HandoverSource.PAPER


def test_the_second_day_of_one_family_counts(handout, record):
    handout.entitlement.second_date_on = (NOW + timedelta(days=7)).date()
    handout.entitlement.save()

    assert record(at=NOW + timedelta(days=7)).pk


def test_a_withdrawn_entitlement_is_refused(handout, record):
    handout.entitlement.withdrawn_at = NOW
    handout.entitlement.save()

    with pytest.raises(Refusal, match="dicabut karena daftar penerima diubah"):
        record()


@pytest.mark.parametrize(
    ("rice", "reason", "sentence"),
    [
        (-1, "", "tidak kurang dari nol"),
        (11, "", "tidak lebih dari jatah"),
        (5, "", "Pilih sebabnya"),
        (5, Shortfall.OTHER, "Tulis sebab jumlahnya kurang"),
    ],
)
def test_quantities_keep_within_what_is_due(handout, record, rice, reason, sentence):
    given = {handout.rice.pk: Decimal(rice), handout.money.pk: Decimal(300_000)}

    with pytest.raises(Refusal, match=sentence):
        record(taken=Taken(quantities=given, shortfall=reason))

    assert not Handover.objects.exists()


def test_nothing_at_all_is_no_handover(handout, record):
    with pytest.raises(Refusal, match="Tidak ada yang diserahkan"):
        record(taken=Taken(quantities={handout.rice.pk: Decimal(0)}, shortfall=Shortfall.SHORT))


def test_goods_that_are_not_due_are_refused(record):
    with pytest.raises(Refusal, match="tidak termasuk isi tahap"):
        record(taken=Taken(quantities={0: Decimal(1)}))


def test_less_is_handed_over_with_its_reason(handout, record):
    given = {handout.rice.pk: Decimal("7.5"), handout.money.pk: Decimal(300_000)}

    handover = record(taken=Taken(quantities=given, shortfall=Shortfall.SHORT))

    assert lines(handover) == ["Rp300.000", "beras 7,5 kg"]
    assert handover.shortfall == Shortfall.SHORT


def test_what_was_mistyped_is_not_told(handout, record):
    with pytest.raises(Refusal):
        record(taken=Taken(quantities={handout.rice.pk: Decimal(5)}))

    assert events() == []


def test_a_proxy_is_written_down(record):
    nik = Nik("3175074408840012")

    handover = record(taken=proxied(nik=nik))

    handover.refresh_from_db()
    assert (handover.proxy_name, handover.proxy_relation) == ("Dewi Contoh", "tetangga")
    assert (handover.proxy_nik, handover.proxy_key) == (nik, "dewi contoh")


def test_a_member_of_the_family_collects(handout, record):
    child = PersonFactory(family=handout.entitlement.entry.family, name="Ani Contoh")
    taken = proxied(kind=ProxyKind.SAME_KK, person=child, name="", relation="anak")

    handover = record(taken=taken)

    assert (handover.proxy, handover.proxy_name) == (child, "Ani Contoh")


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({"name": " "}, "Tulis nama yang mewakili"),
        ({"relation": ""}, "Tulis hubungan wakil"),
        ({"letter_seen": False}, "Periksa dahulu surat kuasanya"),
    ],
)
def test_what_a_proxy_lacks_is_said(record, facts, sentence):
    with pytest.raises(Refusal, match=sentence):
        record(taken=proxied(**facts))

    assert not Handover.objects.exists()


def test_a_kind_of_proxy_may_be_forbidden(record):
    ProxyRule.objects.filter(kind=ProxyKind.OTHER).update(is_allowed=False)

    with pytest.raises(Refusal, match="tidak diperbolehkan"):
        record(taken=proxied())


def test_a_member_is_alive_and_of_that_card(handout, record):
    dead = PersonFactory(
        family=handout.entitlement.entry.family, life_status=LifeStatus.DIED, status_on=YESTERDAY
    )
    for person in (dead, PersonFactory()):
        with pytest.raises(Refusal, match="tidak tercatat di KK penerima"):
            record(taken=proxied(kind=ProxyKind.SAME_KK, person=person))


def test_the_receiver_is_no_proxy(handout, record):
    with pytest.raises(Refusal, match="Ini penerimanya sendiri"):
        record(taken=proxied(kind=ProxyKind.SAME_KK, person=handout.entitlement.entry.receiver))


def test_a_proxy_and_the_mode_agree(record):
    with pytest.raises(Refusal, match="Tulis siapa yang mewakili"):
        record(taken=Taken(mode=Mode.PROXY))
    with pytest.raises(Refusal, match="Wakil hanya ditulis"):
        record(taken=replace(proxied(), mode=Mode.HOME))


def test_a_visit_at_home_has_no_point(handout, record):
    assert record(taken=Taken(mode=Mode.HOME), point=handout.point).point is None


@pytest.mark.django_db(transaction=True)
def test_ten_at_once_are_one_handover(record):
    answers = []

    def attempt():
        try:
            answers.append(record().pk)
        except RefusedHandover as refusal:
            answers.append(refusal.codes)
        finally:
            connection.close()

    threads = [Thread(target=attempt) for _turn in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers.count(("taken",)) == 9
    assert Handover.objects.count() == 1
    assert sorted(events()) == ["distributions.handover.recorded"] + 9 * [
        "distributions.handover.refused"
    ]


@pytest.mark.django_db(transaction=True)
def test_who_waits_for_the_closing_of_a_round_finds_it_closed(handout, record):
    answers = []

    def attempt():
        with pytest.raises(Refusal) as refused:
            record()
        return str(refused.value)

    with transaction.atomic():
        round_ = type(handout.round).objects.held().get(pk=handout.round.pk)
        other = beside.start(attempt, answers)
        round_.state = RoundState.CLOSED
        round_.save()
    other.join()

    assert answers == ["Tahap ini sudah ditutup."]


def test_all_rows_are_written_with_one_entry(village, handout, officer):
    second = handout.of(village.rt_003)
    rows = [(handout.entitlement, Taken()), (second, proxied())]

    written = handovers.record_all(rows, source=HandoverSource.PAPER, by=officer, at=NOW)

    assert [one.entitlement_id for one in written] == [handout.entitlement.pk, second.pk]
    assert HandoverLine.objects.count() == 4
    assert events() == ["distributions.handovers.recorded"]
    assert set(AuditChange.objects.get().values) == {handout.entitlement.code, second.code}


def test_one_refused_row_holds_all_back(village, handout, officer, record):
    record()
    rows = [(handout.entitlement, Taken()), (handout.of(village.rt_003), Taken())]

    with pytest.raises(RefusedHandover) as refused:
        handovers.record_all(rows, source=HandoverSource.FILE, by=officer, at=NOW)

    assert [one.entitlement.pk for one in refused.value.refused] == [handout.entitlement.pk]
    assert Handover.objects.count() == 1
    assert events() == ["distributions.handover.recorded", "distributions.handover.refused"]


def test_a_row_that_stands_twice_is_refused(handout, officer):
    rows = 2 * [(handout.entitlement, Taken())]

    with pytest.raises(RefusedHandover, match="tertulis dua kali"):
        handovers.record_all(rows, source=HandoverSource.FILE, by=officer, at=NOW)


def test_many_rows_ask_as_often_as_few(village, handout, officer, constant_queries):
    def turn():
        rows = [(one, Taken()) for one in handout.round.entitlements.order_by("pk")]
        with transaction.atomic():
            handovers.record_all(rows, source=HandoverSource.PAPER, by=officer, at=NOW)
            transaction.set_rollback(True)

    constant_queries(turn, more=partial(handout.of, village.rt_003))


def test_undo_lets_the_family_collect_again(handout, record, officer):
    first = record()

    handovers.undo(first, reason="Salah pindai", by=officer, at=NOW)
    second = record()

    first.refresh_from_db()
    assert (first.undo_reason, first.undone_by) == ("Salah pindai", officer)
    assert list(Handover.objects.valid()) == [second]
    assert events()[1] == "distributions.handover.undone"


def test_kesra_may_undo_and_others_may_not(village, record, kesra):
    handover = record()

    with pytest.raises(Refusal, match="oleh pencatatnya atau Kasi Kesra"):
        handovers.undo(handover, reason="Salah", by=village.people[Role.RW_HEAD], at=NOW)
    handovers.undo(handover, reason="Salah", by=kesra, at=NOW)

    assert not Handover.objects.valid().exists()


@pytest.mark.parametrize(
    ("reason", "days", "sentence"),
    [(" ", 0, "Tulis sebab"), ("Salah", 1, "hanya dibatalkan pada hari dicatat")],
)
def test_undo_needs_a_reason_on_the_same_day(record, officer, reason, days, sentence):
    handover = record()

    with pytest.raises(Refusal, match=sentence):
        handovers.undo(handover, reason=reason, by=officer, at=NOW + timedelta(days=days))


def test_undo_is_once_and_before_the_round_closes(handout, record, officer):
    handover = record()
    handovers.undo(handover, reason="Salah", by=officer, at=NOW)

    with pytest.raises(Refusal, match="sudah dibatalkan"):
        handovers.undo(handover, reason="Salah", by=officer, at=NOW)
    handout.round.state = RoundState.CLOSED
    handout.round.save()
    with pytest.raises(Refusal, match="sudah ditutup"):
        handovers.undo(handover, reason="Salah", by=officer, at=NOW)


def test_an_undone_one_sent_again_is_answered_as_it_was(record, officer):
    first = record(mutation_id=SENT)
    handovers.undo(first, reason="Salah", by=officer, at=NOW)

    assert record(mutation_id=SENT) == first


def present(handout, officer, entitlement=None, **otherwise):
    code = (entitlement or handout.entitlement).code
    return handovers.present(handout.point, **{"code": code, "by": officer, "at": NOW, **otherwise})


def test_present_finds_the_slip_and_leaves_no_trace(handout, officer):
    assert present(handout, officer) == handout.entitlement
    assert events() == []


def test_present_of_one_that_cannot_be_collected_leaves_a_trace(handout, officer, record):
    record(point=handout.point)

    assert present(handout, officer) == handout.entitlement

    told = AuditChange.objects.order_by("pk").last().values["refused"][1]
    assert told.startswith("Jatah ini sudah diambil Selasa, 24 November")
    assert events()[-1] == "distributions.handover.refused"


def test_present_refuses_a_slip_of_another_area_and_tells(village, handout, officer):
    with pytest.raises(RefusedHandover) as refused:
        present(handout, officer, handout.of(village.rt_001))

    assert refused.value.codes == ("not_yours",)
    assert events() == ["distributions.handover.refused"]


def test_present_refuses_a_code_nobody_knows_without_a_trace(handout, officer):
    with pytest.raises(Refusal) as refused:
        present(handout, officer, code="22222222")

    assert (refused.value.codes, events()) == (("unknown_code",), [])


def test_record_refuses_the_table_of_another_round(handout, record):
    with pytest.raises(RefusedHandover) as refused:
        record(point=PointFactory(round=RoundFactory(open=True)))

    assert (refused.value.codes, Handover.objects.count()) == (("other_round",), 0)
