"""Changes of a final list: proposed, approved, declined; and what open rounds make of them."""

from threading import Barrier, Thread

import pytest
from django.db import connection, transaction

from distributions.amending import AmendmentFacts
from distributions.choices import (
    AmendmentReason,
    AmendmentState,
    ProgrammeState,
    Standing,
    Succession,
    Way,
)
from distributions.freezing import hash_of
from distributions.models import Amendment, Entitlement, ListEntry, RecipientList
from distributions.services import amendments
from duren_sawit.accounts.choices import Role
from duren_sawit.audit.models import AuditEvent
from duren_sawit.lib.refusals import Refusal
from duren_sawit.notifications.models import Notice
from households.choices import Relation
from households.models import Person
from tests.clock import NOW
from tests.factories.distributions import (
    EntitlementFactory,
    HandoverFactory,
    ListEntryFactory,
    ProgrammeFactory,
    QuotaFactory,
    RecipientListFactory,
    RoundFactory,
)
from tests.factories.households import FamilyFactory, PersonFactory

REPLACED = AmendmentFacts(AmendmentReason.MOVED, Way.RESERVE)
DROPPED = AmendmentFacts(AmendmentReason.ABLE, Way.NOBODY, note="Sudah bekerja tetap.")


@pytest.fixture
def lurah(village):
    return village.people[Role.LURAH]


@pytest.fixture
def final(db):
    return RecipientListFactory(final=True)


@pytest.fixture
def entry(final, village):
    return entry_in(final, village.rt_003, "Ani")


def entry_in(final, rt, name, **more):
    """The wife receives, so that she may die or leave without a family losing its head."""
    family = FamilyFactory(dwelling__area=rt)
    receiver = PersonFactory(family=family, relation=Relation.WIFE, name=name)
    return ListEntryFactory(list=final, family=family, receiver=receiver, **more)


def reserve_in(final, rt, name, rank):
    return entry_in(final, rt, name, standing=Standing.RESERVE, rank=rank)


def proposed(entry, facts, by):
    return amendments.propose(entry, facts=facts, by=by, at=NOW)


def test_propose_leaves_the_list_as_it_is(entry, final, kesra, lurah):
    amendment = proposed(entry, DROPPED, kesra)

    assert (amendment.number, amendment.state) == (1, AmendmentState.WAITING)
    assert amendment.way == Way.NOBODY
    assert final.entries.main().get() == entry
    assert [notice.recipient for notice in Notice.objects.all()] == [lurah]
    assert AuditEvent.objects.latest("pk").event == "distributions.amendment.proposed"


@pytest.mark.parametrize(
    ("places", "expected"),
    [
        (["rt_001", "rt_004", "rt_003"], ("rt_003", Succession.SAME_RT)),
        (["rt_001", "rt_004"], ("rt_004", Succession.SAME_RW)),
        (["rt_001", "rt_002"], ("rt_001", Succession.VILLAGE)),
    ],
)
def test_propose_names_the_nearest_reserve_and_the_rule(entry, kesra, village, places, expected):
    for rank, rt in enumerate(places):
        reserve_in(entry.list, getattr(village, rt), rt, rank)

    amendment = proposed(entry, REPLACED, kesra)

    assert (amendment.replacement.name, amendment.rule) == expected


def test_propose_stays_within_the_rw_when_it_has_a_quota(entry, final, kesra, village):
    QuotaFactory(programme=final.programme, area=village.rw_002)
    reserve_in(final, village.rt_001, "Zaki", 1)

    with pytest.raises(Refusal, match="Belum ada cadangan"):
        proposed(entry, REPLACED, kesra)


def test_propose_passes_over_who_left_and_who_is_named_already(entry, final, kesra, village):
    gone, taken, free = (reserve_in(final, village.rt_003, name, 1) for name in ("A", "B", "C"))
    Person.objects.filter(pk=gone.receiver_id).update(life_status="MOVED", status_on=NOW.date())
    first = proposed(entry_in(final, village.rt_003, "Budi"), REPLACED, kesra)

    second = proposed(entry, REPLACED, kesra)

    assert (first.replacement, second.replacement) == (taken, free)


