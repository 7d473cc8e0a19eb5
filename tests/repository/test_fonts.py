"""The shipped fonts are those their makers gave out, and few enough to carry along."""

import hashlib
import tomllib

from duren_sawit.documents.rendering import FONTS

LISTED = {
    name: sha256
    for font in tomllib.loads((FONTS / "FONTS.toml").read_text())["font"]
    for name, sha256 in font["files"].items()
}
MOST_BYTES = 2_500_000


def test_every_font_and_licence_is_the_one_that_is_listed():
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in FONTS.iterdir()
        if path.name != "FONTS.toml"
    }

    assert found == LISTED


def test_the_fonts_stay_small():
    assert sum(path.stat().st_size for path in FONTS.iterdir()) < MOST_BYTES


def test_every_font_has_its_licence():
    fonts = tomllib.loads((FONTS / "FONTS.toml").read_text())["font"]

    assert [font["licence"] for font in fonts] == [
        "GUST Font License (LPPL 1.3c or later)",
        "OFL-1.1",
        "OFL-1.1",
    ]
    assert all((FONTS / name).exists() for name in ("GUST-FONT-LICENSE.txt", "OFL-1.1.txt"))
