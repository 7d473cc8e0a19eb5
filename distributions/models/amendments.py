"""Numbered changes of a list that is final."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from distributions.choices import AmendmentReason, AmendmentState, Succession, Way
from distributions.models.lists import ListEntry, RecipientList
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import below
from duren_sawit.lib.models import PublicModel, Stamped
from households.models import Person


class AmendmentQuerySet(models.QuerySet["Amendment"]):
    def visible_to(self, reader: User, permission: Permission = Permission.LISTS_VIEW) -> Self:
        """Those of entries in the areas where the reader has the permission."""
        return self.filter(below(reader.scope.paths_for(permission), "entry__area__path"))

    def held(self) -> Self:
        """As they are now, held until the transaction ends."""
        return self.select_for_update(of=("self",))

    def waiting(self) -> Self:
        return self.filter(state=AmendmentState.WAITING)

    def with_people(self) -> Self:
        """Whose place it is, who takes it, and whose hands it went through."""
        return self.select_related(
            "list__programme",
            "entry__area",
            "replacement__area",
            "new_receiver",
            "proposed_by",
            "decided_by",
        ).defer("entry__area__boundary", "replacement__area__boundary")

    def latest_first(self) -> Self:
        return self.order_by("-number")


class Amendment(PublicModel, Stamped):
    """A numbered change of a final list; it counts once the lurah has approved it."""

    list = models.ForeignKey(
        RecipientList, models.PROTECT, related_name="amendments", verbose_name=_("daftar")
    )
    number = models.PositiveSmallIntegerField(_("nomor"))
    reason = models.CharField(_("sebab"), max_length=12, choices=AmendmentReason.choices)
    note = models.CharField(_("keterangan"), max_length=300, blank=True)
    entry = models.ForeignKey(
        ListEntry, models.PROTECT, related_name="amendments", verbose_name=_("baris")
    )
    replacement = models.ForeignKey(
        ListEntry,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("pengganti"),
    )
    new_receiver = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("penerima baru"),
    )
    rule = models.CharField(
        _("aturan yang dipakai"), max_length=10, choices=Succession.choices, blank=True
    )
    state = models.CharField(
        _("keadaan"), max_length=10, choices=AmendmentState.choices, default=AmendmentState.WAITING
    )
    proposed_by = models.ForeignKey(
        User, models.PROTECT, related_name="+", verbose_name=_("diusulkan oleh")
    )
    proposed_at = models.DateTimeField(_("diusulkan"))
    decided_by = models.ForeignKey(
        User,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("diputuskan oleh"),
    )
    decided_at = models.DateTimeField(_("diputuskan"), null=True, blank=True)
    answer = models.CharField(
        _("sebab tidak disahkan"), max_length=300, blank=True, default="", db_default=""
    )
    version = models.PositiveSmallIntegerField(_("versi sesudahnya"), null=True, blank=True)
    content_hash = models.CharField(_("sidik sesudahnya"), max_length=64, blank=True)

    objects = AmendmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("perubahan daftar")
        constraints = [
            models.UniqueConstraint(
                fields=["list", "number"],
                name="distributions_amendment_number_once",
                violation_error_message=_("Nomor perubahan ini sudah dipakai."),
            ),
            models.UniqueConstraint(
                fields=["entry"],
                condition=models.Q(state=AmendmentState.WAITING),
                name="distributions_amendment_one_waiting",
                violation_error_message=_("Baris ini sudah diusulkan untuk diubah."),
            ),
            models.UniqueConstraint(
                fields=["replacement"],
                condition=~models.Q(state=AmendmentState.DECLINED),
                name="distributions_amendment_one_place",
                violation_error_message=_("Cadangan ini sudah menggantikan penerima lain."),
            ),
            models.CheckConstraint(
                condition=models.Q(rule__in=["", *Succession.values]),
                name="distributions_amendment_rule_known",
                violation_error_message=_("Aturan penggantian belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=AmendmentState.values),
                name="distributions_amendment_state_known",
                violation_error_message=_("Keadaan perubahan belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(reason__in=AmendmentReason.values),
                name="distributions_amendment_reason_known",
                violation_error_message=_("Sebab perubahan belum dikenal."),
            ),
        ]

    def __str__(self) -> str:
        return f"perubahan {self.number}"

    @property
    def words(self) -> str:
        """`perubahan no. 3`."""
        return str(_("perubahan no. %(number)s") % {"number": self.number})

    @property
    def is_waiting(self) -> bool:
        return self.state == AmendmentState.WAITING

    @property
    def way(self) -> Way:
        """How the place is filled."""
        if self.new_receiver_id:
            return Way.MEMBER
        return Way.RESERVE if self.replacement_id else Way.NOBODY