def test_propose_refuses_a_draft_others_and_finished_programmes(kesra, lurah, entry):
    over = RecipientListFactory(
        final=True, programme=ProgrammeFactory(state=ProgrammeState.FINISHED)
    )

    with pytest.raises(Refusal, match="belum final"):
        proposed(ListEntryFactory(), DROPPED, kesra)
    with pytest.raises(Refusal, match="diusulkan Kasi Kesra atau operator"):
        proposed(entry, DROPPED, lurah)
    with pytest.raises(Refusal, match="sudah selesai"):
        proposed(ListEntryFactory(list=over), DROPPED, kesra)

    assert not Amendment.objects.exists()


def test_propose_refuses_a_second_one_while_the_first_waits(entry, kesra):
    proposed(entry, DROPPED, kesra)

    with pytest.raises(Refusal, match="sudah diusulkan untuk diubah"):
        proposed(entry, DROPPED, kesra)


@pytest.mark.parametrize(
    ("reason", "who", "sentence"),
    [
        (AmendmentReason.ABLE, "grown", "menyangkut seluruh keluarga"),
        (AmendmentReason.DIED, "nobody", "Pilih anggota keluarga"),
        (AmendmentReason.DIED, "receiver", "sudah tertulis sebagai penerima"),
        (AmendmentReason.DIED, "stranger", "anggota keluarga ini"),
        (AmendmentReason.DIED, "young", "17 tahun"),
    ],
)
def test_propose_refuses_members_who_may_not_receive(entry, kesra, reason, who, sentence):
    people = {
        "nobody": lambda: None,
        "grown": lambda: PersonFactory(family=entry.family),
        "receiver": lambda: entry.receiver,
        "stranger": PersonFactory,
        "young": lambda: PersonFactory(family=entry.family, young=True),
    }
    facts = AmendmentFacts(reason, Way.MEMBER, new_receiver=people[who]())

    with pytest.raises(Refusal, match=sentence):
        proposed(entry, facts, kesra)


def test_a_reserve_is_dropped_but_not_replaced(entry, final, kesra, village):
    reserve = reserve_in(final, village.rt_003, "Cici", 9)

    with pytest.raises(Refusal, match="Cadangan tidak diganti"):
        proposed(reserve, REPLACED, kesra)

    assert proposed(reserve, DROPPED, kesra).way == Way.NOBODY


def test_approve_makes_the_next_version_under_a_new_fingerprint(
    entry, final, kesra, lurah, village
):
    reserve = reserve_in(final, village.rt_003, "Cici", 9)
    amendment = proposed(entry, REPLACED, kesra)

    amendments.approve(amendment, by=lurah, at=NOW)

    after, amendment = RecipientList.objects.get(), Amendment.objects.get()
    assert list(after.entries.main()) == [reserve]
    assert ListEntry.objects.get(pk=entry.pk).standing == Standing.OFF
    assert (after.version, after.content_hash) == (2, hash_of(after, version=2))
    assert (amendment.state, amendment.version, amendment.content_hash) == (
        AmendmentState.APPROVED,
        2,
        after.content_hash,
    )
    assert AuditEvent.objects.latest("pk").event == "distributions.amendment.approved"


def test_approve_lets_another_member_receive_under_the_same_slip(entry, kesra, lurah):
    member = PersonFactory(family=entry.family, name="Anak Contoh")
    slip = EntitlementFactory(entry=entry, round__list=entry.list, round__open=True)
    facts = AmendmentFacts(AmendmentReason.DIED, Way.MEMBER, new_receiver=member)

    followed = amendments.approve(proposed(entry, facts, kesra), by=lurah, at=NOW)

    changed = ListEntry.objects.get(pk=entry.pk)
    assert (changed.name, changed.receiver) == ("Anak Contoh", member)
    assert changed.masked_nik == member.nik.mask()
    assert followed.counts == {"withdrawn": 0, "granted": 0, "collected": 0}
    assert Entitlement.objects.get() == slip


