"""When the background workers last gave a sign of life."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from duren_sawit.lib.models import PublicModel


class Heartbeat(PublicModel):
    """The last sign of life of whoever serves one queue."""

    queue = models.CharField(_("antrean"), max_length=60, unique=True)
    at = models.DateTimeField(_("waktu"))

    class Meta:
        verbose_name = _("tanda hidup")

    def __str__(self) -> str:
        return self.queue
