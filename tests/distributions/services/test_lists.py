"""Recipient lists from draft to final."""

from threading import Barrier, Thread

import pytest
from django.db import IntegrityError, connection, transaction

from distributions.choices import ListState, ProgrammeState, Receiver, Source, Standing
from distributions.freezing import hash_of
from distributions.models import ListEntry, RecipientList
from distributions.services import lists
from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib.refusals import Refusal
from duren_sawit.notifications.models import Notice
from households.choices import Relation
from households.selectors.lists import Asked
from tests.clock import NOW
from tests.factories.distributions import (
    ListEntryFactory,
    ProgrammeFactory,
    QuotaFactory,
    RecipientListFactory,
    UnmatchedRowFactory,
)
from tests.factories.households import FamilyFactory, PersonFactory


@pytest.fixture
def lurah(village):
    return village.people[Role.LURAH]


@pytest.fixture
def draft(kesra):
    return lists.start(ProgrammeFactory(), by=kesra, at=NOW)


@pytest.fixture
def submitted(draft, kesra):
    ListEntryFactory(list=draft)
    return lists.submit(draft, by=kesra, at=NOW)


def family_in(rt, name="Kepala Contoh", **more):
    return FamilyFactory(dwelling__area=rt, head__name=name, **more)


def standings(listed):
    return list(listed.entries.by_rank().values_list("name", "standing"))


