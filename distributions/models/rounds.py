"""When and where it is handed out: rounds, points, times, officers; and what each may collect."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from distributions.choices import RoundState
from distributions.models.goods import Content
from distributions.models.lists import ListEntry, RecipientList
from distributions.models.programmes import Programme
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import below
from duren_sawit.lib.models import PublicModel, Stamped
from duren_sawit.lib.rows import Part, asked

ROWS_PER_SHEET = 20


class RoundQuerySet(models.QuerySet["Round"]):
    def visible_to(self, reader: User, permission: Permission = Permission.ROUNDS_VIEW) -> Self:
        """All of them for whoever has the permission anywhere; entitlements are cut by area."""
        return self if reader.may(permission) else self.none()

    def held(self) -> Self:
        """As they are now, held until the transaction ends."""
        return self.select_for_update(of=("self",))

    def kept(self, pk: int) -> Round:
        """As it is now; until the transaction ends nobody closes it, others may keep it too."""
        [row] = asked(KEEP, {"round": pk})
        return ROUND.read(row)

    def open(self) -> Self:
        return self.filter(state=RoundState.OPEN)

    def not_closed(self) -> Self:
        return self.exclude(state=RoundState.CLOSED)

    def latest_first(self) -> Self:
        return self.order_by("-opens_on", "-pk")


class Round(PublicModel, Stamped):
    """One tahap of a programme, along one final list."""

    programme = models.ForeignKey(
        Programme, models.PROTECT, related_name="rounds", verbose_name=_("program")
    )
    list = models.ForeignKey(
        RecipientList, models.PROTECT, related_name="rounds", verbose_name=_("daftar")
    )
    number = models.PositiveSmallIntegerField(_("tahap"))
    opens_on = models.DateField(_("mulai"))
    closes_on = models.DateField(_("sampai"))
    contact = models.CharField(_("tempat mengadu"), max_length=120, blank=True)
    reads_twice = models.BooleanField(_("daftar kertas dimasukkan dua orang"), default=False)
    state = models.CharField(
        _("keadaan"), max_length=10, choices=RoundState.choices, default=RoundState.PLANNED
    )
    opened_at = models.DateTimeField(_("dibuka"), null=True, blank=True)
    closed_at = models.DateTimeField(_("ditutup"), null=True, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("tahap penyaluran")
        constraints = [
            models.UniqueConstraint(
                fields=["programme", "number"],
                name="distributions_round_number_once",
                violation_error_message=_("Program ini sudah punya tahap bernomor ini."),
            ),
            models.CheckConstraint(
                condition=models.Q(closes_on__gte=models.F("opens_on")),
                name="distributions_round_period",
                violation_error_message=_("Hari terakhir tidak mendahului hari pertama."),
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=RoundState.values),
                name="distributions_round_state_known",
                violation_error_message=_("Keadaan tahap belum dikenal."),
            ),
        ]

    def __str__(self) -> str:
        return f"tahap {self.number}"

    @property
    def is_open(self) -> bool:
        return self.state == RoundState.OPEN


class RoundBenefit(Content):
    """What each family receives in a round, frozen when it was opened."""

    round = models.ForeignKey(
        Round, models.PROTECT, related_name="benefits", verbose_name=_("tahap")
    )

    class Meta:
        verbose_name = _("isi tahap")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "item"],
                name="distributions_roundbenefit_item_once",
                violation_error_message=_("Barang ini sudah ada di tahap."),
            ),
            models.CheckConstraint(
                condition=models.Q(quantity__gt=0),
                name="distributions_roundbenefit_some",
                violation_error_message=_("Jumlah barang lebih dari nol."),
            ),
        ]

    def __str__(self) -> str:
        return self.words


ROUND = Part.whole(Round, "round")
KEEP = f"""
SELECT {ROUND.sql} FROM distributions_round AS round
WHERE round.id = %(round)s::bigint FOR KEY SHARE
"""  # noqa: S608 -- names of columns; what was sent is a parameter


class Point(PublicModel, Stamped):
    """A titik bagi of a round: the hall of an RW, the office, or a way from door to door."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="points", verbose_name=_("tahap"))
    name = models.CharField(_("titik bagi"), max_length=100)
    address = models.CharField(_("alamat"), max_length=200, blank=True)
    officers = models.ManyToManyField(
        User, related_name="points", blank=True, verbose_name=_("petugas")
    )

    class Meta:
        verbose_name = _("titik bagi")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "name"],
                name="distributions_point_name_once",
                violation_error_message=_("Titik bagi dengan nama ini sudah ada."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Slot(models.Model):
    """When one RT comes to which point."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="slots", verbose_name=_("tahap"))
    point = models.ForeignKey(
        Point, models.PROTECT, related_name="slots", verbose_name=_("titik bagi")
    )
    area = models.ForeignKey("areas.Area", models.PROTECT, related_name="+", verbose_name=_("RT"))
    starts_at = models.DateTimeField(_("mulai"))
    ends_at = models.DateTimeField(_("sampai"))

    class Meta:
        verbose_name = _("jadwal RT")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "area"],
                name="distributions_slot_area_once",
                violation_error_message=_("RT ini sudah punya jadwal."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")),
                name="distributions_slot_period",
                violation_error_message=_("Jam selesai sesudah jam mulai."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.area_id}: {self.starts_at}"


class SheetQuerySet(models.QuerySet["Sheet"]):
    def visible_to(self, reader: User, permission: Permission = Permission.ROUNDS_VIEW) -> Self:
        """Those in the areas where the reader has the permission."""
        return self.filter(below(reader.scope.paths_for(permission), "area__path"))

    def held(self) -> Self:
        """As they are now, held until the transaction ends."""
        return self.select_for_update(of=("self",))

    def in_order(self) -> Self:
        return self.order_by("area__path", "number")

    def with_readings(self) -> Self:
        """`open_count`: readings that wait; `settled_count`: those that became handovers."""
        return self.annotate(
            open_count=models.Count("readings", filter=models.Q(readings__is_settled=False)),
            settled_count=models.Count("readings", filter=models.Q(readings__is_settled=True)),
        )


class Sheet(PublicModel, Stamped):
    """One sheet of the paper roster: twenty rows of one RT under one code, in every copy."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="sheets", verbose_name=_("tahap"))
    area = models.ForeignKey("areas.Area", models.PROTECT, related_name="+", verbose_name=_("RT"))
    number = models.PositiveSmallIntegerField(_("lembar ke"))
    code = models.CharField(_("kode lembar"), max_length=8, unique=True)

    objects = SheetQuerySet.as_manager()

    class Meta:
        verbose_name = _("lembar roster")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "area", "number"],
                name="distributions_sheet_number_once",
                violation_error_message=_("Lembar ini sudah ada."),
            ),
        ]

    def __str__(self) -> str:
        return f"lembar {self.code}"


