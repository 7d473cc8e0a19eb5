"""Papers of a round that somebody ordered: for which area, how far they are."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from distributions.choices import BatchState, Binding, LetterKind
from distributions.models.rounds import Round
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import below
from duren_sawit.documents.choices import Paper
from duren_sawit.lib.models import PublicModel, Stamped

PENDING = (BatchState.WAITING, BatchState.PRINTING)


class PrintBatchQuerySet(models.QuerySet["PrintBatch"]):
    def visible_to(self, reader: User, permission: Permission = Permission.ROSTERS_PRINT) -> Self:
        """Those of areas where the reader may print."""
        return self.filter(below(reader.scope.paths_for(permission), "area__path"))

    def held(self) -> Self:
        """As they are now, held until the transaction ends."""
        return self.select_for_update(of=("self",))

    def pending(self) -> Self:
        return self.filter(state__in=PENDING)

    def left_lying(self, moment: datetime) -> Self:
        """Ordered before that moment and neither ready nor failed."""
        return self.pending().filter(requested_at__lt=moment)

    def newest_first(self) -> Self:
        return self.order_by("-pk")


class PrintBatch(PublicModel, Stamped):
    """One order: a letter for each RT, bound when it is taken away. The letters keep the files."""

    round = models.ForeignKey(
        Round, models.PROTECT, related_name="print_batches", verbose_name=_("tahap")
    )
    kind = models.CharField(_("jenis"), max_length=20, choices=LetterKind.choices)
    area = models.ForeignKey(
        "areas.Area", models.PROTECT, related_name="+", verbose_name=_("wilayah")
    )
    paper = models.CharField(_("kertas"), max_length=20, choices=Paper.choices)
    binding = models.CharField(_("kemasan"), max_length=4, choices=Binding.choices)
    by_time = models.BooleanField(_("menurut jam kedatangan"), default=False)
    copies = models.ManyToManyField("documents.Copy", related_name="+", verbose_name=_("salinan"))
    state = models.CharField(
        _("keadaan"), max_length=10, choices=BatchState.choices, default=BatchState.WAITING
    )
    done_count = models.PositiveIntegerField(_("selesai"), default=0)
    total_count = models.PositiveIntegerField(_("dari"), default=0)
    attempt_count = models.PositiveSmallIntegerField(_("percobaan"), default=0)
    failure = models.CharField(_("sebab gagal"), max_length=300, blank=True)
    requested_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name=_("peminta")
    )
    requested_at = models.DateTimeField(_("diminta"))
    started_at = models.DateTimeField(_("mulai dicetak"), null=True, blank=True)
    ready_at = models.DateTimeField(_("selesai dicetak"), null=True, blank=True)

    objects = PrintBatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("cetakan tahap")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=LetterKind.values),
                name="distributions_printbatch_kind_known",
                violation_error_message=_("Jenis cetakan belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(paper__in=Paper.values),
                name="distributions_printbatch_paper_known",
                violation_error_message=_("Ukuran kertas belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(binding__in=Binding.values),
                name="distributions_printbatch_binding_known",
                violation_error_message=_("Kemasan cetakan belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=BatchState.values),
                name="distributions_printbatch_state_known",
                violation_error_message=_("Keadaan cetakan belum dikenal."),
            ),
        ]

    def __str__(self) -> str:
        return f"cetakan {self.public_id}"

    @property
    def is_pending(self) -> bool:
        return self.state in PENDING

    @property
    def is_ready(self) -> bool:
        return self.state == BatchState.READY
