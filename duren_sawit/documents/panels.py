"""What letters plug into the menu, home pages, and the pages of areas and people."""

from collections.abc import Iterator
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from duren_sawit.accounts.choices import AssignmentState
from duren_sawit.accounts.models import RoleAssignment, User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.accounts.registry import (
    HomePanel,
    HomeTask,
    PageAction,
    PanelLine,
    register_area_action,
    register_assignment_action,
    register_home_panel,
    register_home_task,
)
from duren_sawit.areas.models import Area
from duren_sawit.documents import registry, selectors
from duren_sawit.documents.choices import LetterKind
from duren_sawit.documents.models import Letter
from duren_sawit.ui import menu, slots
from duren_sawit.ui.tones import Tone

SHOWN = 5
FEW = 3

menu.register(
    menu.Entry(
        gettext_lazy("Surat"),
        "files",
        "documents:letter_list",
        Permission.LETTERS_VIEW,
        tab=True,
    )
)


@slots.door_links.fill
def door_links() -> tuple[slots.DoorLink, ...]:
    """What residents may do without signing in."""
    return (
        slots.DoorLink(
            label=gettext_lazy("Periksa keaslian surat"),
            note=gettext_lazy("Dengan kode di kaki surat."),
            icon="shield-check",
            url=reverse("documents:paper_find"),
        ),
    )


@register_home_task
def letters_to_approve(person: User, _at: datetime) -> Iterator[HomeTask]:
    """A few by name; many as one line that leads to their list."""
    if not person.may(Permission.LETTERS_APPROVE):
        return
    waiting = list(selectors.letters_to_approve(person))
    if len(waiting) > FEW:
        yield _many_to_approve(len(waiting))
    else:
        yield from map(_one_to_approve, waiting)


def _one_to_approve(letter: Letter) -> HomeTask:
    return HomeTask(
        title=_("%(kind)s %(number)s menunggu pengesahan")
        % {"kind": registry.label_of(letter.kind), "number": letter.number},
        why=letter.about,
        action=_("Periksa surat"),
        url=reverse("documents:letter_detail", args=[letter.public_id]),
        icon="pen",
        tone=Tone.WAIT,
        due_words=_("Diterbitkan %(day)s.") % {"day": _day(letter.issued_at)},
    )


def _many_to_approve(count: int) -> HomeTask:
    said = ngettext(
        "%(count)s surat menunggu pengesahan", "%(count)s surat menunggu pengesahan", count
    )
    return HomeTask(
        title=said % {"count": count},
        why=_("Salinannya bertanda KONSEP sampai Anda mengesahkannya."),
        action=_("Lihat suratnya"),
        url=f"{reverse('documents:letter_list')}?keadaan=menunggu",
        icon="pen",
        tone=Tone.WAIT,
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


@register_area_action
def duty_list_action(reader: User, area: Area) -> PageAction | None:
    if not reader.may(Permission.LETTERS_ISSUE, area):
        return None
    url = reverse("documents:letter_issue", args=[LetterKind.DUTY_LIST, area.public_id])
    return PageAction(_("Cetak daftar petugas"), url, "printer")


@register_assignment_action
def assignment_letter_action(reader: User, assignment: RoleAssignment) -> PageAction | None:
    """For roles that count; the letter of one that is still to begin may be issued before."""
    over = assignment.valid_until and assignment.valid_until < RoleAssignment.today()
    given = assignment.state == AssignmentState.GIVEN
    if over or not given or not reader.may(Permission.LETTERS_ISSUE, assignment.area):
        return None
    kind = LetterKind.ASSIGNMENT_LETTER
    url = reverse("documents:letter_issue", args=[kind, assignment.public_id])
    return PageAction(_("Terbitkan surat tugas"), url, "file-earmark-text")


def letters_panel(person: User, at: datetime) -> HomePanel | None:
    if not person.may(Permission.LETTERS_VIEW):
        return None
    newest = selectors.newest_letters(person, year=timezone.localdate(at).year, most=SHOWN)
    counted = newest.this_year_count
    return HomePanel(
        title=_("Surat"),
        figure=str(counted) if counted else "",
        of=_("terbit tahun ini") if counted else "",
        text="" if counted else _("Belum ada surat tahun ini."),
        lines=tuple(
            PanelLine(
                letter.number,
                _("konsep") if letter.is_draft else "",
                reverse("documents:letter_detail", args=[letter.public_id]),
                letter.about,
            )
            for letter in newest.letters
        ),
        more=_("Semua surat"),
        more_url=reverse("documents:letter_list"),
    )


def _day(at: datetime) -> str:
    return date_format(timezone.localtime(at), "j F Y")


register_home_panel("letters", letters_panel)
