"""The panels that accounts puts beside the work on home pages."""

from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from duren_sawit.accounts.models import User
from duren_sawit.accounts.panels.words import area_url, day_words, short_day_words
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.registry import HomePanel, PanelLine, register_home_panel
from duren_sawit.accounts.selectors import accounts, duties, trail

SHOWN = 5  # lines of a panel


def heads_panel(person: User, at: datetime) -> HomePanel | None:
    if not person.may(Permission.AREAS_VIEW):
        return None
    headship = duties.headship(person, on=timezone.localdate(at))
    return HomePanel(
        title=pgettext("panel", "Ketua RT"),
        figure=str(headship.headed_count),
        of=_("dari %(count)s RT punya ketua") % {"count": headship.rt_count},
        part=headship.headed_count,
        whole=headship.rt_count,
        lines=tuple(
            PanelLine(area.long_name, _("belum ada"), area_url(area))
            for area in headship.vacant[:SHOWN]
        ),
        more=_("Semua RW dan RT"),
        more_url=reverse("accounts:area_list"),
    )


def accounts_panel(person: User, at: datetime) -> HomePanel | None:
    if not person.may(Permission.PEOPLE_VIEW):
        return None
    counts = accounts.account_counts(person, on=timezone.localdate(at))
    people = reverse("accounts:user_list")
    return HomePanel(
        title=_("Akun"),
        figure=str(counts.open),
        of=_("akun terbuka"),
        lines=(
            PanelLine(
                _("Belum pernah dipakai"), str(counts.unused), f"{people}?keadaan=belum-masuk"
            ),
            PanelLine(_("Tanpa tugas"), str(counts.idle), f"{people}?keadaan=tanpa-tugas"),
            PanelLine(_("Ditutup"), str(counts.closed), f"{people}?keadaan=ditutup"),
        ),
        more=_("Semua pengguna"),
        more_url=people,
    )


def ending_roles_panel(person: User, at: datetime) -> HomePanel | None:
    ending = duties.ending_soon(person, on=timezone.localdate(at)).nearest
    lines = tuple(
        PanelLine(
            one.person.full_name,
            short_day_words(one.valid_until),
            reverse("accounts:user_detail", args=[one.person.public_id]),
            str(one),
        )
        for one in ending
    )
    if not lines:
        return None
    return HomePanel(title=_("Segera berakhir"), lines=lines)


def own_area_panel(person: User, at: datetime) -> HomePanel | None:
    roots = duties.roots(person)
    if not roots:
        return None
    area = roots[0]
    serving = duties.serving_in(person, area, on=timezone.localdate(at))
    lines = tuple(
        PanelLine(one.person.full_name, one.get_role_display(), "", one.area.name)
        for one in serving[: 2 * SHOWN]
    )
    return HomePanel(
        title=_("Yang bertugas di %(area)s") % {"area": area.name},
        lines=lines,
        more=_("Buka %(area)s") % {"area": area.name},
        more_url=area_url(area),
    )


def own_duties_panel(person: User, _at: datetime) -> HomePanel | None:
    lines = tuple(
        PanelLine(
            one.get_role_display(),
            _("sampai %(day)s") % {"day": day_words(one.valid_until)} if one.valid_until else "",
            "",
            one.area.long_name,
        )
        for one in person.held_today
    )
    text = "" if lines else _("Belum ada tugas yang berlaku hari ini.")
    return HomePanel(
        title=_("Tugas Anda"),
        text=text,
        lines=lines,
        more=_("Akun saya"),
        more_url=reverse("accounts:profile_detail"),
    )


def trail_panel(person: User, at: datetime) -> HomePanel | None:
    if not person.may(Permission.TRAIL_VIEW):
        return None
    week = trail.this_week(person, at=at)
    if not week.entry_count:
        return HomePanel(title=_("Jejak tujuh hari"), text=_("Belum ada kejadian."))
    return HomePanel(
        title=_("Jejak tujuh hari"),
        figure=str(week.entry_count),
        of=ngettext("kejadian", "kejadian", week.entry_count),
        lines=tuple(PanelLine(said, str(count)) for said, count in week.happenings[:SHOWN]),
    )


def nik_looks_panel(person: User, at: datetime) -> HomePanel | None:
    if not person.may(Permission.TRAIL_VIEW):
        return None
    looks = trail.looks_of_the_week(person, at=at)
    return HomePanel(
        title=_("Siapa melihat data pribadi"),
        text="" if looks else _("Tujuh hari ini belum ada yang melihat NIK lengkap."),
        lines=tuple(
            PanelLine(
                look.reader.full_name,
                ngettext("%(count)s kali", "%(count)s kali", look.count) % {"count": look.count},
                reverse("accounts:user_detail", args=[look.reader.public_id]),
                _("terakhir %(day)s") % {"day": day_words(timezone.localdate(look.last_at))},
            )
            for look in looks[:SHOWN]
        ),
    )


def seal_panel(person: User, at: datetime) -> HomePanel | None:
    if not person.may(Permission.TRAIL_VIEW):
        return None
    seal = trail.seal(person, at=at)
    if seal.sealed_until is None:
        return HomePanel(
            title=_("Segel jejak"), text=_("Belum ada segel. Segel pertama dibuat malam ini.")
        )
    return HomePanel(
        title=_("Segel jejak"),
        lines=(
            PanelLine(_("Tersegel sampai"), day_words(seal.sealed_until)),
            PanelLine(_("Kode segel terakhir"), seal.code),
        ),
        text=_("Cocokkan kode ini dengan yang tercetak di laporan."),
    )


register_home_panel("heads", heads_panel)
register_home_panel("accounts", accounts_panel)
register_home_panel("ending_roles", ending_roles_panel)
register_home_panel("own_area", own_area_panel)
register_home_panel("own_duties", own_duties_panel)
register_home_panel("trail", trail_panel)
register_home_panel("nik_looks", nik_looks_panel)
register_home_panel("seal", seal_panel)
