"""People enter the list, change, leave and return; and a full NIK is looked at."""

from dataclasses import replace
from datetime import date

import pytest

from duren_sawit.accounts.choices import AssignmentState, Event, Language, Role
from duren_sawit.accounts.details import Details
from duren_sawit.accounts.models import User
from duren_sawit.accounts.services import people
from duren_sawit.audit.models import AuditChange, AuditEvent
from duren_sawit.lib.nik import KkNumber, Nik
from tests.accounts.refusals import events_of, refusal_of
from tests.clock import NOW
from tests.factories.accounts import RoleAssignmentFactory, UserFactory

NIK = Nik("3175074101909001")
KK = KkNumber("3175070101209001")
DETAILS = Details(
    username="sri.wahyuni",
    full_name="Sri Wahyuni",
    title="IBU",
    phone="+6281200000001",
    nik=NIK,
    kk_number=KK,
)


def changes_of(person):
    entry = AuditEvent.objects.about(person).latest("id")
    return AuditChange.objects.get(event=entry).values


def test_a_newcomer_gets_a_password_that_must_be_changed(village):
    operator = village.people[Role.OPERATOR]

    new = people.add(DETAILS, by=operator, at=NOW)

    person = User.objects.get(username="sri.wahyuni")
    assert person == new.person
    assert (person.nik, person.kk_number, person.phone) == (NIK, KK, "+6281200000001")
    assert person.check_password(new.password)
    assert (person.must_change_password, person.password_set_by) == (True, operator)
    assert person.scope.held == ()
    assert events_of(person) == [(Event.PERSON_CREATED, operator.pk)]


def test_the_trail_of_a_newcomer_holds_no_password_and_no_full_number(village):
    new = people.add(DETAILS, by=village.people[Role.OPERATOR], at=NOW)

    said = changes_of(new.person)

    assert said["nik"] == [None, "317507••••••9001"]
    assert said["kk_number"] == [None, "317507••••••9001"]
    assert "password" not in said
    assert new.password not in str(said)


@pytest.mark.parametrize(
    ("taken", "code"),
    [
        ({"username": "sri.wahyuni"}, "accounts_user_username_unique"),
        ({"phone": "+6281200000001"}, "accounts_user_phone_unique"),
        ({"nik": NIK}, "accounts_user_nik_unique"),
    ],
)
def test_what_somebody_else_has_is_refused(village, taken, code):
    UserFactory(**taken)

    assert refusal_of(people.add, DETAILS, by=village.people[Role.OPERATOR], at=NOW) == (code,)


def test_two_people_of_one_family_share_their_kk_number(village):
    UserFactory(kk_number=KK)

    assert people.add(DETAILS, by=village.people[Role.OPERATOR], at=NOW).person.pk


def test_changes_are_kept_old_beside_new(village):
    operator = village.people[Role.OPERATOR]
    person = people.add(DETAILS, by=operator, at=NOW).person

    people.change(person, details=replace(DETAILS, full_name="Sri W."), by=operator, at=NOW)

    assert changes_of(person) == {"full_name": ["Sri Wahyuni", "Sri W."]}


def test_nothing_changed_leaves_no_entry(village):
    operator = village.people[Role.OPERATOR]
    person = people.add(DETAILS, by=operator, at=NOW).person

    people.change(person, details=DETAILS, by=operator, at=NOW)

    assert [event for event, _by in events_of(person)] == [Event.PERSON_CREATED]


def test_nobody_changes_the_own_record(village):
    """The KK number decides who is own family; whoever could change it could serve the own one."""
    operator = village.people[Role.OPERATOR]

    codes = refusal_of(people.change, operator, details=DETAILS, by=operator, at=NOW)

    assert codes == ("own_data",)


@pytest.mark.parametrize("role", [Role.LURAH, Role.AUDITOR])
def test_the_record_of_a_weightier_person_is_not_rewritten(village, role):
    """The phone number signs in, and a name is what others trust."""
    person, operator = village.people[role], village.people[Role.OPERATOR]

    codes = refusal_of(people.change, person, details=DETAILS, by=operator, at=NOW)

    assert codes == ("beyond",)
    assert events_of(person) == []


