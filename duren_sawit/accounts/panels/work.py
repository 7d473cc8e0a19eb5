"""The work that accounts puts on home pages: who sees it is who can do it."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.models import User
from duren_sawit.accounts.panels.words import day_words, list_names, until_words
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.registry import HomeTask, register_home_task
from duren_sawit.accounts.selectors import accounts, duties, trail
from duren_sawit.accounts.selectors.second_factor import (
    has_second_factor_unscoped,
    recovery_codes_left,
)
from duren_sawit.ui.tones import Tone

SHOWN = 6
FEW_CODES = 2


@register_home_task
def approvals_waiting(person: User, _at: datetime) -> Iterator[HomeTask]:
    if not person.may(Permission.ROLES_APPROVE):
        return
    for assignment in duties.waiting_for(person)[:SHOWN]:
        yield HomeTask(
            title=_("Tugas %(role)s untuk %(name)s menunggu pengesahan")
            % {"role": assignment.get_role_display(), "name": assignment.person.full_name},
            why=_("Diusulkan %(giver)s. Dasar: %(mandate)s.")
            % {"giver": assignment.given_by, "mandate": assignment.mandate},
            action=_("Periksa usulan"),
            url=reverse("accounts:assignment_approve", args=[assignment.public_id]),
            icon="person-badge",
            tone=Tone.WAIT,
            due=assignment.valid_from,
            due_words=_("Mulai %(day)s.") % {"day": day_words(assignment.valid_from)},
        )


@register_home_task
def roles_ending(person: User, at: datetime) -> Iterator[HomeTask]:
    if not person.may(Permission.PEOPLE_MANAGE):
        return
    ending = duties.ending_soon(person, on=timezone.localdate(at))
    if ending.count:
        first = ending.nearest[0]
        yield HomeTask(
            title=ngettext(
                "%(count)s tugas berakhir dalam 30 hari",
                "%(count)s tugas berakhir dalam 30 hari",
                ending.count,
            )
            % {"count": ending.count},
            why=_("Paling dekat: %(role)s, %(name)s.")
            % {"role": first, "name": first.person.full_name},
            action=_("Lihat tugasnya"),
            url=f"{reverse('accounts:user_list')}?keadaan=berakhir",
            icon="clock-history",
            tone=Tone.WAIT,
            due=first.valid_until,
            due_words=until_words(first.valid_until, timezone.localdate(at)),
        )


@register_home_task
def accounts_to_tidy(person: User, at: datetime) -> Iterator[HomeTask]:
    if not person.may(Permission.PEOPLE_MANAGE):
        return
    counts = accounts.account_counts(person, on=timezone.localdate(at))
    if counts.idle:
        yield HomeTask(
            title=ngettext(
                "%(count)s akun belum punya tugas", "%(count)s akun belum punya tugas", counts.idle
            )
            % {"count": counts.idle},
            why=_("Beri tugas, atau tutup akunnya bila orangnya sudah tidak bertugas."),
            action=_("Lihat akunnya"),
            url=f"{reverse('accounts:user_list')}?keadaan=tanpa-tugas",
            icon="person",
            tone=Tone.INFO,
        )


@register_home_task
def posts_to_fill(person: User, at: datetime) -> Iterator[HomeTask]:
    if not (person.may(Permission.PEOPLE_MANAGE) or Role.RW_HEAD in person.scope.roles):
        return
    vacant = duties.headship(person, on=timezone.localdate(at)).vacant
    if vacant:
        yield HomeTask(
            title=ngettext(
                "%(count)s RT belum punya ketua", "%(count)s RT belum punya ketua", len(vacant)
            )
            % {"count": len(vacant)},
            why=list_names(vacant),
            action=_("Lihat wilayah"),
            url=reverse("accounts:area_list"),
            icon="house-exclamation",
            tone=Tone.INFO,
        )


@register_home_task
def own_role_ends(person: User, at: datetime) -> Iterator[HomeTask]:
    today = timezone.localdate(at)
    if person.may(Permission.PEOPLE_MANAGE):
        return  # sees it among the others
    for assignment in duties.own_duties_ending(person, on=today):
        yield HomeTask(
            title=_("Tugas Anda sebagai %(role)s segera berakhir") % {"role": assignment},
            why=_("Bila masih diteruskan, beri tahu operator kelurahan."),
            action=_("Lihat tugas saya"),
            url=reverse("accounts:profile_detail"),
            icon="clock-history",
            tone=Tone.INFO,
            due=assignment.valid_until,
            due_words=until_words(assignment.valid_until, today),
        )


@register_home_task
def second_factor_awaited(person: User, _at: datetime) -> Iterator[HomeTask]:
    """For whom a weighty role is on the way; who holds one gets no further than the door."""
    if person.scope.needs_second_factor or not person.weight:
        return
    if not has_second_factor_unscoped(person):
        yield HomeTask(
            title=_("Pasang kode kedua di HP Anda"),
            why=_("Tugas yang disiapkan untuk Anda memerlukannya."),
            action=_("Pasang"),
            url=reverse("mfa_activate_totp"),
            icon="phone",
            tone=Tone.WAIT,
        )


@register_home_task
def few_recovery_codes(person: User, _at: datetime) -> Iterator[HomeTask]:
    if not person.scope.needs_second_factor:
        return
    left = recovery_codes_left(person)
    if left <= FEW_CODES:
        yield HomeTask(
            title=_("Kode cadangan Anda tinggal %(left)s") % {"left": left},
            why=_("Tanpa kode cadangan, Anda tidak bisa masuk bila HP hilang."),
            action=_("Buat kode baru"),
            url=reverse("mfa_generate_recovery_codes"),
            icon="key",
            tone=Tone.INFO,
        )


@register_home_task
def seal_late(person: User, at: datetime) -> Iterator[HomeTask]:
    if person.may(Permission.TRAIL_VIEW) and trail.seal(person, at=at).is_late:
        yield HomeTask(
            title=_("Jejak belum disegel"),
            why=_(
                "Segel malam seharusnya menutup setiap hari. Minta pengelola server memeriksanya."
            ),
            action=_("Lihat wilayah"),
            url=reverse("accounts:area_list"),
            icon="shield-check",
            tone=Tone.STOP,
        )
