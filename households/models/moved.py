"""What pointed at a record that was merged, and points at the kept one since."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from households.models.deeds import Deed


class MovedRow(models.Model):
    """One row of any table that moved along with a merge; the way back when it was a mistake."""

    id = models.BigAutoField(primary_key=True)
    deed = models.ForeignKey(
        Deed, models.PROTECT, related_name="moved_rows", verbose_name=_("perbuatan")
    )
    table = models.CharField(_("tabel"), max_length=80)  # "households.report"
    column = models.CharField(_("kolom"), max_length=60)
    row_id = models.BigIntegerField(_("baris"))

    class Meta:
        verbose_name = _("baris yang ikut pindah")
        constraints = [
            models.UniqueConstraint(
                fields=["deed", "table", "column", "row_id"],
                name="households_movedrow_once",
                violation_error_message=_("Baris ini sudah ikut pindah."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.table} {self.row_id}"
