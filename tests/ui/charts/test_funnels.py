"""Funnel: what is left after each step; what dropped out stays dashed, with its reason."""

import pytest

from duren_sawit.ui.charts import Funnel, Step
from duren_sawit.ui.charts.drawing import CONTEXT, MAIN, SECOND
from tests.ui.charts.reading import Drawing

STEPS = (
    Step("Layak", 2000),
    Step("Diusulkan", 1500, "500 sudah menerima yang lain"),
    Step("Sudah", 1000, "kuota"),
)


def chart(*steps: Step) -> Funnel:
    return Funnel("Separuh menerima.", steps, row_head="Langkah", value_head="Keluarga")


def drawn(*steps: Step) -> Drawing:
    drawing = Drawing(chart(*steps).svg())
    drawing.check()
    return drawing


def test_every_step_keeps_the_outline_of_the_one_before():
    drawing = drawn(*STEPS)
    solid = [box.width for box in drawing.boxes if not box.dashed]
    lost = [box.width for box in drawing.boxes if box.dashed]

    assert lost == solid[:-1]
    assert solid[2] == pytest.approx(solid[0] / 2, abs=0.1)


def test_only_the_last_step_is_reached():
    fills = [box.fill for box in drawn(*STEPS).boxes if not box.dashed]

    assert fills == [CONTEXT.fill, SECOND.fill, MAIN.fill]


def test_reasons_stand_between_the_steps():
    texts = drawn(*STEPS).texts

    assert texts[:2] == ["Layak", "2.000"]
    assert " ".join(texts[2:-2]).startswith("\N{EN DASH} 500 sudah menerima yang lain")
    assert texts[-2:] == ["Sudah", "1.000"]


def test_all_zero_draws_nothing_and_says_zero():
    drawing = drawn(Step("Layak", 0), Step("Sudah", 0))

    assert drawing.boxes == []
    assert drawing.texts == ["Layak", "0", "Sudah", "0"]


def test_one_step_is_what_was_reached():
    [box] = drawn(Step("Layak", 12)).boxes

    assert box.fill == MAIN.fill


def test_the_table_says_how_many_dropped_out():
    shown = chart(*STEPS)

    assert [column.head for column in shown.columns] == ["Langkah", "Keluarga", "Berkurang"]
    assert shown.cells == [
        ["Layak", "2.000", "—"],
        ["Diusulkan", "1.500", "500"],
        ["Sudah", "1.000", "500"],
    ]
