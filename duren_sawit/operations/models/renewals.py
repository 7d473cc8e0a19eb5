"""When the values of encrypted columns were closed with a new key."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from duren_sawit.lib.models import PublicModel, Stamped


class KeyRenewal(PublicModel, Stamped):
    """All closed values were brought to one key of the ring; older keys may go after it."""

    key_number = models.PositiveSmallIntegerField(_("nomor kunci"))
    value_count = models.PositiveIntegerField(_("banyaknya nilai"))

    class Meta:
        verbose_name = _("penggantian kunci")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(key_number__range=(1, 255)),
                name="operations_keyrenewal_key_number_known",
                violation_error_message=_("Nomor kunci 1 sampai 255."),
            ),
        ]

    def __str__(self) -> str:
        return f"kunci {self.key_number}"
