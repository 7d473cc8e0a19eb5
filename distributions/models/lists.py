"""Who receives: a programme's list, its entries, and rows nobody was found for."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from distributions.choices import ListState, ProgrammeState, RowState, Source, Standing
from distributions.models.programmes import Programme
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import below
from duren_sawit.lib.encryption import EncryptedField
from duren_sawit.lib.models import PublicModel, Stamped
from duren_sawit.lib.nik import KkNumber, Nik
from households.models import Family, Person


class RecipientListQuerySet(models.QuerySet["RecipientList"]):
    def visible_to(self, reader: User, permission: Permission = Permission.LISTS_VIEW) -> Self:
        """All of them for whoever has the permission anywhere; entries are cut by area."""
        return self if reader.may(permission) else self.none()

    def held(self) -> Self:
        """As they are now, held until the transaction ends."""
        return self.select_for_update(of=("self",))

    def final(self) -> Self:
        return self.filter(state=ListState.FINAL)

    def not_final(self) -> Self:
        return self.exclude(state=ListState.FINAL)

    def in_force(self) -> Self:
        """The latest final list of each programme that runs."""
        running = self.final().filter(programme__state=ProgrammeState.RUNNING)
        return running.order_by("programme", "-number").distinct("programme")


class RecipientList(PublicModel, Stamped):
    """The families of one programme, from draft until it is final; then only amended.

    `version` is 0 until it is final, and counts up with each amendment; `content_hash` is of the
    rows of that version.
    """

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="lists", verbose_name=_("program")
    )
    number = models.PositiveSmallIntegerField(_("nomor"))
    state = models.CharField(
        _("keadaan"), max_length=12, choices=ListState.choices, default=ListState.DRAFT
    )
    version = models.PositiveSmallIntegerField(_("versi"), default=0)
    content_hash = models.CharField(_("sidik"), max_length=64, blank=True)
    created_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name=_("disusun oleh")
    )
    submitted_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("diajukan oleh"),
    )
    submitted_at = models.DateTimeField(_("diajukan"), null=True, blank=True)
    checked_at = models.DateTimeField(_("diperiksa"), null=True, blank=True)
    returned_because = models.CharField(
        _("sebab dikembalikan"), max_length=300, blank=True, default="", db_default=""
    )
    approved_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("disahkan oleh"),
    )
    approved_at = models.DateTimeField(_("disahkan"), null=True, blank=True)

    objects = RecipientListQuerySet.as_manager()

    class Meta:
        verbose_name = _("daftar penerima")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "number"],
                name="distributions_recipientlist_number_once",
                violation_error_message=_("Program ini sudah punya daftar bernomor ini."),
            ),
            models.UniqueConstraint(
                fields=["programme"],
                condition=~models.Q(state=ListState.FINAL),
                name="distributions_recipientlist_one_open",
                violation_error_message=_("Program ini masih punya daftar yang disusun."),
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=ListState.values),
                name="distributions_recipientlist_state_known",
                violation_error_message=_("Keadaan daftar belum dikenal."),
            ),
            models.CheckConstraint(
                condition=~models.Q(state=ListState.FINAL)
                | (
                    models.Q(approved_by__isnull=False, approved_at__isnull=False, version__gt=0)
                    & ~models.Q(content_hash="")
                ),
                name="distributions_recipientlist_final_approved",
                violation_error_message=_("Daftar final perlu pengesahan."),
            ),
        ]

    def __str__(self) -> str:
        return f"daftar {self.number}"

    @property
    def is_final(self) -> bool:
        return self.state == ListState.FINAL

    @property
    def words(self) -> str:
        """`daftar 1 versi 2`."""
        said = _("daftar %(number)s versi %(version)s") if self.version else _("daftar %(number)s")
        return str(said) % {"number": self.number, "version": self.version}


class ListEntryQuerySet(models.QuerySet["ListEntry"]):
    def visible_to(self, reader: User, permission: Permission = Permission.LISTS_VIEW) -> Self:
        """Those in the areas where the reader has the permission."""
        return self.filter(below(reader.scope.paths_for(permission), "area__path"))

    def on_list(self) -> Self:
        """All but those taken off."""
        return self.exclude(standing=Standing.OFF)

    def main(self) -> Self:
        return self.filter(standing=Standing.MAIN)

    def reserve(self) -> Self:
        return self.filter(standing=Standing.RESERVE)

    def in_order(self) -> Self:
        """By RT, then by name: as papers are sorted."""
        return self.order_by("area__path", "name", "pk")

    def by_rank(self) -> Self:
        return self.order_by("rank", "pk")


class ListEntry(PublicModel, Stamped):
    """One family on a list: who of it receives, in which order.

    Name, address, RT and masked NIK are copied, so that no later change of the register rewrites
    what was signed.
    """

    list = models.ForeignKey(
        RecipientList, models.PROTECT, related_name="entries", verbose_name=_("daftar")
    )
    family = models.ForeignKey(
        Family, models.PROTECT, related_name="list_entries", verbose_name=_("keluarga")
    )
    receiver = models.ForeignKey(
        Person, models.PROTECT, related_name="list_entries", verbose_name=_("penerima")
    )
    area = models.ForeignKey("areas.Area", models.PROTECT, related_name="+", verbose_name=_("RT"))
    name = models.CharField(_("nama penerima"), max_length=120)
    address = models.CharField(_("alamat"), max_length=200, blank=True)
    masked_nik = models.CharField(_("NIK tersamar"), max_length=16, blank=True)
    rank = models.PositiveIntegerField(_("urutan"))
    standing = models.CharField(
        _("kedudukan"), max_length=10, choices=Standing.choices, default=Standing.MAIN
    )
    source = models.CharField(_("asal"), max_length=10, choices=Source.choices)

    objects = ListEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("baris daftar penerima")
        indexes = [models.Index(fields=["list", "area"], name="distributions_listentry_area")]
        constraints = [
            models.UniqueConstraint(
                fields=["list", "family"],
                condition=~models.Q(standing=Standing.OFF),
                name="distributions_listentry_family_once",
                violation_error_message=_("Keluarga ini sudah ada di daftar."),
            ),
            models.CheckConstraint(
                condition=models.Q(standing__in=Standing.values),
                name="distributions_listentry_standing_known",
                violation_error_message=_("Kedudukan baris belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(source__in=Source.values),
                name="distributions_listentry_source_known",
                violation_error_message=_("Asal baris belum dikenal."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class UnmatchedRowQuerySet(models.QuerySet["UnmatchedRow"]):
    def visible_to(self, reader: User, permission: Permission = Permission.LISTS_EDIT) -> Self:
        """All of them for whoever has the permission anywhere: nobody knows yet where they live."""
        return self if reader.may(permission) else self.none()

    def held(self) -> Self:
        """As they are now, held until the transaction ends."""
        return self.select_for_update(of=("self",))

    def open(self) -> Self:
        return self.filter(state=RowState.OPEN)

    def in_order(self) -> Self:
        """As they came."""
        return self.order_by("pk")

    def open_first(self) -> Self:
        is_open = models.Case(models.When(state=RowState.OPEN, then=0), default=1)
        return self.order_by(is_open, "pk")


class UnmatchedRow(PublicModel, Stamped):
    """A row of an aid workbook for which nobody of the register was found for certain."""

    list = models.ForeignKey(
        RecipientList, models.PROTECT, related_name="unmatched_rows", verbose_name=_("daftar")
    )
    sheet_name = models.CharField(_("lembar"), max_length=100, blank=True)
    row_number = models.PositiveIntegerField(_("baris"))
    name = models.CharField(_("nama"), max_length=120, blank=True)
    nik = EncryptedField(Nik, verbose_name=_("NIK"), null=True, blank=True)
    kk_number = EncryptedField(KkNumber, verbose_name=_("No. KK"), null=True, blank=True)
    born_on = models.DateField(_("tanggal lahir"), null=True, blank=True)
    address = models.CharField(_("alamat"), max_length=200, blank=True)
    place = models.CharField(_("RT/RW tertulis"), max_length=40, blank=True)
    sentence = models.CharField(_("sebab"), max_length=200)
    state = models.CharField(
        _("keadaan"), max_length=10, choices=RowState.choices, default=RowState.OPEN
    )
    entry = models.ForeignKey(
        ListEntry,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("menjadi baris"),
    )
    settled_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("diselesaikan oleh"),
    )
    settled_at = models.DateTimeField(_("diselesaikan"), null=True, blank=True)

    objects = UnmatchedRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("baris yang belum dikenali")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=RowState.values),
                name="distributions_unmatchedrow_state_known",
                violation_error_message=_("Keadaan baris belum dikenal."),
            ),
        ]

    def __str__(self) -> str:
        return f"baris {self.row_number}"