@pytest.mark.parametrize(
    "standing",
    [{"state": AssignmentState.WAITING}, {"valid_from": date(2199, 1, 1)}],
)
def test_a_weighty_role_on_the_way_shields_the_account(village, standing):
    person, operator = UserFactory(), village.people[Role.OPERATOR]
    RoleAssignmentFactory(person=person, role=Role.AUDITOR, area=village.area, **standing)
    how = {"reason": "Mengganggu", "by": operator, "at": NOW}

    assert refusal_of(people.change, person, details=DETAILS, by=operator, at=NOW) == ("beyond",)
    assert refusal_of(people.close, person, **how) == ("beyond",)
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert refusal_of(people.reopen, person, **how) == ("beyond",)


def test_a_chosen_language_is_kept_and_written_down_once(village):
    kader = village.people[Role.SURVEYOR]

    for _time in range(2):
        people.choose_language(kader, language=Language.EN, by=kader, at=NOW)

    kader.refresh_from_db()
    assert kader.language == Language.EN
    assert events_of(kader) == [(Event.PERSON_CHANGED, kader.pk)]


def test_one_keeps_the_own_phone_and_language_up_to_date(village):
    kader = village.people[Role.SURVEYOR]
    said = {"phone": "+6281200000077", "email": "", "language": "EN"}

    people.change_own(kader, **said, by=kader, at=NOW)

    kader.refresh_from_db()
    assert (kader.phone, kader.language) == ("+6281200000077", "EN")


def test_closing_ends_sessions_and_keeps_the_roles(village):
    operator, kader = village.people[Role.OPERATOR], village.people[Role.SURVEYOR]
    session = kader.get_session_auth_hash()

    people.close(kader, reason="Pindah kota", by=operator, at=NOW)

    kader.refresh_from_db()
    assert not kader.is_active
    assert kader.get_session_auth_hash() != session
    assert kader.assignments.count() == 1
    assert events_of(kader) == [(Event.PERSON_CLOSED, operator.pk)]
    assert AuditEvent.objects.about(kader).get().reason == "Pindah kota"


def test_a_closed_account_opens_again(village):
    operator, kader = village.people[Role.OPERATOR], village.people[Role.SURVEYOR]
    people.close(kader, reason="Salah orang", by=operator, at=NOW)

    people.reopen(kader, reason="Orangnya kembali", by=operator, at=NOW)

    kader.refresh_from_db()
    assert kader.is_active
    again = {"reason": "Lagi", "by": operator, "at": NOW}
    assert refusal_of(people.reopen, kader, **again) == ("open",)


def test_nobody_closes_oneself_or_somebody_weightier(village):
    operator = village.people[Role.OPERATOR]
    how = {"reason": "Mengganggu", "by": operator, "at": NOW}

    assert refusal_of(people.close, operator, **how) == ("own_account",)
    assert refusal_of(people.close, village.people[Role.LURAH], **how) == ("beyond",)
    assert refusal_of(people.close, village.people[Role.AUDITOR], **how) == ("beyond",)


def test_the_last_who_manages_people_stays(village):
    operator, lurah = village.people[Role.OPERATOR], village.people[Role.LURAH]
    how = {"reason": "Cuti", "by": lurah, "at": NOW}

    assert refusal_of(people.close, operator, **how) == ("last_manager",)
    RoleAssignmentFactory(role=Role.OPERATOR, area=village.area)
    assert not people.close(operator, **how).is_active


def test_a_look_at_the_nik_is_written_down_before(village):
    kesra, kader = village.people[Role.KESRA], village.people[Role.SURVEYOR]

    entry = people.reveal(kader, reason="Surat tugas", by=kesra, at=NOW)

    assert (entry.event, entry.actor_id, entry.subject_id, entry.is_access, entry.reason) == (
        Event.NIK_REVEALED,
        kesra.pk,
        kader.pk,
        True,
        "Surat tugas",
    )


def test_who_lacks_the_permission_looks_at_no_nik(village):
    kader = village.people[Role.SURVEYOR]
    how = {"reason": "Ingin tahu", "at": NOW}

    refused = {
        role
        for role, person in village.people.items()
        if role not in (Role.LURAH, Role.KESRA, Role.OPERATOR)
        and refusal_of(people.reveal, kader, by=person, **how) == ("no_permission",)
    }

    assert refused == set(village.people) - {Role.LURAH, Role.KESRA, Role.OPERATOR}
    assert events_of(kader) == []
