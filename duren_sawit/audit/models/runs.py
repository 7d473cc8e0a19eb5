"""What retention erased, and when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from duren_sawit.lib.models import PublicModel, Stamped


class RetentionRun(PublicModel, Stamped):
    """One rule, applied once: how many rows lost their personal columns or went."""

    rule = models.CharField(_("aturan"), max_length=60)
    at = models.DateTimeField(_("waktu"))
    erased_count = models.PositiveIntegerField(_("banyaknya baris"))

    class Meta:
        verbose_name = _("penghapusan sesuai masa simpan")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(erased_count__gt=0),
                name="audit_retentionrun_erased_something",
                violation_error_message=_("Penghapusan dicatat bila ada yang dihapus."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rule} {self.at:%Y-%m-%d}"
