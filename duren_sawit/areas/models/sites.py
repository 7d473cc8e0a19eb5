"""The words and the letterhead of this place."""

from pathlib import Path

from django.db import models
from django.utils.translation import gettext_lazy as _

from duren_sawit.areas.choices import Level, VillageKind
from duren_sawit.areas.models.areas import Area

SHORT_WORDS = (("Kecamatan ", "Kec. "), ("Kota Administrasi ", ""), ("Kabupaten ", "Kab. "))


class Site(models.Model):
    """What is written above every page and paper; exactly one row.

    Whatever differs by place (desa or kelurahan, RW or dusun, the province's name) is here and
    never typed into a template.
    """

    village = models.OneToOneField("areas.Area", models.PROTECT, verbose_name=_("wilayah"))
    kind = models.CharField(_("jenis"), max_length=10, choices=VillageKind.choices)
    name = models.CharField(_("nama"), max_length=80)
    head_title = models.CharField(_("sebutan kepala"), max_length=40)
    rw_word = models.CharField(_("sebutan RW"), max_length=20, default="RW")
    rt_word = models.CharField(_("sebutan RT"), max_length=20, default="RT")
    province_line = models.CharField(_("baris provinsi"), max_length=120)
    city_line = models.CharField(_("baris kota atau kabupaten"), max_length=120)
    district_line = models.CharField(_("baris kecamatan"), max_length=120)
    address = models.CharField(_("alamat kantor"), max_length=200)
    phone = models.CharField(_("telepon kantor"), max_length=40, blank=True)
    postal_code = models.CharField(_("kode pos"), max_length=5)
    place_of_signing = models.CharField(_("tempat surat ditandatangani"), max_length=60)
    emblem = models.FileField(_("lambang"), upload_to="emblem", blank=True)
    is_demo = models.BooleanField(_("desa percontohan"), default=False, editable=False)

    class Meta:
        verbose_name = _("kop dan sebutan tempat")
        constraints = [
            models.CheckConstraint(
                name="areas_site_only_one",
                condition=models.Q(id=1),
                violation_error_message=_("Kop hanya satu."),
            ),
            models.CheckConstraint(
                name="areas_site_kind_known",
                condition=models.Q(kind__in=VillageKind.values),
                violation_error_message=_("Jenis tempat belum dikenal."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """ "Kelurahan Duren Sawit"."""
        return f"{self.get_kind_display()} {self.name}"

    @property
    def line(self) -> str:
        """ "Kecamatan Duren Sawit · Kota Administrasi Jakarta Timur"."""
        return f"{self.district_line} · {self.city_line}"

    @property
    def short_line(self) -> str:
        """The same for narrow screens: "Kec. Duren Sawit · Jakarta Timur"."""
        return _shortened(self.line)

    @property
    def emblem_key(self) -> str:
        """Changes with the emblem's picture; empty without one."""
        return Path(self.emblem.name or "").stem.removeprefix("emblem-")

    def names_of(self, area: Area) -> tuple[str, str]:
        """ "RT 003" and "RT 003/RW 05", in this place's words; an RT needs its parent at hand."""
        if area.level == Level.RW:
            name = f"{self.rw_word} {area.number:02}"
            return name, name
        if area.level == Level.RT and area.parent:
            name = f"{self.rt_word} {area.number:03}"
            return name, f"{name}/{self.rw_word} {area.parent.number:02}"
        return self.title, self.title


def _shortened(line: str) -> str:
    for long, short in SHORT_WORDS:
        line = line.replace(long, short)
    return line
