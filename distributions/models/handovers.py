"""What was handed over, to whom, with which proof; what was read from paper; who may stand in."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from distributions.choices import HandoverSource, Mode, ProxyKind, Shortfall
from distributions.models.goods import Content
from distributions.models.rounds import Entitlement, Point, Sheet
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import below
from duren_sawit.lib.derived import NameKeyField
from duren_sawit.lib.encryption import EncryptedField
from duren_sawit.lib.models import PublicModel, Stamped
from duren_sawit.lib.nik import Nik
from households.models import Person


class ProxyRule(PublicModel, Stamped):
    """Who may collect for somebody else, and what they bring; data the village may change."""

    kind = models.CharField(_("wakil"), max_length=12, choices=ProxyKind.choices, unique=True)
    is_allowed = models.BooleanField(_("boleh"), default=True)
    proofs = models.TextField(_("yang dibawa"), max_length=600)  # one a line
    needs_letter = models.BooleanField(_("perlu surat kuasa"), default=False)
    warns_from = models.PositiveSmallIntegerField(_("diingatkan mulai keluarga ke"), default=3)

    class Meta:
        verbose_name = _("aturan wakil")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=ProxyKind.values),
                name="distributions_proxyrule_kind_known",
                violation_error_message=_("Jenis wakil belum dikenal."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())


class HandoverQuerySet(models.QuerySet["Handover"]):
    def visible_to(self, reader: User, permission: Permission = Permission.ROUNDS_VIEW) -> Self:
        """Those in the areas where the reader has the permission."""
        return self.filter(below(reader.scope.paths_for(permission), "entitlement__area__path"))

    def held(self) -> Self:
        """As they are now, held until the transaction ends."""
        return self.select_for_update(of=("self",))

    def valid(self) -> Self:
        """All but the undone."""
        return self.filter(undone_at__isnull=True)


class Handover(PublicModel):
    """One collection of an entitlement; of each at most one is not undone."""

    entitlement = models.ForeignKey(
        Entitlement, models.PROTECT, related_name="handovers", verbose_name=_("jatah")
    )
    receiver_name = models.CharField(_("nama penerima"), max_length=120)  # as of that moment
    mode = models.CharField(_("cara"), max_length=10, choices=Mode.choices)
    source = models.CharField(_("dicatat dari"), max_length=10, choices=HandoverSource.choices)
    point = models.ForeignKey(
        Point, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("titik bagi")
    )
    proxy_kind = models.CharField(_("wakil"), max_length=12, choices=ProxyKind.choices, blank=True)
    proxy = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("warga yang mewakili"),
    )
    proxy_name = models.CharField(_("nama wakil"), max_length=120, blank=True)
    proxy_key = NameKeyField(source="proxy_name")
    proxy_nik = EncryptedField(Nik, verbose_name=_("NIK wakil"), null=True, blank=True)
    proxy_relation = models.CharField(_("hubungan"), max_length=60, blank=True)
    shortfall = models.CharField(
        _("sebab kurang"), max_length=12, choices=Shortfall.choices, blank=True
    )
    note = models.CharField(_("keterangan"), max_length=200, blank=True)
    photo_key = models.CharField(_("foto"), max_length=100, blank=True)  # a closed file
    handed_at = models.DateTimeField(_("diserahkan"))
    recorded_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name=_("dicatat oleh")
    )
    recorded_at = models.DateTimeField(_("dicatat"))
    mutation_id = models.UUIDField(_("kode kiriman"), null=True, blank=True, unique=True)
    undone_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("dibatalkan oleh"),
    )
    undone_at = models.DateTimeField(_("dibatalkan"), null=True, blank=True)
    undo_reason = models.CharField(_("sebab batal"), max_length=200, blank=True)

    objects = HandoverQuerySet.as_manager()

    class Meta:
        verbose_name = _("serah terima")
        indexes = [models.Index(fields=["proxy_key"], name="distributions_handover_proxy")]
        constraints = [
            models.UniqueConstraint(
                fields=["entitlement"],
                condition=models.Q(undone_at__isnull=True),
                name="distributions_handover_once",
                violation_error_message=_("Jatah ini sudah diambil."),
            ),
            models.CheckConstraint(
                condition=~models.Q(receiver_name=""),
                name="distributions_handover_receiver_named",
                violation_error_message=_("Serah terima menyebut penerimanya."),
            ),
            models.CheckConstraint(
                condition=models.Q(mode__in=Mode.values),
                name="distributions_handover_mode_known",
                violation_error_message=_("Cara serah terima belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(source__in=HandoverSource.values),
                name="distributions_handover_source_known",
                violation_error_message=_("Asal catatan belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(proxy_kind__in=[*ProxyKind.values, ""]),
                name="distributions_handover_proxy_known",
                violation_error_message=_("Jenis wakil belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(shortfall__in=[*Shortfall.values, ""]),
                name="distributions_handover_shortfall_known",
                violation_error_message=_("Sebab kurang belum dikenal."),
            ),
            models.CheckConstraint(
                condition=~models.Q(mode=Mode.PROXY) | ~models.Q(proxy_kind=""),
                name="distributions_handover_proxy_named",
                violation_error_message=_("Tulis nama wakil dan hubungannya."),
            ),
            models.CheckConstraint(
                condition=models.Q(undone_at__isnull=True) | ~models.Q(undo_reason=""),
                name="distributions_handover_undo_explained",
                violation_error_message=_("Pembatalan perlu sebab."),
            ),
        ]

    def __str__(self) -> str:
        return f"serah terima {self.public_id}"


class HandoverLine(Content):
    """How much of one item was handed over; none at all is written too."""

    handover = models.ForeignKey(
        Handover, models.PROTECT, related_name="lines", verbose_name=_("serah terima")
    )

    class Meta:
        verbose_name = _("isi serah terima")
        constraints = [
            models.UniqueConstraint(
                fields=["handover", "item"],
                name="distributions_handoverline_item_once",
                violation_error_message=_("Barang ini sudah tercatat."),
            ),
            models.CheckConstraint(
                condition=models.Q(quantity__gte=0),
                name="distributions_handoverline_not_negative",
                violation_error_message=_("Jumlah yang diserahkan tidak kurang dari nol."),
            ),
        ]

    def __str__(self) -> str:
        return self.words


class SheetReadingQuerySet(models.QuerySet["SheetReading"]):
    def open(self) -> Self:
        """Those that wait for a second reading, or for somebody to settle them."""
        return self.filter(is_settled=False)

    def in_order(self) -> Self:
        """As they were read."""
        return self.order_by("read_at", "pk")


class SheetReading(PublicModel, Stamped):
    """What one person read from one paper sheet, before or besides its handovers."""

    sheet = models.ForeignKey(
        Sheet, models.PROTECT, related_name="readings", verbose_name=_("lembar")
    )
    reader = models.ForeignKey(User, models.PROTECT, related_name="+", verbose_name=_("pembaca"))
    read_at = models.DateTimeField(_("dibaca"))
    handed_on = models.DateField(_("hari penyerahan"))
    outcomes = models.JSONField(_("isi baris"), blank=True)  # by serial: what each row says
    is_settled = models.BooleanField(_("sudah jadi serah terima"), default=False)
    settled_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("diputuskan oleh"),
    )
    settled_at = models.DateTimeField(_("diputuskan"), null=True, blank=True)

    objects = SheetReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("bacaan lembar")
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "reader"],
                condition=models.Q(is_settled=False),
                name="distributions_sheetreading_reader_once",
                violation_error_message=_("Lembar ini sudah Anda masukkan."),
            ),
        ]

    def __str__(self) -> str:
        return f"bacaan lembar {self.sheet_id}"
