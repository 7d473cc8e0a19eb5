"""What was decided to be put on paper, frozen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import below
from duren_sawit.documents.choices import Paper
from duren_sawit.documents.models.copies import Copy
from duren_sawit.lib.models import PublicModel, Stamped

if TYPE_CHECKING:
    from duren_sawit.accounts.models import User


class LetterQuerySet(models.QuerySet["Letter"]):
    def visible_to(self, user: User) -> LetterQuerySet:
        return self.filter(below(user.scope.paths_for(Permission.LETTERS_VIEW), "area__path"))

    def approvable_by(self, user: User) -> LetterQuerySet:
        """Waiting for an approval this person may give."""
        paths = user.scope.paths_for(Permission.LETTERS_APPROVE)
        return (
            self.waiting_for_approval().filter(below(paths, "area__path")).exclude(issued_by=user)
        )

    def about(self, subject: models.Model) -> LetterQuerySet:
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk)

    def waiting_for_approval(self) -> LetterQuerySet:
        return self.filter(needs_approval=True, approved_at__isnull=True)

    def valid(self) -> LetterQuerySet:
        """Approved, or of a kind nobody has to approve."""
        return self.filter(models.Q(needs_approval=False) | models.Q(approved_at__isnull=False))

    def with_failed_copy(self) -> LetterQuerySet:
        return self.filter(
            models.Exists(Copy.objects.failed().filter(letter=models.OuterRef("pk")))
        )

    def matching(self, text: str) -> LetterQuerySet:
        """Every word stands in the number or in what the letter is about."""
        found = self
        for word in text.split():
            found = found.filter(models.Q(number__icontains=word) | models.Q(about__icontains=word))
        return found

    def with_newest_copy(self) -> LetterQuerySet:
        """Annotates `copy_state`, the state of the copy asked for last."""
        newest = Copy.objects.filter(letter=models.OuterRef("pk")).newest_first()
        return self.annotate(copy_state=models.Subquery(newest.values("state")[:1]))

    def with_people(self) -> LetterQuerySet:
        return self.select_related("area", "issued_by", "approved_by")

    def newest_first(self) -> LetterQuerySet:
        return self.order_by("-issued_at", "-pk")


class Letter(PublicModel, Stamped):
    """One numbered letter. PostgreSQL refuses to change what was frozen or to delete it.

    No foreign key to the subject: the letter outlives it. `snapshot` is everything the paper says,
    `content_hash` the SHA-256 over its canonical writing, `code` what the public check asks for.
    """

    kind = models.CharField(_("jenis"), max_length=60)
    sequence = models.ForeignKey(
        "documents.NumberSequence", models.PROTECT, related_name="letters", verbose_name=_("urutan")
    )
    serial = models.PositiveIntegerField(_("nomor urut"))
    number = models.CharField(_("nomor"), max_length=120, unique=True)
    subject_type = models.CharField(_("jenis pokok"), max_length=80)
    subject_id = models.BigIntegerField(_("nomor dalam pokok"))
    about = models.CharField(_("perihal"), max_length=200)  # the subject's name when it was issued
    area = models.ForeignKey("areas.Area", models.PROTECT, verbose_name=_("wilayah"))
    paper = models.CharField(_("kertas"), max_length=20, choices=Paper.choices)
    snapshot = models.JSONField(_("isi"))
    content_hash = models.CharField(_("sidik"), max_length=64)
    code = models.CharField(_("kode periksa"), max_length=8, unique=True)
    needs_approval = models.BooleanField(_("perlu disahkan"))
    issued_by = models.ForeignKey(
        "accounts.User", models.PROTECT, related_name="letters_issued", verbose_name=_("penerbit")
    )
    issued_at = models.DateTimeField(_("diterbitkan"))
    approved_by = models.ForeignKey(
        "accounts.User",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="letters_approved",
        verbose_name=_("pengesah"),
    )
    approved_at = models.DateTimeField(_("disahkan"), null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("surat")
        indexes = [
            models.Index(fields=["-issued_at", "-id"], name="documents_letter_newest"),
            models.Index(fields=["subject_type", "subject_id"], name="documents_letter_subject"),
            models.Index(
                fields=["area"],
                condition=models.Q(needs_approval=True, approved_at__isnull=True),
                name="documents_letter_unapproved",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["sequence", "serial"],
                name="documents_letter_serial_once",
                violation_error_message=_("Nomor urut ini sudah dipakai."),
            ),
            models.CheckConstraint(
                condition=models.Q(kind__regex="^[A-Z][A-Z0-9_]*$"),
                name="documents_letter_kind_upper_case",
                violation_error_message=_("Jenis surat ditulis dengan huruf besar."),
            ),
            models.CheckConstraint(
                condition=models.Q(paper__in=Paper.values),
                name="documents_letter_paper_known",
                violation_error_message=_("Ukuran kertas belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(content_hash__regex="^[0-9a-f]{64}$"),
                name="documents_letter_hash_complete",
                violation_error_message=_("Sidik surat belum lengkap."),
            ),
            models.CheckConstraint(
                condition=models.Q(approved_at__isnull=True, approved_by__isnull=True)
                | models.Q(approved_at__isnull=False, approved_by__isnull=False),
                name="documents_letter_approval_complete",
                violation_error_message=_("Pengesahan memuat siapa dan kapan."),
            ),
            models.CheckConstraint(
                condition=~models.Q(approved_by=models.F("issued_by")),
                name="documents_letter_approved_by_another",
                violation_error_message=_("Yang menerbitkan surat bukan yang mengesahkan."),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def is_draft(self) -> bool:
        """Still waiting for an approval; its copies say so."""
        return self.needs_approval and self.approved_at is None

    @property
    def fingerprint(self) -> str:
        """ "7F3A-91C2-D04E": the beginning of the hash, as printed at the foot."""
        start = self.content_hash[:12].upper()
        return "-".join(start[i : i + 4] for i in (0, 4, 8))
