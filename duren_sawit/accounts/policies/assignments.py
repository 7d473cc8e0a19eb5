"""Who may give which role, to whom, where, and who has to agree.

Nobody gives anything to oneself. A role that approves, shows full NIK or reads the trail is only
proposed by one officer and counts when another approves it, whose hands never knew a way into that
account: otherwise the officer who manages people could make up a lurah.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from duren_sawit.accounts.choices import HEADS, AssignmentState, Role
from duren_sawit.accounts.models import RoleAssignment, User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.roles import ROLES, RoleRule
from duren_sawit.areas.models import Area
from duren_sawit.lib import dates
from duren_sawit.lib.refusals import Obstacle


@dataclass(frozen=True, slots=True)
class Offer:
    """A role as somebody is about to receive it."""

    role: Role
    area: Area
    valid_from: date
    valid_until: date | None = None
    mandate: str = ""

    @property
    def rule(self) -> RoleRule:
        return ROLES[self.role]


def obstacles_to_give(person: User, offer: Offer, by: User | None, *, on: date) -> list[Obstacle]:
    found = [*_wrong_hands(person, offer, by), *_wrong_days(offer, on)]
    if not person.is_active:
        found.append(Obstacle("closed", _("Akun ini sudah ditutup. Buka dahulu.")))
    if offer.area.level != offer.rule.level:
        found.append(
            Obstacle(
                "wrong_level",
                _("Tugas %(role)s diberikan untuk satu %(level)s.")
                % {"role": offer.role.label, "level": offer.rule.level.label},
            )
        )
    if offer.rule.needs_approval and not offer.mandate:
        found.append(Obstacle("no_mandate", _("Tulis dasar penugasannya, misalnya nomor SK.")))
    return found or obstacles_in_the_calendar(person, offer)


def obstacles_in_the_calendar(
    person: User, offer: Offer, apart_from: RoleAssignment | None = None
) -> list[Obstacle]:
    """The same role twice, or two heads for one area, on the same day."""
    standing = RoleAssignment.objects.within(offer.valid_from, offer.valid_until)
    standing = standing.filter(role=offer.role, area=offer.area).select_related("person")
    if apart_from:
        standing = standing.exclude(pk=apart_from.pk)
    if standing.filter(person=person).exists():
        return [twice()]
    if offer.role not in HEADS:
        return []
    heads = standing.given().order_by("valid_from")
    return [_has_head(offer, head) for head in heads[:1]]


def obstacles_to_approve(
    assignment: RoleAssignment,
    by: User | None,
    *,
    has_second_factor: bool,
    hands: Collection[User | None],
) -> list[Obstacle]:
    """`hands` made the account and handed out its last password: they know a way in."""
    found = _not_waiting(assignment)
    if by and by == assignment.person:
        found.append(Obstacle("own_role", _("Tugas untuk diri sendiri disahkan orang lain.")))
    if not assignment.person.is_active:
        found.append(Obstacle("closed", _("Akun ini sudah ditutup. Buka dahulu.")))
    if by and by == assignment.given_by:
        found.append(Obstacle("own_proposal", _("Tugas yang Anda usulkan disahkan orang lain.")))
    elif by and by in hands:
        found.append(
            Obstacle(
                "own_hand",
                _("Akun atau kata sandi orang ini dari Anda. Tugasnya disahkan orang lain."),
            )
        )
    found += _loose_sign_in(assignment.person, has_second_factor=has_second_factor)
    return found or obstacles_in_the_calendar(
        assignment.person, offer_of(assignment), apart_from=assignment
    )


def obstacles_to_decline(assignment: RoleAssignment, by: User | None) -> list[Obstacle]:
    found = _not_waiting(assignment)
    if by and by in (assignment.given_by, assignment.person):
        found.append(Obstacle("own_proposal", _("Usulan sendiri dibatalkan di halaman orangnya.")))
    return found


def obstacles_to_end(
    assignment: RoleAssignment, by: User | None, *, last_day: date, on: date
) -> list[Obstacle]:
    if assignment.state not in (AssignmentState.GIVEN, AssignmentState.WAITING):
        return [Obstacle("over", _("Tugas ini sudah tidak berlaku."))]
    if assignment.valid_until and assignment.valid_until <= last_day:
        return [
            Obstacle(
                "over",
                _("Tugas ini sudah berakhir pada %(day)s.")
                % {"day": dates.long_date(assignment.valid_until)},
            )
        ]
    found = []
    if by and by != assignment.person and assignment.rule.weight - by.scope.weight:
        found.append(
            Obstacle(
                "beyond",
                _("Tugas %(role)s hanya bisa diakhiri oleh yang memegangnya atau oleh Lurah.")
                % {"role": assignment.get_role_display()},
            )
        )
    if last_day < on - timedelta(days=1):
        found.append(Obstacle("past", _("Hari terakhir paling awal kemarin.")))
    if _is_last_manager(assignment, last_day):
        found.append(
            Obstacle("last_manager", _("Ini operator terakhir. Tunjuk penggantinya dahulu."))
        )
    return found


def offer_of(assignment: RoleAssignment) -> Offer:
    return Offer(
        Role(assignment.role),
        assignment.area,
        assignment.valid_from,
        assignment.valid_until,
        assignment.mandate,
    )


def twice() -> Obstacle:
    return Obstacle("twice", _("Orang ini sudah memegang tugas yang sama pada tanggal itu."))


def two_heads() -> Obstacle:
    return Obstacle("has_head", _("Wilayah ini baru saja mendapat ketua. Muat ulang halaman ini."))


def _wrong_hands(person: User, offer: Offer, by: User | None) -> list[Obstacle]:
    if by is None:
        return []
    if by == person:
        return [Obstacle("own_role", _("Tugas untuk diri sendiri diberikan petugas lain."))]
    if not by.may(Permission.PEOPLE_MANAGE, offer.area):
        return [
            Obstacle(
                "outside",
                _("%(area)s di luar wilayah tugas Anda.") % {"area": offer.area.name},
            )
        ]
    return []


def _wrong_days(offer: Offer, on: date) -> list[Obstacle]:
    if offer.valid_until is None:
        return []
    if offer.valid_until < offer.valid_from:
        return [
            Obstacle("ends_before_start", _("Tanggal selesai tidak boleh sebelum tanggal mulai."))
        ]
    if offer.valid_until < on:
        return [Obstacle("over", _("Tanggal selesai sudah lewat."))]
    return []


def _has_head(offer: Offer, head: RoleAssignment) -> Obstacle:
    if head.valid_until is None:
        said = _("%(area)s sudah punya %(role)s: %(name)s. Akhiri dahulu tugasnya.")
    else:
        said = _("%(area)s sudah punya %(role)s: %(name)s, sampai %(day)s.")
    return Obstacle(
        "has_head",
        said
        % {
            "area": offer.area.name,
            "role": offer.role.label,
            "name": head.person.full_name,
            "day": head.valid_until and dates.long_date(head.valid_until),
        },
    )


def _loose_sign_in(person: User, *, has_second_factor: bool) -> list[Obstacle]:
    """Why somebody else could still sign in as this person."""
    if person.must_change_password:
        said = _(
            "%(name)s belum masuk dengan kata sandi buatannya sendiri. Selama itu orang lain "
            "masih tahu kata sandinya."
        )
        return [Obstacle("never_signed_in", said % {"name": person.short_name})]
    if not has_second_factor:
        said = _("%(name)s belum memasang kode kedua. Minta ia memasangnya di halaman Saya.")
        return [Obstacle("no_second_factor", said % {"name": person.short_name})]
    return []


def _not_waiting(assignment: RoleAssignment) -> list[Obstacle]:
    if assignment.state == AssignmentState.WAITING:
        return []
    return [Obstacle("decided", _("Usulan tugas ini sudah diputuskan."))]


def _is_last_manager(assignment: RoleAssignment, last_day: date) -> bool:
    if Permission.PEOPLE_MANAGE not in assignment.rule.permissions:
        return False
    managers = RoleAssignment.objects.on(last_day + timedelta(days=1)).filter(
        person__is_active=True
    )
    return (
        assignment.state == AssignmentState.GIVEN
        and not managers.holding(Permission.PEOPLE_MANAGE).exclude(pk=assignment.pk).exists()
    )
