"""What may be done with recipient lists, and why not."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from distributions.choices import ListState, ProgrammeState, RowState
from distributions.models import Programme, RecipientList
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.refusals import Obstacle

# What a meeting decides will stand between draft and final; it enters here.
MOVES: Mapping[str, frozenset[str]] = {
    ListState.DRAFT: frozenset({ListState.SUBMITTED}),
    ListState.SUBMITTED: frozenset({ListState.DRAFT, ListState.FINAL}),
    ListState.FINAL: frozenset(),
}


def may_move(listed: RecipientList, to: ListState) -> bool:
    return to in MOVES[listed.state]


def obstacles_to_edit_any(by: User) -> list[Obstacle]:
    if by.may(Permission.LISTS_EDIT):
        return []
    return [Obstacle("not_yours", _("Daftar penerima disusun Kasi Kesra atau operator."))]


def obstacles_to_check(by: User) -> list[Obstacle]:
    if by.may(Permission.LISTS_EDIT) or by.may(Permission.LISTS_APPROVE):
        return []
    sentence = _("Daftar penerima diperiksa oleh penyusunnya atau lurah.")
    return [Obstacle("not_yours", sentence)]


def obstacles_to_start(programme: Programme, by: User) -> list[Obstacle]:
    found = obstacles_to_edit_any(by)
    if programme.state == ProgrammeState.FINISHED:
        found.append(Obstacle("finished", _("Program ini sudah selesai.")))
    return found


def obstacles_to_edit(listed: RecipientList, by: User) -> list[Obstacle]:
    """Only a draft is written on."""
    found = obstacles_to_edit_any(by)
    if listed.state != ListState.DRAFT:
        state = listed.get_state_display()
        sentence = _("Daftar ini %(state)s; isinya tidak diubah di sini.") % {"state": state}
        found.append(Obstacle("not_draft", sentence))
    return found


def obstacles_to_submit(listed: RecipientList, by: User) -> list[Obstacle]:
    """Only a draft with receivers, and without a row of a workbook nobody looked at."""
    found = obstacles_to_edit_any(by)
    if not may_move(listed, ListState.SUBMITTED):
        return [*found, _moved(listed)]
    if not listed.entries.main().exists():
        found.append(Obstacle("empty", _("Daftar ini belum memuat satu penerima pun.")))
    if waiting := listed.unmatched_rows.filter(state=RowState.OPEN).count():
        sentence = _("Masih ada %(count)s baris berkas bantuan yang perlu diperiksa.")
        found.append(Obstacle("rows_open", sentence % {"count": waiting}))
    return found


def obstacles_to_decide(listed: RecipientList, by: User) -> list[Obstacle]:
    """Whoever approves or sends back is not who submitted."""
    if not by.may(Permission.LISTS_APPROVE):
        return [Obstacle("not_yours", _("Daftar penerima disahkan lurah."))]
    if not may_move(listed, ListState.FINAL):
        return [_moved(listed)]
    if listed.submitted_by_id == by.pk:
        return [Obstacle("own", _("Daftar ini Anda ajukan; orang lain yang mengesahkan."))]
    return []


def _moved(listed: RecipientList) -> Obstacle:
    state = listed.get_state_display()
    return Obstacle("moved", _("Daftar ini sekarang %(state)s.") % {"state": state})
