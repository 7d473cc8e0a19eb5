"""What one family receives: every programme, every round, through every member."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from distributions.choices import AmendmentReason, AmendmentState, ListState, RoundState, Standing
from distributions.models import (
    Amendment,
    Benefit,
    Entitlement,
    Handover,
    HandoverLine,
    ListEntry,
    RoundBenefit,
    Slot,
)
from distributions.models.rounds import EntitlementQuerySet
from duren_sawit.ui.tones import Tone
from households.models import Family

Appointments = Mapping[tuple[int, int], Slot]  # by round and RT


@dataclass(frozen=True, slots=True)
class Mark:
    """How it stands, as a tag."""

    word: str | Promise
    tone: Tone


RECEIVED = Mark(gettext_lazy("sudah diterima"), Tone.OK)
IN_PART = Mark(gettext_lazy("diterima sebagian"), Tone.WAIT)
WAITING = Mark(gettext_lazy("belum diambil"), Tone.WAIT)
MISSED = Mark(gettext_lazy("tidak diambil"), Tone.PLAIN)
WITHDRAWN = Mark(gettext_lazy("diganti"), Tone.PLAIN)
LISTED = Mark(gettext_lazy("penerima"), Tone.INFO)
PROPOSED = Mark(gettext_lazy("sedang disusun"), Tone.PLAIN)


@dataclass(frozen=True, slots=True)
class Aid:
    """One line: an entry of a list in one round, or before any round was opened for it."""

    entry: ListEntry
    mark: Mark
    due: str
    is_of_former_family: bool
    entitlement: Entitlement | None = None
    handover: Handover | None = None
    slot: Slot | None = None

    @property
    def is_waiting(self) -> bool:
        return self.mark == WAITING

    @property
    def name(self) -> str:
        """Of who received; otherwise of who shall."""
        return self.handover.receiver_name if self.handover else self.entry.name

    @property
    def replaced_because(self) -> str:
        """By which amendment the family is no longer on the list, and why."""
        number = getattr(self.entry, "amended", None)
        if self.entry.standing != Standing.OFF or number is None:
            return ""
        reason = AmendmentReason(getattr(self.entry, "amended_because", "")).label
        return _("perubahan no. %(number)s: %(reason)s") % {"number": number, "reason": reason}

    @property
    def handed(self) -> str:
        """What was received, where it is less than what was due."""
        if self.handover is None or self.mark == RECEIVED:
            return ""
        return _words(line for line in self.handover.lines.all() if line.quantity)


@dataclass(frozen=True, slots=True)
class FamilyAid:
    """All of it, the newest programme and round first."""

    lines: tuple[Aid, ...]

    @property
    def sentence(self) -> str:
        """In how many programmes, and what is still to be collected."""
        programmes = len({aid.entry.list.programme_id for aid in self.lines})
        if not programmes:
            return ""
        told = ngettext(
            "Tercatat di %(count)s program.", "Tercatat di %(count)s program.", programmes
        ) % {"count": programmes}
        left = sum(aid.is_waiting for aid in self.lines)
        if not left:
            return told
        waiting = ngettext(
            "%(count)s bantuan belum diambil.", "%(count)s bantuan belum diambil.", left
        )
        return f"{told} {waiting % {'count': left}}"


def family_aid(family: Family) -> FamilyAid:
    """Whoever may see the family sees all its aid, also what a member received elsewhere before."""
    entries = list(_entries(family))
    slots = _slots(entries)
    return FamilyAid(tuple(aid for entry in entries for aid in _aid(entry, family, slots)))


def _entries(family: Family) -> QuerySet[ListEntry]:
    """Of the family, and of people who belong to it today."""
    drafted_off = Q(standing=Standing.OFF) & ~Q(list__state=ListState.FINAL)
    ahead = (
        ListEntry.objects.reserve()
        .filter(list=OuterRef("list"), rank__lte=OuterRef("rank"))
        .order_by()
        .values("list")
        .annotate(count=Count("pk"))
    )
    amendments = Amendment.objects.filter(
        entry=OuterRef("pk"), state=AmendmentState.APPROVED
    ).order_by("-number")
    return (
        ListEntry.objects.filter(pk__in=_keys(family))
        .exclude(drafted_off)
        .select_related("list__programme")
        .annotate(
            place=Subquery(ahead.values("count")),
            amended=Subquery(amendments.values("number")[:1]),
            amended_because=Subquery(amendments.values("reason")[:1]),
        )
        .prefetch_related(
            Prefetch("list__programme__benefits", Benefit.objects.select_related("item")),
            Prefetch("entitlements", _entitlements()),
        )
        .order_by("-list__programme__starts_on", "-list_id", "-pk")
    )


def _keys(family: Family) -> QuerySet[ListEntry, int]:
    """Asked apart and put together, since "or" across two tables would read all entries."""
    own = ListEntry.objects.filter(family=family).values_list("pk", flat=True)
    brought = ListEntry.objects.filter(receiver__family=family).values_list("pk", flat=True)
    return own.union(brought)


def _entitlements() -> EntitlementQuerySet:
    lines = Prefetch("lines", HandoverLine.objects.select_related("item").order_by("pk"))
    taken = Handover.objects.valid().select_related("point").defer("proxy_nik")
    return (
        Entitlement.objects.select_related("round")
        .prefetch_related(
            Prefetch("round__benefits", RoundBenefit.objects.select_related("item").order_by("pk")),
            Prefetch("handovers", taken.prefetch_related(lines)),
        )
        .order_by("-round__number")
    )


def _slots(entries: Iterable[ListEntry]) -> Appointments:
    """When the RT of each comes to which point, in rounds that are open."""
    found = Slot.objects.filter(
        round__state=RoundState.OPEN,
        round__entitlements__entry__in=entries,
    ).select_related("point")
    return {(slot.round_id, slot.area_id): slot for slot in found.distinct()}


def _aid(entry: ListEntry, family: Family, slots: Appointments) -> Iterator[Aid]:
    granted = entry.entitlements.all()
    is_former = entry.family_id != family.pk
    if not granted:
        due = _words(entry.list.programme.benefits.all())
        yield Aid(entry, _standing(entry), due, is_former)
    for one in granted:
        yield _granted(one, entry, is_former=is_former, slots=slots)


def _granted(one: Entitlement, entry: ListEntry, *, is_former: bool, slots: Appointments) -> Aid:
    handover = next(iter(one.handovers.all()), None)
    mark = _mark(one, handover)
    return Aid(
        entry,
        mark,
        _words(one.round.benefits.all()),
        is_former,
        entitlement=one,
        handover=handover,
        slot=slots.get((one.round_id, one.area_id)) if mark == WAITING else None,
    )


def _standing(entry: ListEntry) -> Mark:
    if entry.standing == Standing.OFF:
        return WITHDRAWN
    if entry.standing == Standing.RESERVE:
        place = getattr(entry, "place", "")
        return Mark(_("cadangan ke-%(place)s") % {"place": place}, Tone.INFO)
    return LISTED if entry.list.is_final else PROPOSED


def _mark(entitlement: Entitlement, handover: Handover | None) -> Mark:
    if handover:
        return IN_PART if handover.shortfall else RECEIVED
    if entitlement.withdrawn_at:
        return WITHDRAWN
    return WAITING if entitlement.round.is_open else MISSED


def _words(contents: Iterable[Benefit | RoundBenefit | HandoverLine]) -> str:
    return ", ".join(one.words for one in contents)
