"""What was found beside the entries of lists when they were last checked."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from distributions.choices import Check
from distributions.models.lists import ListEntry, RecipientList
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import below


class FindingQuerySet(models.QuerySet["Finding"]):
    def visible_to(self, reader: User, permission: Permission = Permission.LISTS_VIEW) -> Self:
        """Those in the areas where the reader has the permission."""
        return self.filter(below(reader.scope.paths_for(permission), "area__path"))


class Finding(models.Model):
    """One thing somebody should look at beside an entry; worked out anew whenever it is counted.

    List and RT are those of the entry, so that a page counts without reading all entries.
    """

    list = models.ForeignKey(
        RecipientList,
        models.PROTECT,
        related_name="findings",
        db_index=False,  # its constraint begins with it
        verbose_name=_("daftar"),
    )
    entry = models.ForeignKey(
        ListEntry, models.PROTECT, related_name="findings", verbose_name=_("baris daftar")
    )
    area = models.ForeignKey("areas.Area", models.PROTECT, related_name="+", verbose_name=_("RT"))
    kind = models.CharField(_("temuan"), max_length=12, choices=Check.choices)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("temuan")
        constraints = [
            models.UniqueConstraint(
                fields=["list", "entry", "kind"],
                name="distributions_finding_once",
                violation_error_message=_("Temuan ini sudah tercatat."),
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=Check.values),
                name="distributions_finding_kind_known",
                violation_error_message=_("Temuan ini belum dikenal."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.entry_id}: {self.kind}"
