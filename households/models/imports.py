"""A sheet from somebody else on its way into the register."""

from __future__ import annotations

from datetime import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.lib.encryption import EncryptedField
from duren_sawit.lib.models import PublicModel, Stamped
from duren_sawit.lib.nik import KkNumber, Nik
from households.choices import BatchState, Verdict
from households.models.deeds import Deed
from households.models.families import Family
from households.models.people import Person

WAITING_STATES = (BatchState.MAPPING, BatchState.READY, BatchState.STOPPED)
WORKING_STATES = (
    BatchState.UPLOADED,
    BatchState.READING,
    BatchState.APPLYING,
    BatchState.UNDOING,
)


class ImportBatchQuerySet(models.QuerySet["ImportBatch"]):
    def visible_to(
        self, reader: User, permission: Permission = Permission.REGISTER_IMPORT
    ) -> ImportBatchQuerySet:
        """All, for whoever imports: a sheet may hold any RT of the village."""
        return self.all() if reader.may(permission) else self.none()

    def held(self) -> ImportBatchQuerySet:
        """As they are now, held until the transaction ends."""
        return self.select_for_update(of=("self",))

    def newest_first(self) -> ImportBatchQuerySet:
        return self.order_by("-uploaded_at", "-pk")

    def waiting(self) -> ImportBatchQuerySet:
        """For somebody to decide or to look why it stopped."""
        return self.filter(state__in=WAITING_STATES)

    def silent_since(self, moment: datetime) -> ImportBatchQuerySet:
        """In work, as their state says, with no sign of life after that moment."""
        return self.filter(state__in=WORKING_STATES, alive_at__lt=moment)


class ImportBatch(PublicModel, Stamped):
    """One uploaded file: where it stands, what it would do or did, and the way back.

    `columns` says which column of the sheet holds which field: `{"4": "name"}`, counted from 0;
    `headings` shows them with samples, numbers masked. With `area`, all rows are of that RT, or
    of that RW where they name an RT alone.
    `alive_at` is the last sign of life of the worker that has it.
    The counts hold one row of the sheet each: their sum is every row below the header.
    """

    filename = models.CharField(_("nama berkas"), max_length=200)
    file = models.FileField(_("berkas"), upload_to="imports")
    digest = models.CharField(_("sidik berkas"), max_length=64)
    sheet_name = models.CharField(_("lembar"), max_length=100, blank=True)
    tables = ArrayField(
        models.CharField(max_length=100), verbose_name=_("lembar-lembar"), default=list, blank=True
    )
    header_row = models.PositiveIntegerField(_("baris judul"), default=0)
    layout = models.CharField(_("bentuk"), max_length=30, blank=True)
    signature = models.CharField(_("sidik judul"), max_length=64, blank=True)
    columns = models.JSONField(_("kolom"), default=dict, blank=True)
    headings = models.JSONField(_("judul kolom dan contoh"), null=True, blank=True)
    area = models.ForeignKey(
        "areas.Area",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("semua baris ke RT"),
    )
    state = models.CharField(
        _("keadaan"), max_length=10, choices=BatchState.choices, default=BatchState.UPLOADED
    )
    alive_at = models.DateTimeField(_("tanda hidup"), null=True, blank=True)
    failure = models.CharField(_("sebab berhenti"), max_length=300, blank=True)
    done_count = models.PositiveIntegerField(_("selesai"), default=0)
    total_count = models.PositiveIntegerField(_("seluruhnya"), default=0)
    new_count = models.PositiveIntegerField(_("baru"), default=0)
    changed_count = models.PositiveIntegerField(_("berubah"), default=0)
    same_count = models.PositiveIntegerField(_("sama"), default=0)
    unclear_count = models.PositiveIntegerField(_("perlu dilihat"), default=0)
    rejected_count = models.PositiveIntegerField(_("belum bisa dibaca"), default=0)
    warning_count = models.PositiveIntegerField(_("peringatan"), default=0)
    family_count = models.PositiveIntegerField(_("keluarga"), default=0)
    uploaded_at = models.DateTimeField(_("diunggah"))
    uploaded_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("oleh")
    )
    deed = models.OneToOneField(
        Deed,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="batch",
        verbose_name=_("perbuatan"),
    )

    objects = ImportBatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("impor")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=BatchState.values),
                name="households_importbatch_state_known",
                violation_error_message=_("Keadaan impor belum dikenal."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=[BatchState.APPLIED, BatchState.UNDONE])
                | models.Q(deed__isnull=False),
                name="households_importbatch_applied_by_deed",
                violation_error_message=_("Impor yang diterapkan menyimpan keadaan sebelumnya."),
            ),
        ]

    def __str__(self) -> str:
        return f"impor {self.public_id}"

    @property
    def left_count(self) -> int:
        """Rows that were not taken."""
        return self.unclear_count + self.rejected_count


class ImportRowQuerySet(models.QuerySet["ImportRow"]):
    def of(self, verdict: Verdict) -> ImportRowQuerySet:
        return self.filter(verdict=verdict)

    def in_order(self) -> ImportRowQuerySet:
        return self.order_by("number", "pk")

    def chosen(self) -> ImportRowQuerySet:
        """Those that applying would write."""
        return self.filter(is_chosen=True, verdict__in=[Verdict.NEW, Verdict.CHANGED])

    def without_rt(self) -> ImportRowQuerySet:
        """A question, of rows that would have to be placed."""
        return self.filter(verdict=Verdict.UNCLEAR, area__isnull=True, person__isnull=True)

    def with_register(self) -> ImportRowQuerySet:
        """With the person, family and dwelling they are compared with."""
        return self.select_related(
            "area", "person__family__area", "person__family__dwelling", "family__dwelling"
        )


