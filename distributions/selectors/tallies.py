"""How many families of rounds are due, and how many collected, as far as the reader sees them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import add, attrgetter

from django.db.models import Count, Exists, FilteredRelation, OuterRef, Q
from django.utils.translation import gettext as _

from distributions.choices import Mode
from distributions.models import Entitlement, Handover, Round
from distributions.models.rounds import EntitlementQuerySet
from duren_sawit.accounts.models import User
from duren_sawit.ui.charts import Funnel, Step


@dataclass(frozen=True, slots=True)
class Tally:
    """Families with an entitlement: how they collected, or what is arranged for them."""

    oneself: int = 0
    proxy: int = 0
    home: int = 0
    short: int = 0  # of those three, who received less than is due
    to_visit: int = 0
    second_day: int = 0
    unarranged: int = 0
    withdrawn: int = 0  # by amendments of the list; no longer due

    @property
    def collected(self) -> int:
        return self.oneself + self.proxy + self.home

    @property
    def left(self) -> int:
        return self.to_visit + self.second_day + self.unarranged

    @property
    def due(self) -> int:
        return self.collected + self.left

    @property
    def is_complete(self) -> bool:
        return self.due > 0 and self.left == 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(*map(add, FIGURES(self), FIGURES(other)))


FIGURES = attrgetter(*Tally.__slots__)
NONE = Tally()
NAMES: Mapping[str | None, str] = {Mode.SELF: "oneself", Mode.PROXY: "proxy", Mode.HOME: "home"}


@dataclass(frozen=True, slots=True)
class Alike:
    """Entitlements of which the same is known, and how many of them there are."""

    is_withdrawn: bool
    mode: str | None  # of the handover, if there was one
    shortfall: str | None
    home_visit: bool
    has_second_day: bool
    count: int

    @property
    def tally(self) -> Tally:
        if self.is_withdrawn:
            return Tally(withdrawn=self.count)
        if self.mode is None:
            return Tally(**{self._arranged: self.count})
        return Tally(**{NAMES[self.mode]: self.count}, short=self.count if self.shortfall else 0)

    @property
    def _arranged(self) -> str:
        if self.home_visit:
            return "to_visit"
        return "second_day" if self.has_second_day else "unarranged"


ALIKE = ("is_withdrawn", "taken__mode", "taken__shortfall", "home_visit", "has_second_day")


def total(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, NONE)


def by_area(reader: User, given: Round) -> Mapping[int, Tally]:
    """The RTs of one round the reader sees, by id."""
    return _counted(reader, [given], "area_id")


def by_round(reader: User, given: Iterable[Round]) -> Mapping[int, Tally]:
    """Several rounds, by id."""
    return _counted(reader, given, "round_id")


def uncollected(reader: User, given: Round) -> EntitlementQuerySet:
    """What stands and nobody came for, in the areas the reader sees."""
    taken = Handover.objects.valid().filter(entitlement=OuterRef("pk"))
    seen = Entitlement.objects.visible_to(reader).standing().filter(round=given)
    return seen.filter(~Exists(taken))


def funnel_of(tally: Tally, *, has_begun: bool) -> Funnel:
    """From what was granted to what was collected, each drop with its reason."""
    reasons = [
        (_("%(count)s belum direncanakan"), tally.unarranged),
        (_("%(count)s diantar ke rumah"), tally.to_visit),
        (_("%(count)s hari kedua"), tally.second_day),
    ]
    why = ", ".join(words % {"count": count} for words, count in reasons if count)
    dropped = _("%(count)s dicabut lewat perubahan daftar") % {"count": tally.withdrawn}
    told = {"collected": tally.collected, "due": tally.due}
    return Funnel(
        sentence=_("Dari %(due)s keluarga yang berhak, %(collected)s sudah mengambil.") % told,
        row_head=_("Langkah"),
        value_head=_("Keluarga"),
        steps=(
            Step(_("Jatah dibagi"), tally.due + tally.withdrawn),
            Step(_("Berhak sekarang"), tally.due, dropped if tally.withdrawn else ""),
            Step(_("Sudah mengambil"), tally.collected, why if has_begun else ""),
        ),
    )


def _counted(reader: User, given: Iterable[Round], key: str) -> Mapping[int, Tally]:
    """One pass over entitlements beside their handover, of which at most one is valid."""
    valid = FilteredRelation("handovers", condition=Q(handovers__undone_at__isnull=True))
    seen = Entitlement.objects.visible_to(reader).filter(round__in=[one.pk for one in given])
    known = seen.annotate(
        taken=valid,
        is_withdrawn=Q(withdrawn_at__isnull=False),
        has_second_day=Q(second_date_on__isnull=False),
    )
    counted: dict[int, Tally] = defaultdict(Tally)
    for row in known.order_by().values_list(key, *ALIKE).annotate(Count("pk")):
        counted[row[0]] += Alike(*row[1:]).tally
    return counted
