"""Charts as static SVG: numbers that people compare, drawn, with their table underneath.

Presentation attributes only, so the same drawing passes the content policy and goes on paper.
"""

from duren_sawit.ui.charts.bars import Bar, BarChart
from duren_sawit.ui.charts.funnels import Funnel, Step
from duren_sawit.ui.charts.lines import Line, LineChart
from duren_sawit.ui.charts.stacks import Stack, StackedChart

Chart = BarChart | StackedChart | LineChart | Funnel

__all__ = [
    "Bar",
    "BarChart",
    "Chart",
    "Funnel",
    "Line",
    "LineChart",
    "Stack",
    "StackedChart",
    "Step",
]
