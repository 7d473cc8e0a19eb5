"""The running numbers of letters."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from duren_sawit.lib.models import PublicModel

DEFAULT_PATTERN = "{klasifikasi}/{urut:03}/{unit}/{bulan_romawi}/{tahun}"


class NumberSequenceQuerySet(models.QuerySet["NumberSequence"]):
    def of(self, *, classification: str, unit: str) -> "NumberSequenceQuerySet":
        return self.filter(classification=classification, unit=unit)

    def before(self, year: int) -> "NumberSequenceQuerySet":
        return self.filter(year__lt=year)

    def newest_first(self) -> "NumberSequenceQuerySet":
        return self.order_by("-year", "classification", "unit")


class NumberSequence(PublicModel):
    """The next number of one classification and unit in one year, and how it is written."""

    classification = models.CharField(_("klasifikasi"), max_length=20)
    unit = models.CharField(_("kode surat"), max_length=20)
    year = models.PositiveSmallIntegerField(_("tahun"))
    pattern = models.CharField(_("pola nomor"), max_length=120, default=DEFAULT_PATTERN)
    next_serial = models.PositiveIntegerField(_("nomor urut berikut"), default=1)

    objects = NumberSequenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("nomor surat")
        constraints = [
            models.UniqueConstraint(
                fields=["classification", "unit", "year"],
                name="documents_numbersequence_one_a_year",
                violation_error_message=_("Urutan nomor ini sudah ada untuk tahun itu."),
            ),
            models.CheckConstraint(
                condition=models.Q(next_serial__gte=1),
                name="documents_numbersequence_starts_at_one",
                violation_error_message=_("Nomor urut dimulai dari 1."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.classification}/{self.unit}/{self.year}"
