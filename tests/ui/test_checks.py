"""The system check that keeps icons and sprite together."""

import pytest

from duren_sawit.ui.checks import icons_exist, named_icons


def test_every_icon_of_every_template_is_there():
    assert icons_exist(None) == []


@pytest.mark.parametrize(
    "line",
    [
        '{% icon name="unicorn" %}',
        '{% tag word="x" tone="ok" icon="unicorn" %}',
        '{% link label=label href="/" icon="unicorn" %}',
        '{% icon label="x" name="unicorn" %}',
    ],
)
def test_an_icon_that_is_missing_is_reported(tmp_path, settings, line):
    (tmp_path / "page.html").write_text(line)
    settings.TEMPLATES = [{**settings.TEMPLATES[0], "DIRS": [tmp_path]}]

    [error] = icons_exist(None)

    assert (error.id, error.msg) == (
        "ui.E001",
        'page.html names the icon "unicorn", which the sprite does not hold.',
    )


def test_a_name_that_is_not_an_icon_is_left_alone(tmp_path):
    (tmp_path / "page.html").write_text('<input name="unicorn">{% partial name="unicorn" %}')

    assert list(named_icons(tmp_path)) == []
