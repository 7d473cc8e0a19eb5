"""Entitlements: granted at once, following amendments."""

from datetime import date

import pytest

from distributions import numbering
from distributions.facts import Visit
from distributions.models import Entitlement, Sheet
from distributions.services import entitlements
from distributions.services.entitlements import Followed
from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib import codes
from duren_sawit.lib.refusals import Refusal
from tests.clock import NOW
from tests.factories.distributions import (
    AmendmentFactory,
    EntitlementFactory,
    HandoverFactory,
    ListEntryFactory,
    RecipientListFactory,
    RoundFactory,
)
from tests.factories.households import FamilyFactory, PersonFactory


@pytest.fixture
def planned(village):
    """A round whose list has 41 families in RT 003."""
    chosen = RecipientListFactory(final=True)
    ListEntryFactory.create_batch(41, list=chosen, family__dwelling__area=village.rt_003)
    return RoundFactory(list=chosen)


@pytest.fixture
def granted(village, planned, kesra):
    """The same, open, with its entitlements."""
    entitlements.grant(planned, by=kesra, at=NOW)
    planned.state = "OPEN"
    planned.save()
    return planned


@pytest.fixture
def amend(village, granted):
    """Replaces the first family of the list; tells the entitlement and the amendment."""

    def make(**otherwise):
        old = granted.entitlements.standing().in_order().select_related("entry")[0]
        reserve = ListEntryFactory(
            list=granted.list, family__dwelling__area=village.rt_003, standing="RESERVE"
        )
        told = {"entry": old.entry, "list": granted.list, "replacement": reserve, **otherwise}
        return old, AmendmentFactory(**told)

    return make


def test_grant_makes_sheets_of_twenty_rows(planned, kesra):
    count = entitlements.grant(planned, by=kesra, at=NOW)

    rows = [sheet.entitlements.count() for sheet in Sheet.objects.in_order()]
    assert (count, rows) == (41, [20, 20, 1])
    serials = Entitlement.objects.in_order().values_list("serial", "sheet__number")
    assert list(serials) == [(serial, (serial - 1) // 20 + 1) for serial in range(1, 42)]


def test_grant_does_it_once(granted, kesra):
    with pytest.raises(Refusal, match="Jatah tahap ini sudah dibagi"):
        entitlements.grant(granted, by=kesra, at=NOW)

    assert Entitlement.objects.count() == 41


def test_grant_draws_again_where_a_code_is_taken(monkeypatch, village):
    taken, free = EntitlementFactory().code, codes.generate()
    drawn = iter([taken, free])
    monkeypatch.setattr(codes, "generate", lambda: next(drawn))

    assert numbering.fresh_codes(1) == [free]


def test_follow_passes_the_place_on_to_a_sheet_no_paper_knows_yet(granted, amend, kesra):
    old, amendment = amend()

    followed = entitlements.follow(amendment, by=kesra, at=NOW)

    old.refresh_from_db()
    (new,) = followed.granted
    assert (old.withdrawn_at, followed.withdrawn) == (NOW, (old,))
    assert (new.entry, new.serial, new.sheet.number) == (amendment.replacement, 61, 4)
    assert new.code != old.code


def test_follow_grants_nothing_for_a_place_that_was_collected_before(granted, amend, kesra):
    old, amendment = amend()
    HandoverFactory(entitlement=old)
    entitlements.follow(amendment, by=kesra, at=NOW)
    onward = AmendmentFactory(
        entry=amendment.replacement,
        list=amendment.list,
        replacement=ListEntryFactory(list=amendment.list, standing="RESERVE"),
    )

    assert entitlements.follow(onward, by=kesra, at=NOW) == Followed()


def test_follow_leaves_what_was_collected(granted, amend, kesra):
    old, amendment = amend()
    HandoverFactory(entitlement=old)

    followed = entitlements.follow(amendment, by=kesra, at=NOW)

    old.refresh_from_db()
    assert followed == entitlements.Followed(collected=(old,))
    assert (old.withdrawn_at, Entitlement.objects.count()) == (None, 41)


def test_follow_counts_an_undone_handover_as_none(granted, amend, kesra):
    old, amendment = amend()
    HandoverFactory(entitlement=old, undone_at=NOW, undone_by=kesra, undo_reason="keliru")

    assert entitlements.follow(amendment, by=kesra, at=NOW).withdrawn == (old,)


def test_follow_without_replacement_only_withdraws(granted, amend, kesra):
    old, amendment = amend(replacement=None)

    followed = entitlements.follow(amendment, by=kesra, at=NOW)

    assert (followed.withdrawn, followed.granted) == ((old,), ())


def test_follow_leaves_code_and_row_to_another_member(granted, amend, kesra):
    old, amendment = amend(replacement=None, new_receiver=PersonFactory(family=FamilyFactory()))

    followed = entitlements.follow(amendment, by=kesra, at=NOW)

    old.refresh_from_db()
    assert (followed, old.withdrawn_at) == (entitlements.Followed(), None)


def test_follow_leaves_closed_rounds(granted, amend, kesra):
    granted.state = "CLOSED"
    granted.save()

    followed = entitlements.follow(amend()[1], by=kesra, at=NOW)

    assert followed == entitlements.Followed()


def arranged(round_, chosen, by, **visit):
    return entitlements.arrange(round_, chosen=chosen, visit=Visit(**visit), by=by, at=NOW)


def test_arrange_writes_visits_down_and_tells_each_area_once(village, granted, kesra):
    chosen = list(granted.entitlements.in_order()[:2])

    count = arranged(granted, chosen, kesra, home_visit=True)
    arranged(granted, chosen, kesra, home_visit=True)

    assert count == 2
    assert granted.entitlements.filter(home_visit=True).count() == 2
    event = AuditEvent.objects.get(event="distributions.visits.arranged")
    assert all(one.code in event.change.values for one in chosen)


def test_arrange_takes_the_second_day_back(granted, kesra):
    chosen = list(granted.entitlements.in_order()[:1])
    later = date(2026, 12, 1)
    granted.programme.__class__.objects.update(ends_on=later)

    arranged(granted, chosen, kesra, second_date_on=later)
    assert granted.entitlements.get(second_date_on=later) == chosen[0]
    arranged(granted, chosen, kesra)

    assert not granted.entitlements.filter(second_date_on__isnull=False).exists()


def test_arrange_refuses_what_is_no_use(village, granted, kesra):
    first, second, third = granted.entitlements.in_order()[:3]
    HandoverFactory(entitlement=first)
    second.withdrawn_at = NOW
    second.save()
    note_taker = village.people[Role.NOTE_TAKER]

    for chosen, by, visit, sentence in (
        ([], kesra, {}, "Pilih dulu keluarganya"),
        ([first], kesra, {"home_visit": True}, "Sudah mengambil"),
        ([second], kesra, {"home_visit": True}, "sudah dicabut"),
        ([third], note_taker, {"home_visit": True}, "petugas penyaluran di wilayahnya"),
        ([third], kesra, {"second_date_on": date(2026, 11, 23)}, "tidak mendahului hari ini"),
        ([third], kesra, {"second_date_on": date(2027, 11, 23)}, "di luar masa program"),
    ):
        with pytest.raises(Refusal, match=sentence):
            arranged(granted, chosen, by, **visit)

    assert not granted.entitlements.filter(home_visit=True).exists()


def test_arrange_refuses_a_round_that_is_not_open(granted, kesra):
    granted.state = "PLANNED"
    granted.save()

    with pytest.raises(Refusal, match="Tahap ini belum dibuka"):
        arranged(granted, list(granted.entitlements.all()[:1]), kesra, home_visit=True)
