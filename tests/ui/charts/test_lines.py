"""Lines: at most two, named at their end, with a gap where nothing is known."""

import pytest

from duren_sawit.ui.charts import Line, LineChart
from duren_sawit.ui.charts.lines import BOTTOM, TOP, apart, round_up
from tests.ui.charts.reading import Drawing

MONTHS = ("Jun", "Jul", "Agu")


def chart(*lines: Line, moments=MONTHS, percent=True) -> LineChart:
    return LineChart("Naik.", moments, lines, row_head="Bulan", percent=percent)


def drawn(*lines: Line, moments=MONTHS, percent=True) -> Drawing:
    drawing = Drawing(chart(*lines, moments=moments, percent=percent).svg())
    drawing.check()
    return drawing


def heights(drawing: Drawing) -> list[float]:
    return [float(circle.attrib["cy"]) for circle in drawing.all_of("circle")]


def test_percent_shows_the_whole_scale():
    drawing = drawn(Line("tahu", (0, 50, 100)))

    assert heights(drawing) == [BOTTOM, (BOTTOM + TOP) / 2, TOP]
    assert drawing.texts == ["0", "50", "100", "Jun", "Jul", "Agu", "100% tahu"]


def test_the_second_line_is_dashed():
    drawing = drawn(Line("tahu", (1, 2, 3)), Line("hadir", (3, 2, 1)))

    assert [line.get("stroke-dasharray") for line in drawing.all_of("polyline")] == [None, "7 4"]


def test_an_unknown_value_is_a_gap():
    drawing = drawn(Line("tahu", (1, 2, None, 4, 5)), moments=("Jun", "Jul", "Agu", "Sep", "Okt"))

    assert [len(line.attrib["points"].split()) for line in drawing.all_of("polyline")] == [2, 2]
    assert len(drawing.all_of("circle")) == 4


def test_one_point_is_a_point():
    drawing = drawn(Line("tahu", (52,)), moments=("Nov",))

    assert (len(drawing.all_of("polyline")), len(drawing.all_of("circle"))) == (0, 1)
    assert drawing.texts[-1] == "52% tahu"


def test_nothing_known_draws_no_line_and_still_names_it():
    drawing = drawn(Line("tahu", (None, None, None)))

    assert (drawing.all_of("polyline"), drawing.all_of("circle")) == ([], [])
    assert drawing.texts[-1] == "tahu"


def test_all_zero_lies_on_the_ground():
    assert heights(drawn(Line("tahu", (0, 0, 0)), percent=False)) == [BOTTOM] * 3


def test_numbers_are_written_as_the_village_writes_them():
    drawing = drawn(Line("keluarga", (1100, 1150, 1198)), percent=False)

    assert drawing.texts[:3] == ["0", "1.000", "2.000"]
    assert drawing.texts[-2:] == ["1.198", "keluarga"]


def test_many_moments_are_not_all_named():
    moments = tuple(f"T{n}" for n in range(24))
    drawing = drawn(Line("tahu", tuple(range(24))), moments=moments)

    assert [text for text in drawing.texts if text.startswith("T")] == [
        "T0",
        "T4",
        "T8",
        "T12",
        "T16",
        "T20",
    ]


def test_names_at_the_same_height_do_not_write_over_each_other():
    drawing = drawn(Line("tahu cara mengadu", (1, 2, 47)), Line("hadir musyawarah", (1, 2, 47)))
    names = [text for text in drawing.all_of("text") if text.get("font-weight") == "700"]
    places = [float(name.attrib["y"]) for name in names]

    assert len(set(places)) == len(places)
    assert min(b - a for a, b in zip(sorted(places), sorted(places)[1:], strict=False)) >= 15


def test_the_table_says_the_same_numbers():
    shown = chart(Line("tahu", (52, None, 86)), Line("hadir", (40, 41.5, 47)))

    assert [column.head for column in shown.columns] == ["Bulan", "tahu", "hadir"]
    assert shown.cells == [
        ["Jun", "52%", "40%"],
        ["Jul", "—", "41,5%"],
        ["Agu", "86%", "47%"],
    ]


@pytest.mark.parametrize("count", [0, 3])
def test_no_or_three_lines_are_refused(count):
    with pytest.raises(ValueError, match="one or two lines"):
        chart(*[Line("x", (1, 2, 3))] * count)


def test_a_line_of_another_length_is_refused():
    with pytest.raises(ValueError, match="at each moment"):
        chart(Line("x", (1, 2)))


@pytest.mark.parametrize(
    ("value", "top"), [(0, 1), (-3, 1), (1, 1), (7, 10), (40, 40), (41, 50), (1198, 2000)]
)
def test_an_axis_ends_on_a_number_that_reads_well(value, top):
    assert round_up(value) == top


def test_blocks_that_would_touch_are_moved_apart_and_kept_inside():
    first, second = apart([120, 118], [30, 30])

    assert first - second >= 30
    assert first + 30 <= BOTTOM + 22
