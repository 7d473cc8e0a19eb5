"""May two records become one, be kept apart, or be separated again."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Obstacle
from households.choices import FamilyState, LifeStatus, PairState
from households.models import Family, Pair, Person
from households.policies.families import is_own_family


def obstacles_to_deciding(pair: Pair, members: Iterable[Person], by: User) -> list[Obstacle]:
    """`members` are all people of both families."""
    everybody = list(members)
    found = []
    if pair.state != PairState.OPEN:
        found.append(Obstacle("decided", _("Pasangan ini sudah diputuskan.")))
    elif LifeStatus.INVALID in {pair.first.life_status, pair.second.life_status}:
        found.append(
            Obstacle("gone", _("Salah satu catatan ini sudah digabung atau tidak dipakai lagi."))
        )
    return [*found, *obstacles_by_person(pair, everybody, by)]


def obstacles_by_person(pair: Pair, members: list[Person], by: User) -> list[Obstacle]:
    """Whose work this is: both areas, and nobody's own family."""
    found = []
    families = [pair.first.family, pair.second.family]
    if not all(by.may(Permission.REGISTER_MERGE, family.area) for family in families):
        found.append(Obstacle("not_yours", _("Catatan ini diurus petugas lain.")))
    if any(is_own_family(family, _in(family, members), by) for family in families):
        found.append(
            Obstacle("own_family", _("Ini keluarga Anda sendiri. Petugas lain yang memutuskan."))
        )
    return found


def obstacles_to_merging(family: Family, life_status: str) -> list[Obstacle]:
    """The living live in a family that is here."""
    if life_status == LifeStatus.ALIVE and family.state != FamilyState.ACTIVE:
        return [Obstacle("family_gone", _("Pilih keluarga yang masih tercatat tinggal di sini."))]
    return []


def obstacles_to_separating(pair: Pair, members: list[Person], by: User) -> list[Obstacle]:
    if pair.state != PairState.MERGED or pair.deed is None:
        return [Obstacle("not_merged", _("Pasangan ini tidak digabung."))]
    return obstacles_by_person(pair, members, by)


def _in(family: Family, members: list[Person]) -> list[Person]:
    return [person for person in members if person.family_id == family.pk]