def test_approve_moves_the_slip_of_an_open_round_to_the_replacement(
    entry, final, kesra, lurah, village
):
    reserve = reserve_in(final, village.rt_003, "Cici", 9)
    opened = RoundFactory(list=final, open=True)
    old = EntitlementFactory(entry=entry, round=opened, serial=1)

    followed = amendments.approve(proposed(entry, REPLACED, kesra), by=lurah, at=NOW)

    assert followed.counts == {"withdrawn": 1, "granted": 1, "collected": 0}
    assert list(opened.entitlements.standing().values_list("entry__name")) == [("Cici",)]
    assert Entitlement.objects.get(pk=old.pk).withdrawn_at == NOW
    assert Entitlement.objects.get(entry=reserve).code != old.code


def test_approve_leaves_what_was_collected(entry, final, kesra, lurah, village):
    reserve_in(final, village.rt_003, "Cici", 9)
    slip = EntitlementFactory(entry=entry, round__list=final, round__open=True)
    HandoverFactory(entitlement=slip)

    followed = amendments.approve(proposed(entry, REPLACED, kesra), by=lurah, at=NOW)

    assert followed.collected == (slip,)
    assert Entitlement.objects.standing().get() == slip


def test_approve_refuses_the_proposer_others_and_a_second_time(entry, kesra, lurah):
    amendment = proposed(entry, DROPPED, kesra)

    with pytest.raises(Refusal, match="disahkan lurah"):
        amendments.approve(amendment, by=kesra, at=NOW)
    Amendment.objects.update(proposed_by=lurah)
    with pytest.raises(Refusal, match="orang lain yang mengesahkan"):
        amendments.approve(amendment, by=lurah, at=NOW)
    Amendment.objects.update(proposed_by=kesra)
    amendments.approve(amendment, by=lurah, at=NOW)
    with pytest.raises(Refusal, match="sudah diputuskan"):
        amendments.approve(amendment, by=lurah, at=NOW)

    assert RecipientList.objects.get().version == 2


def test_approve_refuses_a_replacement_that_left_meanwhile(entry, final, kesra, lurah, village):
    reserve = reserve_in(final, village.rt_003, "Cici", 9)
    amendment = proposed(entry, REPLACED, kesra)
    Person.objects.filter(pk=reserve.receiver_id).update(life_status="DIED", status_on=NOW.date())

    with pytest.raises(Refusal, match="usulkan yang lain"):
        amendments.approve(amendment, by=lurah, at=NOW)

    assert RecipientList.objects.get().version == 1


def test_approve_refuses_a_member_who_left_meanwhile(entry, kesra, lurah):
    member = PersonFactory(family=entry.family)
    facts = AmendmentFacts(AmendmentReason.DIED, Way.MEMBER, new_receiver=member)
    amendment = proposed(entry, facts, kesra)
    Person.objects.filter(pk=member.pk).update(life_status="DIED", status_on=NOW.date())

    with pytest.raises(Refusal, match="masih hidup"):
        amendments.approve(amendment, by=lurah, at=NOW)


def test_decline_keeps_the_list_and_says_why(entry, final, kesra, lurah):
    amendment = proposed(entry, DROPPED, kesra)

    amendments.decline(amendment, answer="Masih membutuhkan.", by=lurah, at=NOW)

    declined = Amendment.objects.get()
    assert (declined.state, declined.answer) == (AmendmentState.DECLINED, "Masih membutuhkan.")
    assert (RecipientList.objects.get().version, final.entries.main().get()) == (1, entry)
    assert Notice.objects.filter(recipient=kesra).count() == 1
    assert proposed(entry, DROPPED, kesra).number == 2


@pytest.mark.django_db(transaction=True)
def test_two_approvals_at_once_make_two_versions(village, kesra, lurah):
    with transaction.atomic():
        final = RecipientListFactory(final=True)
        entries = [entry_in(final, village.rt_003, name) for name in ("Ani", "Budi")]
    waiting = [proposed(one, DROPPED, kesra) for one in entries]
    together = Barrier(2)

    def approve(amendment):
        together.wait(timeout=10)
        try:
            amendments.approve(amendment, by=lurah, at=NOW)
        finally:
            connection.close()

    threads = [Thread(target=approve, args=[one]) for one in waiting]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    after = RecipientList.objects.get()
    assert sorted(Amendment.objects.values_list("version", flat=True)) == [2, 3]
    assert (after.version, after.content_hash) == (3, hash_of(after, version=3))
