"""Families and visits in the menu, the search field, and on home pages."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from duren_sawit.accounts.choices import Role
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.registry import (
    HomePanel,
    HomeTask,
    PanelLine,
    register_home_panel,
    register_home_task,
)
from duren_sawit.ui import menu, slots
from duren_sawit.ui.menu import Stage
from duren_sawit.ui.tones import Tone
from households.selectors.figures import figures, homes_to_visit

SHOWN = 6  # homes of a kader's panel

menu.register(
    menu.Entry(
        gettext_lazy("Keluarga"),
        "people-fill",
        "households:family_list",
        Permission.FAMILIES_VIEW,
        stage=Stage.MAPPING,
        tab=True,
    ),
    menu.Entry(
        gettext_lazy("Kunjungan rumah"),
        "house-check",
        "households:visit_board",
        Permission.FAMILIES_VIEW,
        stage=Stage.MAPPING,
    ),
)


@slots.search_url.fill
def search_url(person: object) -> str:
    """For whoever may find somebody."""
    may_find = isinstance(person, User) and person.may(Permission.FAMILIES_VIEW)
    return reverse("households:resident_search") if may_find else ""


@register_home_task
def rts_to_begin(person: User, _at: datetime) -> Iterator[HomeTask]:
    """For the office: nobody is left out unseen."""
    if not person.may(Permission.FAMILIES_EDIT):
        return
    count = figures(person).rts_not_begun
    if count:
        yield HomeTask(
            title=ngettext(
                "%(count)s RT belum dikunjungi sama sekali",
                "%(count)s RT belum dikunjungi sama sekali",
                count,
            )
            % {"count": count},
            why=_("Keluarganya tercatat, rumahnya belum ada yang didatangi."),
            action=_("Lihat kunjungan"),
            url=reverse("households:visit_board"),
            icon="house",
            tone=Tone.WAIT,
        )


@register_home_task
def numbers_to_complete(person: User, _at: datetime) -> Iterator[HomeTask]:
    if not person.may(Permission.FAMILIES_EDIT):
        return
    lacking = figures(person)
    if lacking.without_kk or lacking.without_nik:
        yield HomeTask(
            title=_("NIK atau No. KK sebagian keluarga belum lengkap"),
            why=_("%(kk)s keluarga tanpa No. KK, %(nik)s dengan anggota tanpa NIK.")
            % {"kk": _figure(lacking.without_kk), "nik": _figure(lacking.without_nik)},
            action=_("Lihat keluarganya"),
            url=f"{reverse('households:family_list')}?nomor=kurang",
            icon="exclamation-circle",
            tone=Tone.INFO,
        )


@register_home_task
def homes_left(person: User, _at: datetime) -> Iterator[HomeTask]:
    """For whoever visits homes."""
    if Role.SURVEYOR not in person.scope.roles:
        return
    count = figures(person).not_visited
    if count:
        yield HomeTask(
            title=ngettext(
                "%(count)s keluarga belum dikunjungi", "%(count)s keluarga belum dikunjungi", count
            )
            % {"count": _figure(count)},
            why=_("Catat sekali tekan: terdata, kosong, menolak, atau pindah."),
            action=_("Mulai kunjungan"),
            url=f"{reverse('households:visit_board')}?kunjungan=belum",
            icon="house",
            tone=Tone.WAIT,
        )


def families_panel(person: User, _at: datetime) -> HomePanel | None:
    if not person.may(Permission.FAMILIES_VIEW):
        return None
    stands = figures(person)
    families = reverse("households:family_list")
    if not stands.families:
        return HomePanel(
            title=_("Keluarga"),
            text=_("Belum ada keluarga yang tercatat."),
            more=_("Semua keluarga"),
            more_url=families,
        )
    return HomePanel(
        title=_("Keluarga"),
        figure=_figure(stands.visited),
        of=_("dari %(count)s keluarga sudah dikunjungi") % {"count": _figure(stands.families)},
        part=stands.visited,
        whole=stands.families,
        lines=(
            PanelLine(
                _("Belum dikunjungi"), _figure(stands.not_visited), f"{families}?kunjungan=belum"
            ),
            PanelLine(_("Tanpa No. KK"), _figure(stands.without_kk), f"{families}?nomor=tanpa-kk"),
            PanelLine(
                _("Ada anggota tanpa NIK"),
                _figure(stands.without_nik),
                f"{families}?nomor=tanpa-nik",
            ),
        ),
        more=_("Semua keluarga"),
        more_url=families,
    )


def homes_panel(person: User, _at: datetime) -> HomePanel | None:
    """The next doors of whoever visits homes."""
    if Role.SURVEYOR not in person.scope.roles:
        return None
    homes = list(homes_to_visit(person)[:SHOWN])
    board = reverse("households:visit_board")
    return HomePanel(
        title=_("Rumah yang belum dikunjungi"),
        text="" if homes else _("Semua rumah di wilayah tugas Anda sudah dikunjungi."),
        lines=tuple(
            PanelLine(
                home.address,
                home.area.name,
                f"{board}?wilayah={home.area.public_id}&kunjungan=belum",
            )
            for home in homes
        ),
        more=_("Semua rumah"),
        more_url=board,
    )


def _figure(count: int) -> str:
    return number_format(count, force_grouping=True)


register_home_panel("families", families_panel)
register_home_panel("homes_to_visit", homes_panel)
