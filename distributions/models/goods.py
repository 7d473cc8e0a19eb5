"""What is handed out: kinds of goods and money, and packages that programmes begin from."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from distributions.facts import MONEY_UNIT, Part
from duren_sawit.lib.models import PublicModel, Stamped


class Item(PublicModel, Stamped):
    """A kind of goods in one unit, "beras" in kg; money is the item whose unit is `Rp`."""

    name = models.CharField(_("barang"), max_length=60)
    unit = models.CharField(_("satuan"), max_length=20)

    class Meta:
        verbose_name = _("barang")
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                Lower("unit"),
                name="distributions_item_once",
                violation_error_message=_("Barang dengan satuan ini sudah ada."),
            ),
            models.CheckConstraint(
                condition=~models.Q(name="") & ~models.Q(unit=""),
                name="distributions_item_named",
                violation_error_message=_("Barang perlu nama dan satuan."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.unit})"

    @property
    def is_money(self) -> bool:
        return self.unit == MONEY_UNIT


class Content(models.Model):
    """So much of one item."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="+", verbose_name=_("barang"))
    quantity = models.DecimalField(_("jumlah"), max_digits=12, decimal_places=3)

    class Meta:
        abstract = True

    @property
    def words(self) -> str:
        """`beras 10 kg`, `Rp300.000`; needs the item."""
        return Part(self.item.name, self.item.unit, self.quantity).words


class PackageQuerySet(models.QuerySet["Package"]):
    def in_use(self) -> Self:
        return self.filter(is_in_use=True)

    def in_order(self) -> Self:
        return self.order_by("name", "pk")

    def held(self) -> Self:
        """As they are now, held until the transaction ends."""
        return self.select_for_update(of=("self",))


class Package(PublicModel, Stamped):
    """A usual content with a name, to begin a programme from; no programme changes with it."""

    name = models.CharField(_("nama paket"), max_length=80)
    is_in_use = models.BooleanField(_("dipakai"), default=True)

    objects = PackageQuerySet.as_manager()

    class Meta:
        verbose_name = _("paket contoh")
        constraints = [
            models.UniqueConstraint(
                Lower("name"),
                condition=models.Q(is_in_use=True),
                name="distributions_package_name_once",
                violation_error_message=_("Paket dengan nama ini sudah ada."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class PackageLine(Content):
    """One line of a package."""

    package = models.ForeignKey(
        Package, models.PROTECT, related_name="lines", verbose_name=_("paket")
    )

    class Meta:
        verbose_name = _("isi paket")
        constraints = [
            models.UniqueConstraint(
                fields=["package", "item"],
                name="distributions_packageline_item_once",
                violation_error_message=_("Barang ini sudah ada di paket."),
            ),
            models.CheckConstraint(
                condition=models.Q(quantity__gt=0),
                name="distributions_packageline_some",
                violation_error_message=_("Jumlah barang lebih dari nol."),
            ),
        ]

    def __str__(self) -> str:
        return self.words
