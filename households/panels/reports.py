"""Reports of RT heads, in the menu and among the work of a day."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.registry import HomeTask, register_home_task
from duren_sawit.ui import menu
from duren_sawit.ui.tones import Tone
from households.selectors.figures import figures

menu.register(
    menu.Entry(
        gettext_lazy("Laporan warga"),
        "megaphone",
        "households:report_list",
        Permission.FAMILIES_VIEW,
        stage=menu.Stage.MAPPING,
    )
)


@register_home_task
def reports_waiting(person: User, _at: datetime) -> Iterator[HomeTask]:
    """For whoever records them; RT heads are told by a notice when theirs is answered."""
    if not person.may(Permission.FAMILIES_EDIT):
        return
    count = figures(person).reports
    if count:
        said = ngettext(
            "%(count)s laporan warga menunggu diperiksa",
            "%(count)s laporan warga menunggu diperiksa",
            count,
        )
        yield HomeTask(
            title=said % {"count": count},
            why=_("Ketua RT melaporkan warga yang pindah atau meninggal."),
            action=_("Periksa laporan"),
            url=reverse("households:report_list"),
            icon="person",
            tone=Tone.WAIT,
        )
