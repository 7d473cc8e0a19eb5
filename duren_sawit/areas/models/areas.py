"""The tree village > RW > RT."""

from collections.abc import Iterable
from typing import Protocol

from django.contrib.postgres.indexes import OpClass
from django.db import models
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from duren_sawit.areas.choices import Level
from duren_sawit.lib.models import PublicModel


class ReaderScope(Protocol):
    @property
    def paths(self) -> tuple[str, ...]: ...


class Reader(Protocol):
    """Whoever reads, and where."""

    @property
    def scope(self) -> ReaderScope: ...


class AreaQuerySet(models.QuerySet["Area"]):
    def visible_to(self, reader: "Reader") -> "AreaQuerySet":
        """Those in which the reader holds a role."""
        return self.within(reader.scope.paths)

    def within(self, paths: Iterable[str]) -> "AreaQuerySet":
        """The areas at or below any of the paths."""
        return self.filter(below(paths, "path"))

    def villages(self) -> "AreaQuerySet":
        return self.filter(level=Level.VILLAGE)

    def rws(self) -> "AreaQuerySet":
        return self.filter(level=Level.RW)

    def rts(self) -> "AreaQuerySet":
        return self.filter(level=Level.RT)

    def without_boundary(self) -> "AreaQuerySet":
        """For lists: the drawing of one area can weigh more than all their names."""
        return self.defer("boundary")

    def in_order(self) -> "AreaQuerySet":
        """As people count them: village, RW 01, its RTs, RW 02 ..."""
        return self.order_by("path")


def below(paths: Iterable[str], field: str) -> models.Q:
    """The condition that `field` (an area path) lies at or below one of the paths."""
    condition = models.Q(pk__in=[])
    for path in paths:
        condition |= models.Q(**{f"{field}__startswith": path})
    return condition


class Area(PublicModel):
    """One village, RW or RT.

    `code` is the Kemendagri code, lengthened by RW and RT ("31.75.07.1001.012.005"); `path` is
    the same ending in a dot, so that "begins with" means "lies within".
    """

    level = models.CharField(_("tingkat"), max_length=10, choices=Level.choices)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("induk"),
    )
    code = models.CharField(_("kode"), max_length=30, unique=True)
    path = models.CharField(_("jalur"), max_length=31, unique=True, editable=False)
    number = models.PositiveSmallIntegerField(_("nomor"), default=0)
    name = models.CharField(_("nama"), max_length=80)  # "RT 003"
    long_name = models.CharField(_("nama panjang"), max_length=120)  # "RT 003/RW 05"
    boundary = models.JSONField(_("batas (GeoJSON)"), null=True, blank=True)

    objects = AreaQuerySet.as_manager()

    class Meta:
        verbose_name = _("wilayah")
        indexes = [
            models.Index(OpClass("path", name="text_pattern_ops"), name="areas_area_path_prefix")
        ]
        constraints = [
            models.CheckConstraint(
                name="areas_area_level_known",
                condition=models.Q(level__in=Level.values),
                violation_error_message=_("Tingkat wilayah belum dikenal."),
            ),
            models.CheckConstraint(
                name="areas_area_only_village_has_no_parent",
                condition=models.Q(level=Level.VILLAGE, parent__isnull=True)
                | (~models.Q(level=Level.VILLAGE) & models.Q(parent__isnull=False)),
                violation_error_message=_("RT dan RW berada di dalam wilayah yang lebih besar."),
            ),
            models.CheckConstraint(
                name="areas_area_path_from_code",
                condition=models.Q(path=Concat("code", models.Value("."))),
                violation_error_message=_("Jalur wilayah mengikuti kodenya."),
            ),
            models.UniqueConstraint(
                name="areas_area_only_one_village",
                fields=["level"],
                condition=models.Q(level=Level.VILLAGE),
                violation_error_message=_("Kelurahan atau desa hanya satu."),
            ),
            models.UniqueConstraint(
                name="areas_area_number_unique_in_parent",
                fields=["parent", "number"],
                violation_error_message=_("Nomor ini sudah dipakai."),
            ),
        ]

    def __str__(self) -> str:
        return self.long_name

    def contains(self, other: "Area") -> bool:
        return other.path.startswith(self.path)
