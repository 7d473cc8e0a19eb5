"""What may be done to a family: by whom, and what must hold afterwards."""

from django.utils.translation import gettext as _

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.choices import Level
from duren_sawit.areas.models import Area
from duren_sawit.lib.nik import KkNumber
from duren_sawit.lib.refusals import Obstacle
from households.choices import FamilyState, Relation
from households.facts import Place, Splitting, heads_in
from households.models import Family, Person


def is_own_family(family: Family, members: list[Person], reader: User) -> bool:
    """Whether the reader stands on this family card, by its number or by the own NIK."""
    same_card = reader.kk_number is not None and reader.kk_number == family.kk_number
    return same_card or (
        reader.nik is not None and any(member.nik == reader.nik for member in members)
    )


def obstacles_to_change(family: Family, members: list[Person], by: User) -> list[Obstacle]:
    """`members` are all its people, also those who left it by a status."""
    found = []
    if not by.may(Permission.FAMILIES_EDIT, family.area):
        found.append(Obstacle("not_yours", _("Keluarga ini dicatat petugas lain.")))
    if is_own_family(family, members, by):
        found.append(
            Obstacle("own_family", _("Ini keluarga Anda sendiri. Petugas lain yang mengubahnya."))
        )
    return found


def obstacles_to_active_change(family: Family, members: list[Person], by: User) -> list[Obstacle]:
    """For what only makes sense while the family lives here."""
    found = obstacles_to_change(family, members, by)
    if family.state != FamilyState.ACTIVE:
        found.append(
            Obstacle("not_active", _("Keluarga ini sudah tidak tercatat tinggal di sini."))
        )
    return found


def obstacles_to_place(place: Place, by: User) -> list[Obstacle]:
    found = []
    if place.area.level != Level.RT:
        found.append(Obstacle("no_rt", _("Keluarga tinggal di satu RT. Pilih RT-nya.")))
    if not by.may(Permission.FAMILIES_EDIT, place.area):
        found.append(
            Obstacle("area_not_yours", _("Keluarga di %(rt)s dicatat petugas lain.") % _rt(place))
        )
    return found


def obstacles_to_move(family: Family, place: Place, by: User) -> list[Obstacle]:
    """The family stands with its dwelling."""
    found = obstacles_to_place(place, by)
    address = family.dwelling.address if family.dwelling else ""
    if place.area == family.area and place.address.casefold() == address.casefold():
        found.append(Obstacle("same_place", _("Keluarga ini sudah tercatat di alamat itu.")))
    return found


def obstacles_to_kk_number(
    number: KkNumber | None, reader: User, *, besides: Family | None = None
) -> list[Obstacle]:
    """The number is in use: where, for whoever may see it; otherwise only that it is."""
    if number is None:
        return []
    users = (
        Family.objects.active()
        .filter(kk_number=number)
        .exclude(pk__in=[besides.pk] if besides else [])
    )
    user = users.select_related("area", "summary__head").first()
    if user is None:
        return []
    if not reader.may(Permission.FAMILIES_VIEW, user.area):
        return [Obstacle("kk_used", _("No. KK ini sudah dipakai keluarga lain."))]
    said = {"head": user.summary.head, "rt": user.area}
    return [Obstacle("kk_used", _("No. KK ini sudah dipakai keluarga %(head)s, %(rt)s.") % said)]


def obstacles_to_split(living: list[Person], split: Splitting) -> list[Obstacle]:
    found = []
    head = next((person for person in living if person.relation == Relation.HEAD), None)
    if not split.relations:
        found.append(Obstacle("nobody", _("Pilih dahulu siapa yang pindah ke KK baru.")))
    elif len(split.heads) != 1:
        found.append(Obstacle("one_head", _("Pilih satu kepala keluarga untuk KK baru.")))
    if head and head.pk in split.relations:
        found.append(
            Obstacle(
                "head_stays",
                _("%(name)s tetap di KK ini. Ganti dahulu kepala keluarganya.") % {"name": head},
            )
        )
    if set(split.relations) - {person.pk for person in living}:
        found.append(Obstacle("strangers", _("Pilih hanya dari anggota keluarga ini.")))
    return found


def obstacles_to_new_head(living: list[Person], relations: dict[int, str]) -> list[Obstacle]:
    found = []
    if set(relations) != {person.pk for person in living}:
        found.append(
            Obstacle("members_changed", _("Anggota keluarga ini baru saja berubah. Buka lagi."))
        )
    if len(heads_in(relations)) != 1:
        found.append(Obstacle("one_head", _("Kepala keluarga satu orang. Pilih satu saja.")))
    return found


def may_reveal(family: Family, reader: User) -> bool:
    return reader.may(Permission.NIK_REVEAL, family.area)


def changed_meanwhile() -> Obstacle:
    return Obstacle(
        "changed_meanwhile",
        _("Petugas lain baru saja mengubah data ini. Periksa isian di bawah, lalu simpan lagi."),
    )


def _rt(place: Place) -> dict[str, Area]:
    return {"rt": place.area}
