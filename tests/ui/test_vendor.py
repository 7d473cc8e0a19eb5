"""What others made is exactly what was listed, with its licence, and nothing else lies there."""

import hashlib
import re
import tomllib

import pytest

from duren_sawit.ui.icons import VENDOR, known_icons, sprite_path

LIST = tomllib.loads((VENDOR / "VENDOR.toml").read_text())
FILES = {name: digest for package in LIST["package"] for name, digest in package["files"].items()}


@pytest.mark.parametrize(("name", "digest"), FILES.items())
def test_a_file_is_what_was_listed(name, digest):
    assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == digest


def test_nothing_unlisted_lies_there():
    assert {path.name for path in VENDOR.iterdir()} == {*FILES, "VENDOR.toml"}


@pytest.mark.parametrize("package", LIST["package"], ids=lambda package: package["name"])
def test_a_package_says_where_it_is_from_and_carries_its_version(package):
    assert set(package) == {"name", "version", "licence", "source", "files"}
    assert all(f"-{package['version']}." in name for name in package["files"])
    assert any(name.endswith(".LICENSE") for name in package["files"])


def test_the_sprite_holds_the_listed_icons_and_no_others():
    sprite = (VENDOR.parent / sprite_path()).read_text()

    assert set(re.findall(r'<symbol id="([^"]+)"', sprite)) == known_icons()