def locked():
    """As after the transaction of a service, which ends later in a test."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('distributions.amended_list', '', true)")


def test_start_begins_a_draft(draft, kesra):
    assert (draft.number, draft.state, draft.version) == (1, ListState.DRAFT, 0)
    assert AuditEvent.objects.get().event == "distributions.list.started"


def test_start_refuses_a_second_list_while_one_is_open(draft, kesra):
    with pytest.raises(Refusal, match="masih punya daftar yang disusun"):
        lists.start(draft.programme, by=kesra, at=NOW)

    assert RecipientList.objects.count() == 1


def test_start_refuses_others_and_finished_programmes(village, kesra):
    over = ProgrammeFactory(state=ProgrammeState.FINISHED)

    with pytest.raises(Refusal, match="sudah selesai"):
        lists.start(over, by=kesra, at=NOW)
    with pytest.raises(Refusal, match="disusun Kasi Kesra atau operator"):
        lists.start(ProgrammeFactory(), by=village.people[Role.LURAH], at=NOW)


def test_add_from_register_fills_each_rw_to_its_quota(draft, kesra, village):
    QuotaFactory(programme=draft.programme, area=village.rw_002, families=2)
    for name in ("Ani", "Budi", "Cici"):
        family_in(village.rt_003, name)

    done = lists.add_from_register(draft, asked=Asked(area=village.rt_003), by=kesra, at=NOW)

    assert len(done.entries) == 3
    assert standings(draft) == [
        ("Ani", Standing.MAIN),
        ("Budi", Standing.MAIN),
        ("Cici", Standing.RESERVE),
    ]


def test_add_from_register_lets_the_rts_take_turns(draft, kesra, village):
    for rt, name in ((village.rt_003, "Ani"), (village.rt_003, "Budi"), (village.rt_004, "Zaki")):
        family_in(rt, name)

    lists.add_from_register(draft, asked=Asked(), by=kesra, at=NOW)

    assert sorted(name for name, _standing in standings(draft)[:2]) == ["Ani", "Zaki"]


def test_add_from_register_passes_over_who_is_on_it(draft, kesra, village):
    family_in(village.rt_003)
    lists.add_from_register(draft, asked=Asked(), by=kesra, at=NOW)

    done = lists.add_from_register(draft, asked=Asked(), by=kesra, at=NOW)

    assert (len(done.entries), done.before_count, draft.entries.count()) == (0, 1, 1)


@pytest.mark.parametrize(
    ("rule", "name"), [(Receiver.MOTHER, "Istri Contoh"), (Receiver.HEAD, "Kepala Contoh")]
)
def test_add_from_register_follows_the_rule_of_the_programme(kesra, village, rule, name):
    draft = lists.start(ProgrammeFactory(receiver=rule), by=kesra, at=NOW)
    PersonFactory(family=family_in(village.rt_003), relation=Relation.WIFE, name="Istri Contoh")

    lists.add_from_register(draft, asked=Asked(), by=kesra, at=NOW)

    assert [one for one, _standing in standings(draft)] == [name]


def test_add_from_register_asks_the_same_for_any_number(
    draft, kesra, village, django_assert_max_num_queries
):
    for _number in range(40):
        family_in(village.rt_003)

    with django_assert_max_num_queries(34):
        lists.add_from_register(draft, asked=Asked(), by=kesra, at=NOW)

    assert draft.entries.count() == 40


def test_copy_keeps_order_and_receivers(draft, kesra, village):
    family = family_in(village.rt_003)
    child = PersonFactory(family=family, name="Anak Contoh")
    other = RecipientListFactory(final=True)
    ListEntryFactory(list=other, rank=2)
    ListEntryFactory(list=other, rank=1, family=family, receiver=child)

    lists.copy(draft, other=other, by=kesra, at=NOW)

    first = draft.entries.by_rank().first()
    assert (first.name, first.source, draft.entries.count()) == ("Anak Contoh", Source.COPIED, 2)


def test_submit_tells_the_lurah(submitted, kesra, lurah):
    assert (submitted.state, submitted.submitted_by) == (ListState.SUBMITTED, kesra)
    assert [notice.recipient for notice in Notice.objects.all()] == [lurah]


def test_submit_refuses_empty_lists_and_rows_nobody_looked_at(draft, kesra):
    UnmatchedRowFactory(list=draft)

    with pytest.raises(Refusal) as refused:
        lists.submit(draft, by=kesra, at=NOW)

    assert refused.value.codes == ("empty", "rows_open")


def test_a_submitted_list_is_not_filled(submitted, kesra):
    with pytest.raises(Refusal, match="menunggu pengesahan; isinya tidak diubah"):
        lists.add_from_register(submitted, asked=Asked(), by=kesra, at=NOW)


def test_approve_freezes_version_one_with_its_fingerprint(submitted, lurah):
    final = lists.approve(submitted, by=lurah, at=NOW)

    assert (final.state, final.version) == (ListState.FINAL, 1)
    assert final.content_hash == hash_of(final, version=1)
    assert AuditEvent.objects.latest("pk").event == "distributions.list.approved"


def test_the_fingerprint_changes_with_any_row(submitted):
    before = hash_of(submitted, version=1)
    submitted.entries.update(rank=9)

    assert hash_of(submitted, version=1) != before != hash_of(submitted, version=2)


def test_approve_refuses_whoever_submitted_or_may_not(submitted, kesra, lurah):
    with pytest.raises(Refusal, match="disahkan lurah"):
        lists.approve(submitted, by=kesra, at=NOW)
    RecipientList.objects.update(submitted_by=lurah)
    with pytest.raises(Refusal, match="orang lain yang mengesahkan"):
        lists.approve(submitted, by=lurah, at=NOW)

    assert RecipientList.objects.get().state == ListState.SUBMITTED


def test_approve_refuses_a_second_time(submitted, lurah):
    lists.approve(submitted, by=lurah, at=NOW)

    with pytest.raises(Refusal, match="Daftar ini sekarang final"):
        lists.approve(submitted, by=lurah, at=NOW)


def test_send_back_keeps_the_sentence(submitted, lurah):
    back = lists.send_back(submitted, reason="RT 003 belum lengkap.", by=lurah, at=NOW)

    assert (back.state, back.returned_because) == (ListState.DRAFT, "RT 003 belum lengkap.")


@pytest.mark.parametrize("change", ["update", "delete", "insert"])
def test_postgres_keeps_the_rows_of_a_final_list(submitted, lurah, change):
    final = lists.approve(submitted, by=lurah, at=NOW)
    entry = final.entries.get()
    locked()
    copied = ListEntry(
        list=final, family=FamilyFactory(), receiver=entry.receiver, area=entry.area, rank=2
    )
    acts = {
        "update": lambda: final.entries.update(name="Orang Lain"),
        "delete": lambda: final.entries.all().delete(),
        "insert": copied.save,
    }

    with pytest.raises(IntegrityError, match="changed by amendments"), transaction.atomic():
        acts[change]()

    assert list(final.entries.all()) == [entry]


def test_postgres_keeps_a_final_list_final(submitted, lurah):
    lists.approve(submitted, by=lurah, at=NOW)

    with pytest.raises(IntegrityError, match="stays final"), transaction.atomic():
        RecipientList.objects.update(state=ListState.DRAFT)


@pytest.mark.django_db(transaction=True)
def test_two_who_approve_at_once_make_one_version(village, kesra, lurah):
    draft = lists.start(ProgrammeFactory(), by=kesra, at=NOW)
    with transaction.atomic():
        ListEntryFactory(list=draft)
    lists.submit(draft, by=kesra, at=NOW)
    together, answers = Barrier(2), []

    def approve():
        together.wait(timeout=10)
        try:
            lists.approve(draft, by=lurah, at=NOW)
            answers.append("final")
        except Refusal as refusal:
            answers.append(refusal.codes[0])
        finally:
            connection.close()

    threads = [Thread(target=approve) for _one in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(answers) == ["final", "moved"]
    assert AuditEvent.objects.filter(event="distributions.list.approved").count() == 1
