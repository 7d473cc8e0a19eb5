"""What horizontal charts share: a label on the left, or above when long, a number on the right."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from duren_sawit.ui.charts.drawing import LETTER, QUIET, SIZE, SMALL, WIDTH, fits, lines_of, words

LABEL = 116  # a longer label stands above its bar
GAP = 8
THICK = 16
AIR = 6  # over a label that stands above its bar
STEP = 24
LINE = 15


class Rows:
    """Measures once how wide labels and numbers are, so that all bars start and end in line."""

    def __init__(self, labels: Sequence[str], numbers: Sequence[str]) -> None:
        self.beside = all(fits(label, LABEL) for label in labels)
        longest = max((len(label) for label in labels), default=0)
        self.left = longest * SIZE * LETTER + GAP if self.beside else 0
        self.right = max((len(text) for text in numbers), default=0) * SIZE * LETTER + GAP
        self.width = WIDTH - self.left - self.right

    def height(self, label: str) -> float:
        """How much room one row takes."""
        return STEP if self.beside else STEP + self._label_height(label)

    def bar_top(self, label: str, top: float) -> float:
        return top if self.beside else top + self._label_height(label)

    def label(self, label: str, top: float) -> list[SafeString]:
        if self.beside:
            return [words(0, top + THICK - 4, label)]
        lines = lines_of(label, WIDTH - self.right)
        return [words(0, top + AIR + LINE * n + 11, line) for n, line in enumerate(lines)]

    def number(self, text: str, bar_top: float) -> SafeString:
        return words(WIDTH, bar_top + THICK - 4, text, anchor="end", weight="700")

    def note(self, lines: Sequence[str], top: float) -> list[SafeString]:
        """Quiet lines under a bar."""
        return [
            words(self.left, top + LINE * n + 11, line, fill=QUIET, size=str(SMALL))
            for n, line in enumerate(lines)
        ]

    def _label_height(self, label: str) -> float:
        return AIR + LINE * len(lines_of(label, WIDTH - self.right)) + 2
