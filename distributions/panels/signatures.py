"""What waits for a signature, on the home page of whoever signs."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from distributions.selectors.signatures import Awaited, awaited
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.registry import HomeTask, register_home_task
from duren_sawit.ui.tones import Tone


@register_home_task
def papers_to_sign(person: User, _at: datetime) -> Iterator[HomeTask]:
    if person.may(Permission.LISTS_APPROVE) or person.may(Permission.BALANCES_APPROVE):
        yield from map(_task, awaited(person))


def _task(one: Awaited) -> HomeTask:
    title, why, page = _words(one.kind)
    return HomeTask(
        title=title % {"number": one.number},
        why=why % {"programme": one.programme},
        action=_("Periksa"),
        url=reverse(f"distributions:{page}", args=[one.place_id]),
        icon="pen",
        tone=Tone.WAIT,
    )


def _words(kind: str) -> tuple[str, str, str]:
    """Title, why, and the name of the page."""
    return {
        "list": (
            _("Sahkan daftar %(number)s"),
            _("Daftar penerima %(programme)s menunggu pengesahan Anda."),
            "list_detail",
        ),
        "amendment": (
            _("Putuskan perubahan %(number)s"),
            _("Daftar final %(programme)s diusulkan berubah."),
            "amendment_list",
        ),
        "closing": (
            _("Periksa hitungan tahap %(number)s"),
            _("Ada selisih atau barang rusak di %(programme)s."),
            "closing_detail",
        ),
        "correction": (
            _("Periksa pembetulan tahap %(number)s"),
            _("Ada yang perlu dibetulkan sesudah %(programme)s ditutup."),
            "closing_detail",
        ),
    }[kind]
