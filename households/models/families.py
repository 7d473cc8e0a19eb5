"""Those on one family card, or who would be; and their figures."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import below
from duren_sawit.lib.derived import TailIndexField
from duren_sawit.lib.encryption import EncryptedField
from duren_sawit.lib.models import PublicModel, Stamped
from duren_sawit.lib.nik import KkNumber
from households.choices import FamilyState
from households.models.dwellings import Dwelling


class FamilyQuerySet(models.QuerySet["Family"]):
    def visible_to(
        self, reader: User, permission: Permission = Permission.FAMILIES_VIEW
    ) -> FamilyQuerySet:
        """Those in the areas where the reader has the permission."""
        return self.within(reader.scope.paths_for(permission))

    def within(self, paths: tuple[str, ...]) -> FamilyQuerySet:
        return self.filter(below(paths, "area__path"))

    def held(self) -> FamilyQuerySet:
        """As they are now, held until the transaction ends."""
        return self.select_for_update(of=("self",))

    def active(self) -> FamilyQuerySet:
        return self.filter(state=FamilyState.ACTIVE)

    def in_order(self) -> FamilyQuerySet:
        """By RT, then by the name of the head."""
        return self.order_by("area__path", "summary__head_key", "pk")


class Family(PublicModel, Stamped):
    """One family; without a KK number it counts just the same.

    Lives in an RT, in a dwelling once that is known; PostgreSQL holds both to the same RT. An
    active family with living members has exactly one living head, which PostgreSQL checks when a
    transaction ends. `revision` is counted by PostgreSQL with every change.
    """

    area = models.ForeignKey("areas.Area", models.PROTECT, related_name="+", verbose_name=_("RT"))
    dwelling = models.ForeignKey(
        Dwelling,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="families",
        verbose_name=_("rumah"),
    )
    kk_number = EncryptedField(KkNumber, verbose_name=_("No. KK"), null=True, blank=True)
    kk_tail_index = TailIndexField(source="kk_number")
    state = models.CharField(
        _("keadaan"),
        max_length=10,
        choices=FamilyState.choices,
        default=FamilyState.ACTIVE,
        db_default=FamilyState.ACTIVE,
    )
    state_on = models.DateField(_("sejak"), null=True, blank=True)
    state_reason = models.CharField(
        _("sebab"), max_length=200, blank=True, default="", db_default=""
    )
    revision = models.PositiveIntegerField(_("revisi"), default=0, db_default=0, editable=False)

    objects = FamilyQuerySet.as_manager()

    class Meta:
        verbose_name = _("keluarga")
        indexes = [
            models.Index(fields=["kk_tail_index"], name="households_family_kk_tail"),
            models.Index(fields=["kk_number_index"], name="households_family_kk_number"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kk_number_index"],
                condition=models.Q(state=FamilyState.ACTIVE),
                name="households_family_kk_unique",
                violation_error_message=_("No. KK ini sudah dipakai keluarga lain."),
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=FamilyState.values),
                name="households_family_state_known",
                violation_error_message=_("Keadaan keluarga belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(state=FamilyState.ACTIVE) | models.Q(state_on__isnull=False),
                name="households_family_state_dated",
                violation_error_message=_("Perubahan keadaan keluarga perlu tanggal."),
            ),
        ]

    def __str__(self) -> str:
        return f"keluarga {self.public_id}"


class FamilySummaryQuerySet(models.QuerySet["FamilySummary"]):
    def visible_to(
        self, reader: User, permission: Permission = Permission.FAMILIES_VIEW
    ) -> FamilySummaryQuerySet:
        """Those in the areas where the reader has the permission."""
        return self.filter(below(reader.scope.paths_for(permission), "area__path"))

    def active(self) -> FamilySummaryQuerySet:
        return self.filter(state=FamilyState.ACTIVE)

    def incomplete(self) -> FamilySummaryQuerySet:
        """Without a KK number, or with a member without NIK."""
        return self.filter(models.Q(has_kk=False) | models.Q(without_nik_count__gt=0))

    def with_names(self) -> FamilySummaryQuerySet:
        """With what a list shows of each; the numbers of the head stay closed."""
        return self.select_related("area", "family__dwelling", "head").defer("head__nik")

    def in_order(self) -> FamilySummaryQuerySet:
        """By RT, then by the name of the head."""
        return self.order_by("area__path", "head_key", "pk")


class FamilySummary(models.Model):
    """What lists ask of a family, over its living members. Written by PostgreSQL alone.

    Area, state, card and visit stand here a second time, so that a list with any filter reads one
    table.
    """

    family = models.OneToOneField(
        Family,
        models.PROTECT,
        primary_key=True,
        related_name="summary",
        editable=False,
        verbose_name=_("keluarga"),
    )
    member_count = models.PositiveSmallIntegerField(_("anggota"), editable=False)
    head_count = models.PositiveSmallIntegerField(_("kepala"), editable=False)
    head = models.ForeignKey(
        "households.Person",
        models.DO_NOTHING,
        null=True,
        db_constraint=False,
        related_name="+",
        editable=False,
        verbose_name=_("kepala keluarga"),
    )
    head_key = models.CharField(_("kunci nama"), max_length=200, editable=False)
    oldest_born_on = models.DateField(_("kelahiran tertua"), null=True, editable=False)
    youngest_born_on = models.DateField(_("kelahiran termuda"), null=True, editable=False)
    disabled_count = models.PositiveSmallIntegerField(_("penyandang disabilitas"), editable=False)
    without_nik_count = models.PositiveSmallIntegerField(_("tanpa NIK"), editable=False)

    area = models.ForeignKey(
        "areas.Area", models.PROTECT, related_name="+", editable=False, verbose_name=_("RT")
    )
    state = models.CharField(_("keadaan"), max_length=10, editable=False)
    visit_status = models.CharField(_("kunjungan"), max_length=10, editable=False)
    has_kk = models.BooleanField(_("punya No. KK"), editable=False)

    objects = FamilySummaryQuerySet.as_manager()

    class Meta:
        verbose_name = _("ringkasan keluarga")
        indexes = [
            models.Index(
                fields=["area", "head_key", "family"], name="households_familysummary_order"
            ),
        ]

    def __str__(self) -> str:
        return f"ringkasan {self.family_id}"
