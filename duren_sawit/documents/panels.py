"""What letters plug into the menu and into home pages."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.registry import (
    HomePanel,
    HomeTask,
    PanelLine,
    register_home_panel,
    register_home_task,
)
from duren_sawit.documents import registry, selectors
from duren_sawit.ui import menu
from duren_sawit.ui.tones import Tone

SHOWN = 5

menu.register(
    menu.Entry(
        gettext_lazy("Surat"),
        "files",
        "documents:letter_list",
        Permission.LETTERS_VIEW,
        tab=True,
    )
)


@register_home_task
def letters_to_approve(person: User, _at: datetime) -> Iterator[HomeTask]:
    if not person.may(Permission.LETTERS_APPROVE):
        return
    for letter in selectors.letters_to_approve(person)[:SHOWN]:
        yield HomeTask(
            title=_("%(kind)s %(number)s menunggu pengesahan")
            % {"kind": registry.label_of(letter.kind), "number": letter.number},
            why=letter.about,
            action=_("Periksa surat"),
            url=reverse("documents:letter_detail", args=[letter.public_id]),
            icon="pen",
            tone=Tone.WAIT,
            due_words=_("Diterbitkan %(day)s.") % {"day": _day(letter.issued_at)},
        )


@register_home_task
def copies_that_failed(person: User, _at: datetime) -> Iterator[HomeTask]:
    count = selectors.failed_count(person) if person.may(Permission.LETTERS_ISSUE) else 0
    if count:
        yield HomeTask(
            title=ngettext("%(count)s surat gagal dicetak", "%(count)s surat gagal dicetak", count)
            % {"count": count},
            why=_("Sebabnya tertulis pada suratnya. Setelah dibereskan, cetak lagi."),
            action=_("Lihat suratnya"),
            url=f"{reverse('documents:letter_list')}?keadaan=gagal",
            icon="printer",
            tone=Tone.STOP,
        )


def letters_panel(person: User, at: datetime) -> HomePanel | None:
    if not person.may(Permission.LETTERS_VIEW):
        return None
    counted = selectors.letter_count(person, year=timezone.localdate(at).year)
    newest = selectors.letter_list(person, selectors.Asked())[:SHOWN]
    return HomePanel(
        title=_("Surat"),
        figure=str(counted) if counted else "",
        of=_("terbit tahun ini") if counted else "",
        text="" if counted else _("Belum ada surat tahun ini."),
        lines=tuple(
            PanelLine(
                letter.number,
                _("perlu disahkan") if letter.is_draft else "",
                reverse("documents:letter_detail", args=[letter.public_id]),
                letter.about,
            )
            for letter in newest
        ),
        more=_("Semua surat"),
        more_url=reverse("documents:letter_list"),
    )


def _day(at: datetime) -> str:
    return date_format(timezone.localtime(at), "j F Y")


register_home_panel("letters", letters_panel)
