"""The work that doubled records make, in the menu and on home pages."""

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
        gettext_lazy("Kemungkinan ganda"),
        "people",
        "households:pair_list",
        Permission.REGISTER_MERGE,
        stage=menu.Stage.MAPPING,
    )
)


@register_home_task
def pairs_to_decide(person: User, _at: datetime) -> Iterator[HomeTask]:
    """One line, however many."""
    count = figures(person).pairs if person.may(Permission.REGISTER_MERGE) else 0
    if count:
        said = ngettext(
            "%(count)s pasang catatan mungkin satu orang",
            "%(count)s pasang catatan mungkin satu orang",
            count,
        )
        yield HomeTask(
            title=said % {"count": count},
            why=_("Yang ganda dapat menerima dua kali, atau daftarnya ditolak."),
            action=_("Bandingkan"),
            url=reverse("households:pair_list"),
            icon="people",
            tone=Tone.WAIT,
        )
