"""Residents, with or without a NIK."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import below
from duren_sawit.lib.derived import NameKeyField, TailIndexField, words_of
from duren_sawit.lib.encryption import EncryptedField
from duren_sawit.lib.models import PublicModel, Stamped
from duren_sawit.lib.nik import Nik, Sex
from households.choices import Disability, Education, LifeStatus, MaritalStatus, Relation
from households.models.families import Family
from households.occupations import Occupation


class PersonQuerySet(models.QuerySet["Person"]):
    def visible_to(
        self, reader: User, permission: Permission = Permission.FAMILIES_VIEW
    ) -> PersonQuerySet:
        """Those of families in the areas where the reader has the permission."""
        return self.filter(below(reader.scope.paths_for(permission), "family__area__path"))

    def held(self) -> PersonQuerySet:
        """As they are now, held until the transaction ends."""
        return self.select_for_update(of=("self",))

    def living(self) -> PersonQuerySet:
        return self.filter(life_status=LifeStatus.ALIVE)

    def heads(self) -> PersonQuerySet:
        return self.living().filter(relation=Relation.HEAD)

    def known(self) -> PersonQuerySet:
        """All but records of nobody: wrong ones and those merged into another."""
        return self.exclude(life_status=LifeStatus.INVALID)


class Person(PublicModel, Stamped):
    """One resident; a NIK may be unknown and then is never invented.

    `temporary_nik` (0, village code, series) is what other village systems write until there is a
    real one. `born_on` and `sex` are as stated, also where the NIK says otherwise. `revision` is
    counted by PostgreSQL with every change.
    """

    family = models.ForeignKey(
        Family, models.PROTECT, related_name="people", verbose_name=_("keluarga")
    )
    name = models.CharField(_("nama lengkap"), max_length=120)
    name_key = NameKeyField(source="name")
    nik = EncryptedField(Nik, verbose_name=_("NIK"), null=True, blank=True)
    nik_tail_index = TailIndexField(source="nik")
    temporary_nik = models.CharField(
        _("NIK sementara"), max_length=16, blank=True, default="", db_default=""
    )
    relation = models.CharField(
        _("hubungan dalam keluarga"),
        max_length=20,
        choices=Relation.choices,
        blank=True,
        default="",
        db_default="",
    )
    sex = models.CharField(
        _("jenis kelamin"),
        max_length=10,
        choices=Sex.choices,
        blank=True,
        default="",
        db_default="",
    )
    born_on = models.DateField(_("tanggal lahir"), null=True, blank=True)
    birth_place = models.CharField(
        _("tempat lahir"), max_length=80, blank=True, default="", db_default=""
    )
    marital_status = models.CharField(
        _("status kawin"),
        max_length=20,
        choices=MaritalStatus.choices,
        blank=True,
        default="",
        db_default="",
    )
    education = models.CharField(
        _("pendidikan"),
        max_length=20,
        choices=Education.choices,
        blank=True,
        default="",
        db_default="",
    )
    occupation = models.PositiveSmallIntegerField(
        _("pekerjaan"), choices=Occupation.choices, null=True, blank=True
    )
    disability = models.CharField(
        _("disabilitas"),
        max_length=20,
        choices=Disability.choices,
        blank=True,
        default="",
        db_default="",
    )
    phone = models.CharField(  # E.164: "+62812..."
        _("No. HP"), max_length=20, blank=True, default="", db_default=""
    )
    life_status = models.CharField(
        _("status"),
        max_length=10,
        choices=LifeStatus.choices,
        default=LifeStatus.ALIVE,
        db_default=LifeStatus.ALIVE,
    )
    status_on = models.DateField(_("sejak"), null=True, blank=True)
    status_reason = models.CharField(
        _("sebab"), max_length=200, blank=True, default="", db_default=""
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        db_index=False,
        related_name="merged_from",
        verbose_name=_("digabung ke"),
    )
    revision = models.PositiveIntegerField(_("revisi"), default=0, db_default=0, editable=False)

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("warga")
        indexes = [
            GinIndex(words_of("name_key"), name="households_person_words"),
            models.Index(fields=["name_key"], name="households_person_name_key"),
            models.Index(fields=["nik_tail_index"], name="households_person_nik_tail"),
            models.Index(fields=["born_on"], name="households_person_born"),
            models.Index(
                fields=["merged_into"],
                condition=models.Q(merged_into__isnull=False),
                name="households_person_merged",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["nik_index"],
                condition=~models.Q(life_status=LifeStatus.INVALID),
                name="households_person_nik_unique",
                violation_error_message=_("NIK ini sudah dipakai warga lain."),
            ),
            models.UniqueConstraint(
                fields=["temporary_nik"],
                condition=~models.Q(temporary_nik="") & ~models.Q(life_status=LifeStatus.INVALID),
                name="households_person_temporary_nik_unique",
                violation_error_message=_("NIK sementara ini sudah dipakai warga lain."),
            ),
            models.CheckConstraint(
                condition=models.Q(temporary_nik__regex=r"^(0\d{15})?$"),
                name="households_person_temporary_nik_shape",
                violation_error_message=_("NIK sementara diawali 0 dan terdiri dari 16 angka."),
            ),
            ExclusionConstraint(
                name="households_person_one_head",
                expressions=[("family", "=")],
                condition=models.Q(relation=Relation.HEAD, life_status=LifeStatus.ALIVE),
                deferrable=models.Deferrable.DEFERRED,
                violation_error_message=_("Keluarga ini sudah punya kepala keluarga."),
            ),
            models.CheckConstraint(
                condition=models.Q(name__regex=r"\S"),
                name="households_person_named",
                violation_error_message=_("Nama belum diisi."),
            ),
            models.CheckConstraint(
                condition=models.Q(relation__in=[*Relation.values, ""]),
                name="households_person_relation_known",
                violation_error_message=_("Hubungan dalam keluarga belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(sex__in=[*Sex.values, ""]),
                name="households_person_sex_known",
                violation_error_message=_("Jenis kelamin belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(marital_status__in=[*MaritalStatus.values, ""]),
                name="households_person_marital_known",
                violation_error_message=_("Status kawin belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(education__in=[*Education.values, ""]),
                name="households_person_education_known",
                violation_error_message=_("Pendidikan belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(occupation__isnull=True)
                | models.Q(occupation__in=Occupation.values),
                name="households_person_occupation_known",
                violation_error_message=_("Pekerjaan belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(disability__in=[*Disability.values, ""]),
                name="households_person_disability_known",
                violation_error_message=_("Disabilitas belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(life_status__in=LifeStatus.values),
                name="households_person_status_known",
                violation_error_message=_("Status warga belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(life_status=LifeStatus.ALIVE)
                | models.Q(status_on__isnull=False),
                name="households_person_status_dated",
                violation_error_message=_("Perubahan status perlu tanggal."),
            ),
            models.CheckConstraint(
                condition=models.Q(merged_into__isnull=True)
                | models.Q(life_status=LifeStatus.INVALID),
                name="households_person_merged_is_invalid",
                violation_error_message=_("Catatan yang digabung tidak dipakai lagi."),
            ),
        ]

    def __str__(self) -> str:
        return self.name
