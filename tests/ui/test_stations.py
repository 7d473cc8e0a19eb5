"""How far a programme is."""

from duren_sawit.ui.stations import Station, StationState, position

DONE, HERE, NEXT = (Station("x", state) for state in StationState)


def test_the_station_one_is_at_counts_as_reached():
    assert position([DONE, DONE, HERE, NEXT]) == 3


def test_before_the_start_nothing_is_reached():
    assert position([NEXT, NEXT]) == 0


def test_every_state_is_spoken():
    assert [str(state.word) for state in StationState] == ["selesai", "sedang berjalan", "belum"]
