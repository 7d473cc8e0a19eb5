"""Two records that may be one person."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import below
from duren_sawit.lib.models import PublicModel, Stamped
from households.choices import LifeStatus, PairReason, PairState
from households.models.deeds import Deed
from households.models.people import Person


class PairQuerySet(models.QuerySet["Pair"]):
    def visible_to(
        self, reader: User, permission: Permission = Permission.REGISTER_MERGE
    ) -> PairQuerySet:
        """Those of which the reader sees both."""
        paths = reader.scope.paths_for(permission)
        return self.filter(
            below(paths, "first__family__area__path"), below(paths, "second__family__area__path")
        )

    def held(self) -> PairQuerySet:
        """As they are now, held until the transaction ends."""
        return self.select_for_update(of=("self",))

    def open(self) -> PairQuerySet:
        """Still to decide: records merged elsewhere since are no question any more."""
        gone = models.Q(first__life_status=LifeStatus.INVALID) | models.Q(
            second__life_status=LifeStatus.INVALID
        )
        return self.filter(state=PairState.OPEN).exclude(gone)

    def with_both(self) -> PairQuerySet:
        return self.select_related("first__family__area", "second__family__area", "decided_by")

    def strongest_first(self) -> PairQuerySet:
        return self.order_by("-likeness", "pk")


class Pair(PublicModel, Stamped):
    """A possible duplicate; what was decided about it is remembered, and never asked again."""

    first = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("pertama"))
    second = models.ForeignKey(Person, models.PROTECT, related_name="+", verbose_name=_("kedua"))
    reason = models.CharField(_("sebab"), max_length=20, choices=PairReason.choices)
    likeness = models.PositiveSmallIntegerField(_("kemiripan (%)"))
    state = models.CharField(
        _("keadaan"), max_length=10, choices=PairState.choices, default=PairState.OPEN
    )
    decided_at = models.DateTimeField(_("diputuskan"), null=True, blank=True)
    decided_by = models.ForeignKey(
        User, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("oleh")
    )
    note = models.CharField(_("catatan"), max_length=200, blank=True, default="", db_default="")
    deed = models.OneToOneField(
        Deed,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="pair",
        verbose_name=_("perbuatan"),
    )

    objects = PairQuerySet.as_manager()

    class Meta:
        verbose_name = _("kemungkinan ganda")
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second"],
                name="households_pair_once",
                violation_error_message=_("Pasangan ini sudah tercatat."),
            ),
            models.CheckConstraint(
                condition=models.Q(first_id__lt=models.F("second_id")),
                name="households_pair_in_order",
                violation_error_message=_("Pasangan terdiri dari dua warga."),
            ),
            models.CheckConstraint(
                condition=models.Q(reason__in=PairReason.values),
                name="households_pair_reason_known",
                violation_error_message=_("Sebab ini belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=PairState.values),
                name="households_pair_state_known",
                violation_error_message=_("Keadaan pasangan belum dikenal."),
            ),
            models.CheckConstraint(
                condition=models.Q(likeness__lte=100),
                name="households_pair_likeness_percent",
                violation_error_message=_("Kemiripan antara 0 dan 100."),
            ),
        ]

    def __str__(self) -> str:
        return f"pasangan {self.public_id}"
