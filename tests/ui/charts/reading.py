"""Reads a drawing back: its texts and its boxes as numbers."""

from dataclasses import dataclass
from xml.etree import ElementTree as ET

SVG = "{http://www.w3.org/2000/svg}"
PRESENTATION = {
    "x", "y", "cx", "cy", "r", "rx", "d", "width", "height", "points", "fill", "stroke",
    "stroke-width", "stroke-dasharray", "stroke-linejoin", "text-anchor", "font-size",
    "font-weight",
}  # fmt: skip


@dataclass(frozen=True)
class Box:
    x: float
    width: float
    fill: str
    dashed: bool


class Drawing:
    def __init__(self, svg: str) -> None:
        self.root = ET.fromstring(svg.replace("<svg", f'<svg xmlns="{SVG[1:-1]}"', 1))  # noqa: S314 -- our own drawing

    @property
    def texts(self) -> list[str]:
        return [text.text or "" for text in self.root.iter(f"{SVG}text")]

    @property
    def boxes(self) -> list[Box]:
        return [
            Box(
                float(rect.attrib["x"]),
                float(rect.attrib["width"]),
                rect.attrib["fill"],
                "stroke-dasharray" in rect.attrib,
            )
            for rect in self.root.iter(f"{SVG}rect")
        ]

    def filled(self, colour: str) -> list[Box]:
        return [box for box in self.boxes if box.fill == colour]

    def all_of(self, name: str) -> list[ET.Element]:
        return list(self.root.iter(f"{SVG}{name}"))

    @property
    def height(self) -> float:
        return float(self.root.attrib["viewBox"].split()[3])

    def check(self) -> None:
        """Whatever the chart: named, 340 wide, presentation attributes only, all inside."""
        assert self.root.attrib["role"] == "img"
        assert self.root.attrib["aria-label"]
        assert self.root.attrib["viewBox"].startswith("0 0 340 ")
        for shape in self.root.iter():
            if shape is not self.root:
                assert set(shape.attrib) <= PRESENTATION, shape.attrib
        for box in self.boxes:
            assert box.x >= 0
            assert box.x + box.width <= 340.5
        for text in self.all_of("text"):
            assert 0 <= float(text.attrib["x"]) <= 340
            assert 0 < float(text.attrib["y"]) <= self.height + 1
