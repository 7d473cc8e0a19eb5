"""The line of stations of a programme: each done, here or next by its real records."""

from django.utils.translation import gettext as _

from distributions.choices import ListState, ProgrammeState, RoundState
from distributions.models import Programme
from duren_sawit.ui.stations import Station, StationState
from households.models import Family


def stations_of(programme: Programme) -> list[Station]:
    """Meetings and trainings enter between these when their rooms stand."""
    rows = programme.lists.order_by("number", "rounds__number").values_list(
        "number", "state", "rounds__number", "rounds__state"
    )
    lists = {number: state for number, state, *_round in rows}
    rounds = {number: state for _list, _state, number, state in rows if number is not None}
    drawn, final = set(lists.values()), ListState.FINAL in lists.values()
    done = [
        bool(lists) or Family.objects.exists(),
        bool(drawn - {ListState.DRAFT}),
        final,
        bool(rounds) and set(rounds.values()) == {RoundState.CLOSED},
        programme.state == ProgrammeState.FINISHED,
    ]
    names = [_("Pemetaan"), _("Daftar usulan"), _("Penetapan"), _("Penyaluran"), _("Evaluasi")]
    notes = ["", _list_note(lists), "", _round_note(rounds), ""]
    reached = len(done) if done[-1] else done.index(False)
    return [
        Station(name, _state(place, reached), note)
        for place, (name, note) in enumerate(zip(names, notes, strict=True))
    ]


def _state(place: int, reached: int) -> StationState:
    if place < reached:
        return StationState.DONE
    return StationState.HERE if place == reached else StationState.NEXT


def _list_note(lists: dict[int, str]) -> str:
    """`daftar 2, final`, of the latest."""
    if not lists:
        return ""
    number = max(lists)
    return _("daftar %(number)s, %(state)s") % {
        "number": number,
        "state": ListState(lists[number]).label,
    }


def _round_note(rounds: dict[int, str]) -> str:
    """`tahap 2, dibuka`, of the first that is not closed, or the last."""
    if not rounds:
        return ""
    left = [number for number, state in rounds.items() if state != RoundState.CLOSED]
    number = min(left, default=max(rounds))
    return _("tahap %(number)s, %(state)s") % {
        "number": number,
        "state": RoundState(rounds[number]).label,
    }
