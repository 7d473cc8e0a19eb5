"""What was found beside entries is kept, and worked out anew."""

from datetime import timedelta

import pytest

from distributions.checking import check
from distributions.choices import Check, Event, ListState, Standing
from distributions.services import entries, lists
from distributions.tasks import check_lists
from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib.nik import Nik
from households.models import Person
from tests.clock import NOW
from tests.factories.distributions import ListEntryFactory, QuotaFactory, RecipientListFactory
from tests.factories.households import FamilyFactory


@pytest.fixture
def entry(village):
    family = FamilyFactory(dwelling__area=village.rt_003, head__nik=None)
    return ListEntryFactory(family=family)


def kept(listed):
    return sorted(listed.findings.values_list("entry_id", "kind"))


def test_every_finding_is_kept_once(entry):
    counted = [check(entry.list, at=NOW), check(entry.list, at=NOW)]

    assert (counted, kept(entry.list)) == ([1, 1], [(entry.pk, Check.NO_NIK)])
    assert (entry.list.checked_at, entry.findings.get().area) == (NOW, entry.area)


def test_what_is_mended_in_the_register_goes(entry):
    check(entry.list, at=NOW)
    Person.objects.filter(pk=entry.receiver_id).update(nik=Nik("3175070101900009"))

    check(entry.list, at=NOW + timedelta(hours=1))

    assert kept(entry.list) == []


def test_who_is_taken_off_has_no_findings(entry, kesra):
    check(entry.list, at=NOW)

    entries.remove(entry, by=kesra, at=NOW)

    assert kept(entry.list) == []


def test_a_change_of_one_entry_is_counted_for_all(entry, kesra, village):
    QuotaFactory(programme=entry.list.programme, area=village.rw_002, families=1)
    other = ListEntryFactory(
        list=entry.list, family__dwelling__area=village.rt_004, standing=Standing.RESERVE
    )

    entries.set_standing(other, standing=Standing.MAIN, by=kesra, at=NOW)

    assert kept(entry.list) == [(entry.pk, Check.NO_NIK), (other.pk, Check.OVER_QUOTA)]


def test_submitting_and_approving_count_anew(entry, kesra, village):
    lurah = village.people[Role.LURAH]
    lists.submit(entry.list, by=kesra, at=NOW)
    last = ListEntryFactory(list=entry.list, family__head__nik=None)

    final = lists.approve(entry.list, by=lurah, at=NOW)

    assert final.state == ListState.FINAL
    assert {key for key, _kind in kept(final)} == {entry.pk, last.pk}
    told = AuditEvent.objects.get(event=Event.LIST_APPROVED).change.values
    assert told["to_look_at"] == [None, "2"]


def test_the_timetable_checks_lists_in_work_and_in_force(entry, django_capture_on_commit_callbacks):
    final = RecipientListFactory(final=True)
    old = RecipientListFactory(final=True, programme__state="FINISHED")

    with django_capture_on_commit_callbacks(execute=True):
        check_lists()

    for listed in (entry.list, final, old):
        listed.refresh_from_db()
    assert entry.list.checked_at
    assert final.checked_at
    assert old.checked_at is None
    assert AuditEvent.objects.filter(event=Event.LIST_CHECKED, actor_id=None).count() == 2
