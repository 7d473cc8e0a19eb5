"""Bars: from zero, in the order given; what is missing is hollow, what is unknown is dashed."""

import pytest

from duren_sawit.ui.charts import Bar, BarChart
from duren_sawit.ui.charts.drawing import HOLLOW, LOST, MAIN
from tests.ui.charts.reading import Drawing


def chart(*bars: Bar) -> BarChart:
    return BarChart("RT 009 tertinggal.", bars, row_head="RT", value_head="Terdata")


def drawn(*bars: Bar) -> Drawing:
    drawing = Drawing(chart(*bars).svg())
    drawing.check()
    return drawing


def test_lengths_keep_the_proportion_of_the_numbers():
    [full, half] = drawn(Bar("RT 001", 1200), Bar("RT 002", 600)).filled(MAIN.fill)

    assert full.x == half.x
    assert half.width == pytest.approx(full.width / 2, abs=0.1)


def test_the_missing_part_of_a_whole_is_hollow():
    drawing = drawn(Bar("RT 001", 30, 120), Bar("RT 002", 60, 60))
    done, whole = drawing.filled(MAIN.fill), drawing.filled(HOLLOW.fill)

    assert done[0].width == pytest.approx(whole[0].width / 4, abs=0.1)
    assert done[1].width == whole[1].width == pytest.approx(whole[0].width / 2, abs=0.1)
    assert drawing.texts == ["RT 001", "30 / 120", "RT 002", "60 / 60"]


def test_numbers_are_written_as_the_village_writes_them():
    assert drawn(Bar("Beras", 12400), Bar("Minyak", 2.5)).texts == [
        "Beras",
        "12.400",
        "Minyak",
        "2,5",
    ]


def test_all_zero_draws_no_bar_and_still_says_zero():
    drawing = drawn(Bar("RT 001", 0), Bar("RT 002", 0))

    assert drawing.boxes == []
    assert drawing.texts == ["RT 001", "0", "RT 002", "0"]


def test_one_bar_fills_the_room():
    [bar] = drawn(Bar("RT 001", 7)).filled(MAIN.fill)

    assert bar.width > 250


def test_an_unknown_value_is_a_dashed_outline_and_a_dash():
    drawing = drawn(Bar("RT 001", 5, 10), Bar("RT 010", None, 10))

    [unknown] = [box for box in drawing.boxes if box.dashed]
    assert unknown.fill == LOST.fill
    assert drawing.texts[-1] == "—"


def test_long_labels_stand_above_their_bars():
    label = "Peningkatan penghasilan keluarga penerima manfaat program pangan tahun 2026"
    drawing = drawn(Bar(label, 5), Bar("Pendek", 3))

    assert all(bar.x == 0 for bar in drawing.boxes)
    assert " ".join(drawing.texts[:-3]) == label
    assert len(drawing.texts) > 4


def test_labels_are_text_and_never_markup():
    assert drawn(Bar('<script x="1">&', 1)).texts[0] == '<script x="1">&'


def test_nothing_to_draw_is_an_empty_picture():
    assert drawn().boxes == []


def test_the_table_says_the_same_numbers():
    shown = chart(Bar("RT 001", 1112, 1240), Bar("RT 010", None, 118))

    assert [column.head for column in shown.columns] == ["RT", "Terdata", "Dari jumlah"]
    assert shown.cells == [["RT 001", "1.112", "1.240"], ["RT 010", "—", "118"]]


def test_the_table_has_no_column_for_wholes_nobody_knows():
    shown = chart(Bar("RT 001", 3))

    assert [column.head for column in shown.columns] == ["RT", "Terdata"]
    assert shown.cells == [["RT 001", "3"]]