class EntitlementQuerySet(models.QuerySet["Entitlement"]):
    def visible_to(self, reader: User, permission: Permission = Permission.ROUNDS_VIEW) -> Self:
        """Those in the areas where the reader has the permission."""
        return self.filter(below(reader.scope.paths_for(permission), "area__path"))

    def held(self) -> Self:
        """As they are now, held until the transaction ends."""
        return self.select_for_update(of=("self",))

    def standing(self) -> Self:
        """All but those that were withdrawn by an amendment."""
        return self.filter(withdrawn_at__isnull=True)

    def in_order(self) -> Self:
        """As they stand on the sheets."""
        return self.order_by("area__path", "serial")


class Entitlement(PublicModel, Stamped):
    """What one entry of the list may collect in one round, under the code on its slip.

    `serial` counts within the RT and is the row number on paper.
    """

    round = models.ForeignKey(
        Round, models.PROTECT, related_name="entitlements", verbose_name=_("tahap")
    )
    entry = models.ForeignKey(
        ListEntry, models.PROTECT, related_name="entitlements", verbose_name=_("baris daftar")
    )
    area = models.ForeignKey("areas.Area", models.PROTECT, related_name="+", verbose_name=_("RT"))
    sheet = models.ForeignKey(
        Sheet, models.PROTECT, related_name="entitlements", verbose_name=_("lembar")
    )
    serial = models.PositiveIntegerField(_("nomor"))
    code = models.CharField(_("kode slip"), max_length=8, unique=True)
    withdrawn_at = models.DateTimeField(_("dicabut"), null=True, blank=True)
    home_visit = models.BooleanField(_("diantar ke rumah"), default=False)
    second_date_on = models.DateField(_("hari kedua"), null=True, blank=True)
    # signed on paper printed before it was withdrawn: no handover, but the count may tell of it
    signed_anyway_on = models.DateField(_("tetap bertanda tangan"), null=True, blank=True)

    objects = EntitlementQuerySet.as_manager()

    class Meta:
        verbose_name = _("jatah")
        constraints = [
            models.UniqueConstraint(
                fields=["round", "entry"],
                name="distributions_entitlement_entry_once",
                violation_error_message=_("Keluarga ini sudah punya jatah di tahap ini."),
            ),
            models.UniqueConstraint(
                fields=["round", "area", "serial"],
                name="distributions_entitlement_serial_once",
                violation_error_message=_("Nomor baris ini sudah dipakai."),
            ),
            models.CheckConstraint(
                condition=models.Q(signed_anyway_on__isnull=True)
                | models.Q(withdrawn_at__isnull=False),
                name="distributions_entitlement_signed_anyway",
                violation_error_message=_("Jatah ini belum dicabut."),
            ),
        ]

    def __str__(self) -> str:
        return f"jatah {self.code}"
