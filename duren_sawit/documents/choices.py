"""Kinds of letters of this floor, presses, papers, states, event names."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from duren_sawit.audit.registry import audit_events


class LetterKind(TextChoices):
    """The letters this room itself issues; rooms upstairs have their own."""

    ASSIGNMENT_LETTER = "ASSIGNMENT_LETTER", _("Surat tugas")
    DUTY_LIST = "DUTY_LIST", _("Daftar petugas dan pengurus wilayah")


class Press(TextChoices):
    WEASYPRINT = "WEASYPRINT", _("surat")
    TYPST = "TYPST", _("daftar")


class Paper(TextChoices):
    A4 = "A4", _("A4 tegak")
    A4_LANDSCAPE = "A4_LANDSCAPE", _("A4 rebah")
    F4 = "F4", _("F4 tegak")
    F4_LANDSCAPE = "F4_LANDSCAPE", _("F4 rebah")

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in millimetres."""
        short, long = (215, 330) if self.name.startswith("F4") else (210, 297)
        return (long, short) if self.name.endswith("LANDSCAPE") else (short, long)


class CopyState(TextChoices):
    WAITING = "WAITING", _("menunggu giliran")
    RENDERING = "RENDERING", _("sedang dicetak")
    READY = "READY", _("siap diunduh")
    FAILED = "FAILED", _("gagal dicetak")


@audit_events
class Event(TextChoices):
    LETTER_ISSUED = "documents.letter.issued", _("Surat diterbitkan")
    LETTER_APPROVED = "documents.letter.approved", _("Surat disahkan")
    COPY_REQUESTED = "documents.copy.requested", _("Salinan surat diminta")
    COPY_RETRIED = "documents.copy.retried", _("Salinan surat dicetak ulang setelah gagal")
    COPY_STARTED = "documents.copy.started", _("Salinan surat mulai dicetak")
    COPY_RENDERED = "documents.copy.rendered", _("Salinan surat selesai dicetak")
    COPY_FAILED = "documents.copy.failed", _("Salinan surat gagal dicetak")
    COPY_DOWNLOADED = "documents.copy.downloaded", _("Salinan surat diunduh")
    NUMBERS_SKIPPED = "documents.numbers.skipped", _("Nomor surat dilewati")
    NUMBERS_PATTERN_CHANGED = "documents.numbers.pattern_changed", _("Pola nomor surat diubah")
