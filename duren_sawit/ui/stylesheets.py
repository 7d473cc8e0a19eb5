"""Many stylesheets for the author, one for the browser: imports are folded on collection."""

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage

PAGE_STYLE = "css/app.css"
IMPORT = re.compile(r'^@import url\("(?P<path>[^"]+)"\) layer\((?P<layer>\w+)\);\n', re.MULTILINE)
CHARSET = re.compile(r'@charset "[^"]*";')
OUTSIDE = re.compile(r"url\((?![\"']?(?:data:|#))")


class ImportBroken(Exception):
    """A stylesheet asks for something that folding would lose."""


def fold(style: str, name: str, read: Callable[[str], str]) -> str:
    """The stylesheet with every import replaced by what it imports, inside its layer."""

    def imported(found: re.Match[str]) -> str:
        part = posixpath.normpath(posixpath.join(posixpath.dirname(name), found["path"]))
        css = CHARSET.sub("", read(part))
        if OUTSIDE.search(css):
            raise ImportBroken(f"{part} points at another file; addresses would break when folded.")
        return f"@layer {found['layer']} {{\n{css}}}\n"

    folded = IMPORT.sub(imported, style)
    if "@import" in folded:
        raise ImportBroken(f'{name} has an import that is not @import url("...") layer(...);')
    return folded


class FoldingStaticFilesStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Hashed and compressed files, with the page's stylesheet folded into one before."""

    def post_process(
        self,
        paths: Mapping[str, Any],
        dry_run: bool = False,  # noqa: FBT001, FBT002 -- Django's signature
        **options: Any,
    ) -> Iterator[Any]:
        if not dry_run and PAGE_STYLE in paths:
            folded = fold(_read(paths, PAGE_STYLE), PAGE_STYLE, lambda part: _read(paths, part))
            Path(self.path(PAGE_STYLE)).write_text(folded)
            paths = {**paths, PAGE_STYLE: (self, PAGE_STYLE)}
        yield from super().post_process(paths, dry_run, **options)


def _read(paths: Mapping[str, Any], name: str) -> str:
    """A collected file, from where it was found."""
    storage, path = paths[name]
    with storage.open(path) as file:
        return str(file.read().decode())
