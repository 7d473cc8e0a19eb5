"""Lists of the register that somebody asked for as a file."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from duren_sawit.accounts.models import User
from duren_sawit.lib.models import PublicModel, Stamped
from households.choices import ExportFormat, ExportState

PENDING = (ExportState.WAITING, ExportState.MAKING)


class ExportQuerySet(models.QuerySet["Export"]):
    def visible_to(self, reader: User) -> ExportQuerySet:
        """One's own; `policies.exports.may_take` says whether they may still be taken."""
        return self.filter(requested_by=reader)

    def masked(self) -> ExportQuerySet:
        return self.filter(has_full_numbers=False)

    def pending_of(self, reader: User) -> ExportQuerySet:
        return self.filter(requested_by=reader, state__in=PENDING)

    def left_lying(self, moment: datetime) -> ExportQuerySet:
        """Asked for before that moment and neither ready nor failed."""
        return self.filter(state__in=PENDING, requested_at__lt=moment)

    def held(self) -> ExportQuerySet:
        """As they are now, held until the transaction ends."""
        return self.select_for_update(of=("self",))

    def newest_first(self) -> ExportQuerySet:
        return self.order_by("-pk")


class Export(PublicModel, Stamped):
    """A file of families and people: what was asked, how far it is, and the file for one day.

    `query` is the filter as an address, `paths` the areas it was asked for. `entry` is the public
    number of what the trail knew before anything was read, printed on every sheet.
    """

    format = models.CharField(_("bentuk"), max_length=10, choices=ExportFormat.choices)
    query = models.CharField(_("saringan"), max_length=400, blank=True)
    paths = models.TextField(_("wilayah"))
    has_full_numbers = models.BooleanField(_("NIK lengkap"), default=False)
    entry = models.UUIDField(_("catatan jejak"), null=True, editable=False)
    state = models.CharField(
        _("keadaan"), max_length=10, choices=ExportState.choices, default=ExportState.WAITING
    )
    done_count = models.PositiveIntegerField(_("selesai"), default=0)
    total_count = models.PositiveIntegerField(_("seluruhnya"), default=0)
    attempt_count = models.PositiveSmallIntegerField(_("percobaan"), default=0)
    file = models.FileField(_("berkas"), upload_to="exports", blank=True)
    requested_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name=_("peminta")
    )
    requested_at = models.DateTimeField(_("diminta"))
    started_at = models.DateTimeField(_("mulai disusun"), null=True, blank=True)
    ready_at = models.DateTimeField(_("selesai disusun"), null=True, blank=True)

    objects = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = _("unduhan")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(format__in=ExportFormat.values),
                name="households_export_format_known",
                violation_error_message=_("Bentuk berkas belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=ExportState.values),
                name="households_export_state_known",
                violation_error_message=_("Keadaan unduhan belum dikenal."),
            ),
        ]

    def __str__(self) -> str:
        return f"unduhan {self.public_id}"

    @property
    def is_pending(self) -> bool:
        return self.state in PENDING
