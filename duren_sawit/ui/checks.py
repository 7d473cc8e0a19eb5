"""System checks: every icon a template names is in the sprite."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from duren_sawit.ui.icons import known_icons

NAMED = re.compile(r'\{%\s*(?:icon\b[^%]*?\bname|\w+\b[^%]*?\bicon)="([^"]+)"')


@register
def icons_exist(app_configs: Sequence[AppConfig] | None, **_options: object) -> list[CheckMessage]:
    return [
        Error(
            f'{path.name} names the icon "{icon}", which the sprite does not hold.',
            hint="Add it to static/vendor/VENDOR.toml and run script/vendor.",
            id="ui.E001",
        )
        for folder in map(str, settings.TEMPLATES[0]["DIRS"])  # type: ignore[call-overload]
        for path, icon in named_icons(Path(folder))
        if icon not in known_icons()
    ]


def named_icons(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every icon named in the templates under a folder."""
    for path in sorted(folder.rglob("*.html")):
        for icon in NAMED.findall(path.read_text()):
            yield path, icon
