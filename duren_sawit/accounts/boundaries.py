"""Draws the boundary of an area from GeoJSON: an outline, no map underneath."""

from collections.abc import Iterator
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

WIDTH = 320
Point = tuple[float, float]


def drawing_of(boundary: dict[str, Any] | None) -> SafeString:
    """An inline picture 320 wide; nothing for an area without a boundary."""
    rings = list(_rings(boundary or {}))
    if not rings:
        return SafeString("")
    xs = [x for ring in rings for x, _y in ring]
    ys = [y for ring in rings for _x, y in ring]
    scale = WIDTH / ((max(xs) - min(xs)) or 1)
    height = max(1, round((max(ys) - min(ys)) * scale))
    path = " ".join(_path(ring, min(xs), max(ys), scale) for ring in rings)
    return format_html(
        '<svg class="boundary" viewBox="-2 -2 {} {}" role="img" aria-label="{}">'
        '<path fill-rule="evenodd" d="{}"/></svg>',
        WIDTH + 4,
        height + 4,
        _("Batas wilayah"),
        path,
    )


def _rings(shape: dict[str, Any]) -> Iterator[list[Point]]:
    """Every ring of the polygons inside, whatever they are wrapped in."""
    kind = shape.get("type")
    if kind == "Feature":
        yield from _rings(shape.get("geometry") or {})
    elif kind == "FeatureCollection":
        for feature in shape.get("features", []):
            yield from _rings(feature)
    elif kind == "Polygon":
        yield from ([(p[0], p[1]) for p in ring] for ring in shape["coordinates"])
    elif kind == "MultiPolygon":
        for polygon in shape["coordinates"]:
            yield from ([(p[0], p[1]) for p in ring] for ring in polygon)


def _path(ring: list[Point], left: float, top: float, scale: float) -> str:
    """Near the equator a degree is as long eastwards as northwards, so no projection is needed."""
    points = [f"{(x - left) * scale:.1f},{(top - y) * scale:.1f}" for x, y in ring]
    return "M" + "L".join(points) + "Z"
