"""May this person issue, approve or print again; why not."""

from django.utils.translation import gettext as _

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Area
from duren_sawit.documents.choices import CopyState, Paper
from duren_sawit.documents.models import Copy, Letter
from duren_sawit.documents.registry import LetterDesign, design_of
from duren_sawit.lib.refusals import Obstacle


def unknown_kind() -> Obstacle:
    return Obstacle("kind_unknown", _("Jenis surat ini belum dikenal."))


def obstacles_to_issue(design: LetterDesign, *, by: User, area: Area, paper: str) -> list[Obstacle]:
    obstacles = []
    if not by.may(design.issue_permission, area):
        obstacles.append(
            Obstacle("not_permitted", _("Surat ini diterbitkan petugas lain. Minta ke operator."))
        )
    if paper not in design.papers:
        obstacles.append(Obstacle("paper_unfit", _("Surat ini belum dibuat untuk kertas itu.")))
    return obstacles


def obstacles_to_approval(letter: Letter, *, by: User) -> list[Obstacle]:
    obstacles = []
    if not letter.needs_approval:
        obstacles.append(Obstacle("no_need", _("Surat ini berlaku tanpa pengesahan.")))
    if letter.approved_at:
        obstacles.append(Obstacle("already_approved", _("Surat ini sudah disahkan.")))
    if not may_approve(by, letter):
        obstacles.append(Obstacle("not_permitted", _("Surat ini disahkan pejabat lain.")))
    if letter.issued_by_id == by.pk:
        obstacles.append(
            Obstacle("own_letter", _("Anda yang menerbitkan surat ini. Pengesahnya orang lain."))
        )
    if is_about(letter, by):
        sentence = _("Anda tidak mengesahkan surat tentang diri sendiri. Pengesahnya pejabat lain.")
        obstacles.append(Obstacle("about_oneself", sentence))
    return obstacles


def obstacles_to_reprint(letter: Letter, newest: Copy | None, *, by: User) -> list[Obstacle]:
    obstacles = []
    if not may_print(by, letter):
        obstacles.append(Obstacle("not_permitted", _("Surat ini dicetak petugas lain.")))
    if newest and newest.is_pending:
        obstacles.append(
            Obstacle("still_printing", _("%(copy)s belum selesai.") % {"copy": newest.words})
        )
    if newest and newest.state == CopyState.FAILED:
        obstacles.append(
            Obstacle(
                "failed_first", _("%(copy)s gagal dicetak. Coba lagi.") % {"copy": newest.words}
            )
        )
    return obstacles


def obstacles_to_retry(copy: Copy, *, by: User) -> list[Obstacle]:
    obstacles = []
    if not may_print(by, copy.letter):
        obstacles.append(Obstacle("not_permitted", _("Surat ini dicetak petugas lain.")))
    if copy.state != CopyState.FAILED:
        obstacles.append(Obstacle("not_failed", _("Salinan ini tidak perlu diulang.")))
    return obstacles


def may_approve(user: User, letter: Letter) -> bool:
    return user.may(Permission.LETTERS_APPROVE, letter.area)


def is_about(letter: Letter, user: User) -> bool:
    """Whether the letter is about this very person, as its kind of letter says."""
    design = design_of(letter.kind)
    return bool(design and design.own and design.own(user).filter(pk=letter.subject_id).exists())


def may_print(user: User, letter: Letter) -> bool:
    """Whoever issues or approves letters there, or issued this one."""
    office = (Permission.LETTERS_ISSUE, Permission.LETTERS_APPROVE)
    issued = letter.issued_by_id == user.pk
    return issued or any(user.may(permission, letter.area) for permission in office)


def papers_for(design: LetterDesign) -> list[tuple[str, str]]:
    """The papers this letter may be printed on, its own first."""
    papers = sorted(design.papers, key=lambda paper: paper != design.paper)
    return [(Paper(paper).value, str(Paper(paper).label)) for paper in papers]
