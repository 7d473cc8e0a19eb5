"""One printing of a letter."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import below
from duren_sawit.documents.choices import CopyState
from duren_sawit.lib.models import PublicModel, Stamped

if TYPE_CHECKING:
    from duren_sawit.accounts.models import User


class CopyQuerySet(models.QuerySet["Copy"]):
    def visible_to(self, user: User) -> CopyQuerySet:
        paths = user.scope.paths_for(Permission.LETTERS_VIEW)
        return self.filter(below(paths, "letter__area__path"))

    def failed(self) -> CopyQuerySet:
        return self.filter(state=CopyState.FAILED)

    def ready(self) -> CopyQuerySet:
        return self.filter(state=CopyState.READY)

    def official(self) -> CopyQuerySet:
        return self.filter(is_draft=False)

    def waiting_since(self, moment: datetime) -> CopyQuerySet:
        """Asked for before that moment and not begun."""
        return self.filter(state=CopyState.WAITING, requested_at__lt=moment)

    def rendering_since(self, moment: datetime) -> CopyQuerySet:
        """Begun before that moment and not ended."""
        return self.filter(state=CopyState.RENDERING, started_at__lt=moment)

    def with_letter(self) -> CopyQuerySet:
        return self.select_related("letter", "letter__area")

    def newest_first(self) -> CopyQuerySet:
        return self.order_by("-pk")


class Copy(PublicModel, Stamped):
    """One printing of a letter from its snapshot; drafts are counted apart from real copies."""

    letter = models.ForeignKey(
        "documents.Letter", models.PROTECT, related_name="copies", verbose_name=_("surat")
    )
    number = models.PositiveSmallIntegerField(_("salinan ke"))
    is_draft = models.BooleanField(_("konsep"))
    state = models.CharField(
        _("keadaan"), max_length=10, choices=CopyState.choices, default=CopyState.WAITING
    )
    progress_done = models.PositiveIntegerField(_("selesai"), default=0)
    progress_total = models.PositiveIntegerField(_("dari"), default=0)
    attempt_count = models.PositiveSmallIntegerField(_("percobaan"), default=0)
    failure = models.CharField(_("sebab gagal"), max_length=300, blank=True)
    file = models.FileField(_("berkas"), upload_to="letters/%Y/%m", blank=True)
    page_count = models.PositiveIntegerField(_("halaman"), default=0)
    byte_count = models.PositiveIntegerField(_("ukuran"), default=0)
    file_hash = models.CharField(_("sidik berkas"), max_length=64, blank=True)
    requested_by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="copies_requested", verbose_name=_("peminta")
    )
    requested_at = models.DateTimeField(_("diminta"))
    started_at = models.DateTimeField(_("mulai dicetak"), null=True, blank=True)
    rendered_at = models.DateTimeField(_("selesai dicetak"), null=True, blank=True)

    objects = CopyQuerySet.as_manager()

    class Meta:
        verbose_name = _("salinan surat")
        verbose_name_plural = _("salinan surat")
        constraints = [
            models.UniqueConstraint(
                fields=["letter", "is_draft", "number"],
                name="documents_copy_number_once",
                violation_error_message=_("Salinan dengan nomor ini sudah ada."),
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=CopyState.values),
                name="documents_copy_state_known",
                violation_error_message=_("Keadaan salinan belum dikenal."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state=CopyState.READY)
                | (
                    ~models.Q(file_hash="") & models.Q(page_count__gte=1, rendered_at__isnull=False)
                ),
                name="documents_copy_ready_has_file",
                violation_error_message=_("Salinan yang siap mempunyai berkas."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state=CopyState.FAILED) | ~models.Q(failure=""),
                name="documents_copy_failed_says_why",
                violation_error_message=_("Salinan yang gagal menyebut sebabnya."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.letter_id} {self.label}"

    @property
    def label(self) -> str:
        """What the foot of the paper says of this copy; letters are Indonesian only."""
        if self.is_draft:
            return "KONSEP" if self.number == 1 else f"KONSEP {self.number}"
        return f"Salinan ke-{self.number}"

    @property
    def words(self) -> str:
        """The label as screens say it, in the language of the reader."""
        if self.is_draft and self.number == 1:
            return gettext("KONSEP")
        said = gettext("KONSEP %(number)s") if self.is_draft else gettext("Salinan ke-%(number)s")
        return said % {"number": self.number}

    @property
    def is_pending(self) -> bool:
        return self.state in {CopyState.WAITING, CopyState.RENDERING}
