"""Stacked bars: parts side by side, at most three; what no part covers stays hollow."""

import pytest

from duren_sawit.ui.charts import Stack, StackedChart
from duren_sawit.ui.charts.drawing import HOLLOW, MAIN, SECOND, WAITING
from tests.ui.charts.reading import Drawing


def chart(*stacks: Stack, names=("sendiri", "wakil", "diantar")) -> StackedChart:
    return StackedChart("Banyak wakil.", names, stacks, row_head="RW", missing_name="belum")


def drawn(*stacks: Stack) -> Drawing:
    drawing = Drawing(chart(*stacks).svg())
    drawing.check()
    return drawing


def test_parts_follow_each_other_and_fill_the_whole():
    drawing = drawn(Stack("RW 01", (50, 30, 20)))
    [first], [second], [third] = map(drawing.filled, (MAIN.fill, SECOND.fill, WAITING.fill))
    [whole] = drawing.filled(HOLLOW.fill)

    assert first.x == whole.x
    assert second.x == pytest.approx(first.x + first.width, abs=0.1)
    assert third.x == pytest.approx(second.x + second.width, abs=0.1)
    assert first.width + second.width + third.width == pytest.approx(whole.width, abs=0.2)


def test_what_no_part_covers_stays_hollow():
    drawing = drawn(Stack("RW 05", (50, 30, 20), 200))
    done = [box.width for box in drawing.boxes if box.fill != HOLLOW.fill]
    [whole] = drawing.filled(HOLLOW.fill)

    assert sum(done) == pytest.approx(whole.width / 2, abs=0.2)
    assert drawing.texts == ["RW 05", "25%", "200"]


def test_the_share_is_written_only_where_it_fits():
    assert drawn(Stack("RW 01", (2, 98, 0))).texts == ["RW 01", "100"]


def test_all_zero_is_hollow_and_says_zero():
    drawing = drawn(Stack("RW 01", (0, 0, 0)))

    assert [box.fill for box in drawing.boxes] == [HOLLOW.fill]
    assert drawing.texts == ["RW 01", "0"]


def test_the_key_names_every_part_and_the_missing_one():
    assert chart().key == (
        ("sendiri", MAIN),
        ("wakil", SECOND),
        ("diantar", WAITING),
        ("belum", HOLLOW),
    )


def test_the_table_says_the_same_numbers():
    shown = chart(Stack("RW 01", (1165, 30, 17)), Stack("RW 05", (104, 41, 34), 201))

    assert [column.head for column in shown.columns] == [
        "RW",
        "sendiri",
        "wakil",
        "diantar",
        "Jumlah",
    ]
    assert shown.cells == [
        ["RW 01", "1.165", "30", "17", "1.212"],
        ["RW 05", "104", "41", "34", "201"],
    ]


@pytest.mark.parametrize("names", [(), ("a", "b", "c", "d")])
def test_more_than_three_parts_are_refused(names):
    with pytest.raises(ValueError, match="one to three parts"):
        chart(names=names)


def test_a_stack_with_another_number_of_parts_is_refused():
    with pytest.raises(ValueError, match="as many parts"):
        chart(Stack("RW 01", (1, 2)))
