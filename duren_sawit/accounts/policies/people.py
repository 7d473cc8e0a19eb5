"""What may be done to a person's record and sign-in.

Written against an officer who means ill: whoever can hand out a new password and also take away
the second factor of the same person can sign in as that person. So the two need two hands, and
nobody repairs the sign-in or rewrites the record of somebody who holds, or is about to hold,
weightier permissions. `by=None` is whoever works at the server's terminal.
"""

from django.utils.translation import gettext as _

from duren_sawit.accounts.models import RoleAssignment, User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Obstacle


def outranks(person: User, by: User | None) -> bool:
    """Whether this person may, or is about to, do something harmful that the other may not."""
    return by is not None and bool(person.weight - by.scope.weight)


def may_reveal(person: User, reader: User) -> bool:
    """Whether the reader may see the full NIK: permission in an area where this person serves."""
    if not reader.may(Permission.NIK_REVEAL):
        return False
    within = RoleAssignment.objects.visible_to(reader, Permission.NIK_REVEAL)
    served = within.filter(person=person).exists()
    return served or not RoleAssignment.objects.filter(person=person).exists()


def obstacles_to_change(person: User, by: User | None) -> list[Obstacle]:
    if by == person:
        return [Obstacle("own_data", _("Data sendiri diubah oleh petugas lain."))]
    if outranks(person, by):
        return [
            Obstacle(
                "beyond",
                _(
                    "Wewenang %(name)s melebihi wewenang Anda. No. HP dan surelnya diubahnya "
                    "sendiri di halaman Saya, yang lain oleh pengelola server."
                )
                % {"name": person.short_name},
            )
        ]
    return []


def obstacles_to_close(person: User, by: User | None) -> list[Obstacle]:
    found = []
    if not person.is_active:
        found.append(Obstacle("closed", _("Akun ini sudah ditutup.")))
    if by == person:
        found.append(Obstacle("own_account", _("Akun sendiri ditutup oleh petugas lain.")))
    elif outranks(person, by):
        found.append(_beyond(person))
    if not found and _is_last_manager(person):
        found.append(
            Obstacle(
                "last_manager",
                _("Ini satu-satunya yang dapat mengatur pengguna. Tunjuk penggantinya dahulu."),
            )
        )
    return found


def obstacles_to_reopen(person: User, by: User | None) -> list[Obstacle]:
    if person.is_active:
        return [Obstacle("open", _("Akun ini masih terbuka."))]
    return [_beyond(person)] if outranks(person, by) else []


def obstacles_to_reset_password(
    person: User, by: User | None, *, has_second_factor: bool
) -> list[Obstacle]:
    found = []
    if by == person:
        found.append(Obstacle("own_password", _("Ganti kata sandi sendiri di halaman Saya.")))
    if not person.is_active:
        found.append(Obstacle("closed", _("Akun ini sudah ditutup. Buka dahulu.")))
    if by and person.second_factor_reset_by == by:
        found.append(
            Obstacle(
                "same_hand",
                _("Kode kedua %(name)s baru saja Anda hapus. Kata sandinya diganti petugas lain.")
                % {"name": person.short_name},
            )
        )
    if outranks(person, by) and not has_second_factor:
        found.append(
            Obstacle(
                "unprotected",
                _("%(name)s belum memasang kode kedua. Kata sandinya diganti pengelola server.")
                % {"name": person.short_name},
            )
        )
    return found


def obstacles_to_reset_second_factor(
    person: User, by: User | None, *, has_second_factor: bool
) -> list[Obstacle]:
    found = []
    if by == person:
        found.append(Obstacle("own_factor", _("Kode kedua sendiri dihapus oleh petugas lain.")))
    elif not has_second_factor:
        found.append(Obstacle("none_set", _("Orang ini belum memasang kode kedua.")))
    elif outranks(person, by):
        found.append(_beyond(person))
    if by and person.password_set_by == by:
        found.append(
            Obstacle(
                "same_hand",
                _("Kata sandi %(name)s baru saja Anda ganti. Kode keduanya dihapus petugas lain.")
                % {"name": person.short_name},
            )
        )
    return found


def obstacles_to_removing_own_second_factor(person: User) -> list[Obstacle]:
    if person.weight:
        return [Obstacle("needed", _("Tugas Anda memerlukan kode kedua, jadi belum bisa dilepas."))]
    return []


def _beyond(person: User) -> Obstacle:
    return Obstacle(
        "beyond",
        _("Wewenang %(name)s melebihi wewenang Anda. Minta Lurah atau pengelola server.")
        % {"name": person.short_name},
    )


def _is_last_manager(person: User) -> bool:
    managers = RoleAssignment.objects.on(RoleAssignment.today()).holding(Permission.PEOPLE_MANAGE)
    managers = managers.filter(person__is_active=True)
    return managers.filter(person=person).exists() and not managers.exclude(person=person).exists()
