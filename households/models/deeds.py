"""Changes to the register that may be taken back as a whole."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from duren_sawit.accounts.models import User
from duren_sawit.lib.models import PublicModel, Stamped
from households.choices import DeedKind


class Deed(PublicModel, Stamped):
    """One import or merge. What it touched stands in its former states."""

    kind = models.CharField(_("jenis"), max_length=10, choices=DeedKind.choices)
    done_at = models.DateTimeField(_("waktu"))
    done_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("oleh")
    )
    undone_at = models.DateTimeField(_("dibatalkan"), null=True, blank=True)
    undone_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("oleh")
    )

    class Meta:
        verbose_name = _("perbuatan")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=DeedKind.values),
                name="households_deed_kind_known",
                violation_error_message=_("Jenis perbuatan belum dikenal."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.public_id}"


class FormerState(models.Model):
    """One row of the register as it was before a deed; written by PostgreSQL while it records.

    `before` is null for a row the deed made. Closed columns lie here as closed as in the register.
    `revision` is the row's after the deed: a higher one means that later work stands on it.
    """

    id = models.BigAutoField(primary_key=True)
    deed = models.ForeignKey(
        Deed,
        models.PROTECT,
        db_constraint=False,  # only a trigger writes here; a check of each row would slow imports
        db_index=False,  # the constraint begins with it
        related_name="former_states",
        verbose_name=_("perbuatan"),
    )
    table_name = models.CharField(_("tabel"), max_length=40)
    row_id = models.BigIntegerField(_("baris"))
    revision = models.PositiveIntegerField(_("revisi"))
    before = models.JSONField(_("sebelumnya"), null=True, blank=True)

    class Meta:
        verbose_name = _("keadaan sebelumnya")
        constraints = [
            models.UniqueConstraint(
                fields=["deed", "table_name", "row_id"],
                name="households_formerstate_once",
                violation_error_message=_("Keadaan sebelumnya sudah dicatat."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.table_name} {self.row_id}"
