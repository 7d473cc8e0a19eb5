"""What may be done with rounds, points and times, and why not."""

from collections.abc import Collection, Iterable, Mapping

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from distributions.choices import ListState, ProgrammeState, RoundState
from distributions.facts import Coming, RoundFacts
from distributions.models import Programme, Round, Slot
from duren_sawit.accounts.models import User
from duren_sawit.accounts.permissions import Permission
from duren_sawit.areas.models import Area
from duren_sawit.lib.refusals import Obstacle

MOST_NAMED = 3
FIXED_ONCE_OPEN = ("list", "number", "opens_on")


def obstacles_to_plan(programme: Programme, facts: RoundFacts, by: User) -> list[Obstacle]:
    found = [*not_yours(by), *_outside(programme, facts)]
    if programme.state == ProgrammeState.FINISHED:
        found.append(Obstacle("finished", _("Program ini sudah selesai dan tidak diubah lagi.")))
    if facts.list.programme_id != programme.pk:
        found.append(Obstacle("other_list", _("Daftar ini milik program lain.")))
    return found


def obstacles_to_change(plan: Round, facts: RoundFacts, by: User) -> list[Obstacle]:
    found = [*obstacles_to_plan(plan.programme, facts, by), *_closed(plan)]
    moved = any(getattr(plan, column) != getattr(facts, column) for column in FIXED_ONCE_OPEN)
    if plan.is_open and moved:
        sentence = _("Tahap sudah dibuka; daftar, nomor, dan hari pertamanya tidak diubah lagi.")
        found.append(Obstacle("open", sentence))
    return found


def obstacles_to_prepare(plan: Round, by: User) -> list[Obstacle]:
    """Points, officers and times may change until the round is closed."""
    return [*not_yours(by), *_closed(plan)]


def obstacles_to_slots(plan: Round, comings: Mapping[Area, Coming | Slot]) -> list[Obstacle]:
    """Each RT comes to a point of this round, on one of its days, and is home before midnight."""
    found = []
    if any(coming.point.round_id != plan.pk for coming in comings.values()):
        found.append(Obstacle("other_point", _("Titik bagi itu milik tahap lain.")))
    if outside := [area for area, coming in comings.items() if not _within(plan, coming)]:
        sentence = _("Jadwal di luar hari tahap ini: %(areas)s.")
        found.append(Obstacle("outside", sentence % {"areas": named(outside)}))
    if late := [area for area, coming in comings.items() if not _same_day(coming)]:
        sentence = _("Jadwal melewati tengah malam: %(areas)s. Pendekkan gilirannya.")
        found.append(Obstacle("overnight", sentence % {"areas": named(late)}))
    return found


def obstacles_to_fill(rws: Collection[Area], areas: Collection[Area]) -> list[Obstacle]:
    if not rws:
        return [Obstacle("nothing", _("Pilih titik bagi untuk paling sedikit satu RW."))]
    empty = [rw for rw in rws if not any(rw.contains(area) for area in areas)]
    if not empty:
        return []
    sentence = _("Belum ada penerima di %(areas)s.") % {"areas": named(empty)}
    return [Obstacle("nobody", sentence)]


def receiving_areas(plan: Round) -> list[Area]:
    """The RTs with families that receive, with their RW."""
    receiving = plan.list.entries.main().values("area")
    found = Area.objects.filter(pk__in=receiving).select_related("parent")
    return list(found.without_boundary().in_order())


def obstacles_to_grant(plan: Round, by: User) -> list[Obstacle]:
    found = not_yours(by)
    if plan.entitlements.exists():
        found.append(Obstacle("granted", _("Jatah tahap ini sudah dibagi.")))
    return found


def obstacles_to_open(plan: Round, by: User) -> list[Obstacle]:
    """Opened once, along a final list, with points and a time for every RT that receives."""
    if found := not_yours(by):
        return found
    if plan.state != RoundState.PLANNED:
        state = plan.get_state_display()
        return [Obstacle("moved", _("Tahap ini sudah %(state)s.") % {"state": state})]
    return unready(plan)


def unready(plan: Round) -> list[Obstacle]:
    """What a planned round still waits for, in the order it is done."""
    found = [*_unready_programme(plan), *_unready_list(plan)]
    if not plan.points.exists():
        found.append(Obstacle("no_point", _("Tahap ini belum punya titik bagi.")))
    if missing := areas_without_slot(plan):
        sentence = ngettext(
            "%(count)s RT belum punya jadwal: %(areas)s.",
            "%(count)s RT belum punya jadwal: %(areas)s.",
            len(missing),
        )
        told = {"count": len(missing), "areas": named(missing)}
        found.append(Obstacle("no_slot", sentence % told))
    return [*found, *obstacles_of_slots(plan)]


def obstacles_of_slots(plan: Round) -> list[Obstacle]:
    """Of the times as they were kept; the days of the round may have moved since."""
    slots = plan.slots.select_related("area", "point").order_by("area__path")
    return obstacles_to_slots(plan, {slot.area: slot for slot in slots})


def areas_without_slot(plan: Round) -> list[Area]:
    """The RTs that receive and have no time yet."""
    receiving = plan.list.entries.main().values("area")
    missing = Area.objects.filter(pk__in=receiving).exclude(pk__in=plan.slots.values("area"))
    return list(missing.without_boundary().in_order())


def named(areas: Iterable[Area]) -> str:
    """`RT 003/RW 05, RT 004/RW 05 dan 4 lagi`."""
    names = [str(area) for area in areas]
    shown = ", ".join(names[:MOST_NAMED])
    left = len(names) - MOST_NAMED
    return _("%(areas)s dan %(left)s lagi") % {"areas": shown, "left": left} if left > 0 else shown


def not_yours(by: User) -> list[Obstacle]:
    if by.may(Permission.ROUNDS_PLAN):
        return []
    return [Obstacle("not_yours", _("Tahap penyaluran disusun Kasi Kesra atau operator."))]


def _closed(plan: Round) -> list[Obstacle]:
    if plan.state != RoundState.CLOSED:
        return []
    return [Obstacle("closed", _("Tahap ini sudah ditutup dan tidak diubah lagi."))]


def _outside(programme: Programme, facts: RoundFacts | Round) -> list[Obstacle]:
    if programme.starts_on <= facts.opens_on and facts.closes_on <= programme.ends_on:
        return []
    return [Obstacle("outside", _("Hari tahap ini di luar masa program."))]


def _unready_programme(plan: Round) -> list[Obstacle]:
    found = _outside(plan.programme, plan)
    if plan.programme.state != ProgrammeState.RUNNING:
        state = plan.programme.get_state_display()
        found.append(Obstacle("programme", _("Program ini %(state)s.") % {"state": state}))
    if not plan.programme.benefits.exists():
        found.append(Obstacle("no_benefit", _("Isi bantuan program ini belum ditulis.")))
    return found


def _unready_list(plan: Round) -> list[Obstacle]:
    if plan.list.state != ListState.FINAL:
        return [Obstacle("not_final", _("Daftar penerima tahap ini belum disahkan."))]
    if not plan.list.entries.main().exists():
        return [Obstacle("empty", _("Daftar penerima tahap ini masih kosong."))]
    return []


def _within(plan: Round, coming: Coming | Slot) -> bool:
    first, last = timezone.localdate(coming.starts_at), timezone.localdate(coming.ends_at)
    return plan.opens_on <= first and last <= plan.closes_on


def _same_day(coming: Coming | Slot) -> bool:
    return timezone.localdate(coming.starts_at) == timezone.localdate(coming.ends_at)
