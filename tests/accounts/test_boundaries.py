"""An outline drawn from GeoJSON, whatever it is wrapped in."""

import pytest

from duren_sawit.accounts.boundaries import drawing_of

RING = [[0, 0], [2, 0], [2, 1], [0, 1], [0, 0]]
POLYGON = {"type": "Polygon", "coordinates": [RING]}
PATH = 'd="M0.0,160.0L320.0,160.0L320.0,0.0L0.0,0.0L0.0,160.0Z"'


@pytest.mark.parametrize(
    "shape",
    [
        POLYGON,
        {"type": "MultiPolygon", "coordinates": [[RING]]},
        {"type": "Feature", "geometry": POLYGON, "properties": {}},
        {"type": "FeatureCollection", "features": [{"type": "Feature", "geometry": POLYGON}]},
    ],
)
def test_polygons_are_found_and_drawn(shape):
    drawn = drawing_of(shape)

    assert PATH in drawn
    assert 'viewBox="-2 -2 324 164"' in drawn


@pytest.mark.parametrize("shape", [None, {}, {"type": "Point", "coordinates": [1, 2]}])
def test_nothing_is_drawn_from_nothing(shape):
    assert drawing_of(shape) == ""
