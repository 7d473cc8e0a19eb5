"""Which backups were made."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from duren_sawit.lib.models import PublicModel, Stamped


class BackupQuerySet(models.QuerySet["Backup"]):
    def newest_first(self) -> BackupQuerySet:
        return self.order_by("-made_at", "-pk")


class Backup(PublicModel, Stamped):
    """One finished backup file. The file may have been moved or rotated away since."""

    made_at = models.DateTimeField(_("dibuat"))
    file_name = models.CharField(_("nama berkas"), max_length=120)
    byte_count = models.PositiveBigIntegerField(_("ukuran"))

    objects = BackupQuerySet.as_manager()

    class Meta:
        verbose_name = _("cadangan")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(byte_count__gt=0),
                name="operations_backup_has_bytes",
                violation_error_message=_("Cadangan tidak kosong."),
            ),
        ]

    def __str__(self) -> str:
        return self.file_name