class ImportRow(models.Model):
    """One row of a sheet, read and compared; what the sheet leaves empty changes nothing.

    Closed numbers are bound to the columns of the register, so that PostgreSQL can copy them.
    Few indexes, since all rows come at once.
    `number` is the row as the spreadsheet program counts it, `cell` ("G12") where it is unclear.
    """

    id = models.BigAutoField(primary_key=True)
    # Written by COPY, a hundred thousand at once, by nobody else: checking each would slow imports.
    batch = models.ForeignKey(
        ImportBatch,
        models.PROTECT,
        db_constraint=False,
        db_index=False,
        related_name="rows",
        verbose_name=_("impor"),
    )
    number = models.PositiveIntegerField(_("baris"))
    verdict = models.CharField(
        _("putusan"), max_length=10, choices=Verdict.choices, default=Verdict.NEW
    )
    reason = models.CharField(_("sebab"), max_length=300, blank=True)
    cell = models.CharField(_("sel"), max_length=12, blank=True)
    warnings = ArrayField(
        models.CharField(max_length=300), verbose_name=_("peringatan"), default=list, blank=True
    )
    changed_fields = ArrayField(
        models.CharField(max_length=30), verbose_name=_("yang berubah"), default=list, blank=True
    )
    is_chosen = models.BooleanField(_("diterapkan"), default=True)
    # Found in the register while comparing; not constrained, since undo may take them away.
    person = models.ForeignKey(
        Person,
        models.DO_NOTHING,
        null=True,
        blank=True,
        db_constraint=False,
        db_index=False,
        related_name="+",
        verbose_name=_("warga"),
    )
    family = models.ForeignKey(
        Family,
        models.DO_NOTHING,
        null=True,
        blank=True,
        db_constraint=False,
        db_index=False,
        related_name="+",
        verbose_name=_("keluarga"),
    )
    area = models.ForeignKey(
        "areas.Area",
        models.PROTECT,
        null=True,
        blank=True,
        db_constraint=False,
        db_index=False,
        related_name="+",
        verbose_name=_("RT"),
    )
    group_key = models.CharField(_("kelompok"), max_length=80, blank=True)
    nik = EncryptedField(
        Nik, verbose_name=_("NIK"), null=True, blank=True, bound_to="households_person.nik"
    )
    nik_tail_index = models.BinaryField(_("akhir NIK"), null=True, blank=True)
    temporary_nik = models.CharField(_("NIK sementara"), max_length=16, blank=True)
    kk_number = EncryptedField(
        KkNumber,
        verbose_name=_("No. KK"),
        null=True,
        blank=True,
        bound_to="households_family.kk_number",
    )
    kk_tail_index = models.BinaryField(_("akhir No. KK"), null=True, blank=True)
    name = models.CharField(_("nama"), max_length=120, blank=True)
    name_key = models.CharField(_("kunci nama"), max_length=200, blank=True)
    relation = models.CharField(_("hubungan"), max_length=20, blank=True)
    sex = models.CharField(_("jenis kelamin"), max_length=10, blank=True)
    born_on = models.DateField(_("tanggal lahir"), null=True, blank=True)
    birth_place = models.CharField(_("tempat lahir"), max_length=80, blank=True)
    marital_status = models.CharField(_("status kawin"), max_length=20, blank=True)
    education = models.CharField(_("pendidikan"), max_length=20, blank=True)
    occupation = models.PositiveSmallIntegerField(_("pekerjaan"), null=True, blank=True)
    disability = models.CharField(_("disabilitas"), max_length=20, blank=True)
    phone = models.CharField(_("No. HP"), max_length=20, blank=True)
    life_status = models.CharField(_("status"), max_length=10, blank=True)
    address = models.CharField(_("alamat"), max_length=200, blank=True)
    address_key = models.CharField(_("kunci alamat"), max_length=200, blank=True)
    latitude = models.DecimalField(
        _("lintang"), max_digits=9, decimal_places=6, null=True, blank=True
    )
    longitude = models.DecimalField(
        _("bujur"), max_digits=9, decimal_places=6, null=True, blank=True
    )

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("baris impor")
        indexes = [
            models.Index(
                fields=["batch", "verdict", "number"], name="households_importrow_verdict"
            ),
            models.Index(fields=["person"], name="households_importrow_person"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(verdict__in=Verdict.values),
                name="households_importrow_verdict_known",
                violation_error_message=_("Putusan baris belum dikenal."),
            ),
            models.CheckConstraint(
                condition=~models.Q(verdict__in=[Verdict.REJECTED, Verdict.UNCLEAR])
                | ~models.Q(reason=""),
                name="households_importrow_says_why",
                violation_error_message=_("Baris yang belum diterima menyebut sebabnya."),
            ),
        ]

    def __str__(self) -> str:
        return f"baris {self.number}"


class ColumnMemory(models.Model):
    """How a person matched the columns of a header; used again for the same header."""

    signature = models.CharField(_("sidik judul"), max_length=64, unique=True)
    columns = models.JSONField(_("kolom"))
    remembered_at = models.DateTimeField(_("diingat"))
    remembered_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("oleh")
    )

    class Meta:
        verbose_name = _("ingatan kolom")

    def __str__(self) -> str:
        return self.signature[:12]
