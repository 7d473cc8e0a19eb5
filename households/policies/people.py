"""What may be done to a person's record."""

from datetime import date

from django.utils.translation import gettext as _

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.nik import Nik
from duren_sawit.lib.refusals import Obstacle
from households.choices import FamilyState, LifeStatus, Relation
from households.facts import Joining, Leaving
from households.models import Person

NOT_ALIVE = [LifeStatus.DIED, LifeStatus.MOVED, LifeStatus.MISSING, LifeStatus.INVALID]


def obstacles_to_nik(
    number: Nik | None, reader: User, *, besides: Person | None = None
) -> list[Obstacle]:
    """The number is in use: where, for whoever may see it; otherwise only that it is."""
    if number is None:
        return []
    users = (
        Person.objects.known().filter(nik=number).exclude(pk__in=[besides.pk] if besides else [])
    )
    user = users.select_related("family__area").first()
    if user is None:
        return []
    area = user.family.area
    if not reader.may(Permission.FAMILIES_VIEW, area):
        return [Obstacle("nik_used", _("NIK ini sudah dipakai warga lain."))]
    said = {"name": user.name, "rt": area}
    return [Obstacle("nik_used", _("NIK ini sudah dipakai %(name)s, %(rt)s.") % said)]


def obstacles_to_birth(born_on: date | None, *, today: date) -> list[Obstacle]:
    if born_on is None or born_on <= today:
        return []
    return [Obstacle("unborn", _("Tanggal lahir ini masih di depan."))]


def obstacles_to_day(person: Person, on: date, *, today: date) -> list[Obstacle]:
    """Nobody leaves tomorrow, or before being born."""
    if on > today:
        return [Obstacle("ahead", _("Tanggal ini masih di depan."))]
    return obstacles_to_order(person.born_on, on)


def obstacles_to_order(born_on: date | None, left_on: date | None) -> list[Obstacle]:
    if born_on is None or left_on is None or born_on <= left_on:
        return []
    return [Obstacle("before_birth", _("Tanggal ini sebelum tanggal lahirnya."))]


def obstacles_to_relation(relation: str, person: Person | None = None) -> list[Obstacle]:
    """Headship changes hands on a page of its own, so that the family is never without one."""
    if person is not None and relation == person.relation:
        return []
    is_head = person is not None and is_living_head(person)
    if is_head and relation != Relation.HEAD:
        return [Obstacle("stays_head", _("Ganti kepala keluarga lewat “Ganti kepala keluarga”."))]
    if relation == Relation.HEAD and not is_head:
        return [
            Obstacle("second_head", _("Keluarga ini sudah punya kepala keluarga. Ganti dahulu."))
        ]
    return []


def obstacles_to_leaving(
    person: Person, others: list[Person], leaving: Leaving, *, today: date
) -> list[Obstacle]:
    """`others` are the living members beside the person."""
    found = []
    if person.life_status != LifeStatus.ALIVE:
        found.append(Obstacle("left_already", _("Status warga ini sudah diubah.")))
    if leaving.status not in NOT_ALIVE:
        found.append(Obstacle("no_status", _("Pilih apa yang terjadi.")))
    found += obstacles_to_day(person, leaving.on, today=today)
    return found + obstacles_to_succession(person, others, leaving.successor)


def obstacles_to_succession(
    person: Person, others: list[Person], successor: Person | None
) -> list[Obstacle]:
    """When the head goes and others stay, one of them follows."""
    if not others or not is_living_head(person):
        return []
    if successor is None:
        return [Obstacle("no_successor", _("Pilih siapa yang menjadi kepala keluarga."))]
    if successor.pk not in {other.pk for other in others}:
        return [Obstacle("not_member", _("Pilih kepala keluarga dari anggota keluarga ini."))]
    return []


def obstacles_to_joining(person: Person, joining: Joining) -> list[Obstacle]:
    found = []
    if person.life_status != LifeStatus.ALIVE:
        found.append(Obstacle("left_already", _("Status warga ini sudah diubah.")))
    if person.family_id == joining.family.pk:
        found.append(Obstacle("same_family", _("Warga ini sudah di keluarga itu.")))
    if joining.family.state != FamilyState.ACTIVE:
        found.append(
            Obstacle("not_active", _("Keluarga itu sudah tidak tercatat tinggal di sini."))
        )
    return found + obstacles_to_relation(joining.relation)


def obstacles_to_restoring(person: Person) -> list[Obstacle]:
    if person.life_status == LifeStatus.ALIVE:
        return [Obstacle("alive", _("Warga ini tercatat tinggal di sini."))]
    if person.merged_into_id:
        return [
            Obstacle(
                "merged", _("Catatan ini digabung dengan yang lain. Batalkan penggabungannya.")
            )
        ]
    return []


def obstacles_to_temporary_nik(person: Person) -> list[Obstacle]:
    if person.nik:
        return [Obstacle("has_nik", _("Warga ini sudah punya NIK."))]
    if person.temporary_nik:
        return [Obstacle("has_temporary", _("Warga ini sudah punya NIK sementara."))]
    return []


def obstacles_to_series(series: int, limit: int) -> list[Obstacle]:
    if series < limit:
        return []
    return [Obstacle("series_full", _("Nomor NIK sementara sudah habis."))]


def not_for_you() -> Obstacle:
    return Obstacle("no_permission", _("NIK lengkap bukan untuk tugas Anda di sini."))


def left_with(person: Person, people: list[Person]) -> list[Person]:
    """The others of the family who left on the same day for the same reason."""
    return [
        one
        for one in people
        if one.pk != person.pk
        and one.merged_into_id is None
        and (one.life_status, one.status_on, one.status_reason)
        == (person.life_status, person.status_on, person.status_reason)
    ]


def is_living_head(person: Person) -> bool:
    return person.relation == Relation.HEAD and person.life_status == LifeStatus.ALIVE
