"""Compares the texts of the source with a catalogue of translations.

`python -m tests.architecture.catalogue` lists what locale/en lacks.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import polib

from tests.architecture.house import GROUND_FLOOR, ROOT, STAGES

PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|\{\w*\}")
ENGLISH = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
Key = tuple[str | None, str, str]


def key_of(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid, entry.msgid_plural


@cache
def source_texts() -> polib.POFile:
    """Every marked text, gathered from a copy of the source so that nothing is written in it."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder)
        for name in (GROUND_FLOOR, *STAGES, "templates"):
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, copy / name)
        (copy / "locale").mkdir()
        command = [sys.executable, "-m", "django", "makemessages", "-l", "en", "--keep-pot"]
        subprocess.run(command, cwd=copy, check=True, capture_output=True, env=_no_settings())
        return polib.pofile((copy / "locale" / "django.pot").read_text())


def _no_settings() -> dict[str, str]:
    return {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}


def missing(texts: polib.POFile, catalogue: polib.POFile) -> Iterator[str]:
    """Texts without a translation that could be shown."""
    known = {key_of(entry): entry for entry in catalogue if not entry.obsolete}
    for text in texts:
        entry = known.get(key_of(text))
        where = text.occurrences[0][0] if text.occurrences else "?"
        if entry is not None and entry.fuzzy:
            yield f"{where}: only a guess for {text.msgid!r}"
        elif entry is None or not entry.translated():
            yield f"{where}: no translation of {text.msgid!r}"


def broken(catalogue: polib.POFile) -> Iterator[str]:
    """Translations whose placeholders differ from the text, and texts that are gone."""
    for entry in catalogue:
        forms = list(entry.msgstr_plural.values()) or [entry.msgstr]
        wanted = placeholders(entry.msgid_plural or entry.msgid)
        if entry.obsolete:
            yield f"obsolete: {entry.msgid!r}"
        elif any(form and placeholders(form) - wanted for form in forms):
            yield f"placeholders differ: {entry.msgid!r}"
        elif wanted - placeholders(forms[-1] or entry.msgid):
            yield f"placeholders missing: {entry.msgid!r}"


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text.replace("%%", "")))


def unused(texts: polib.POFile, catalogue: polib.POFile) -> Iterator[str]:
    """Translations of texts nobody says any more."""
    said = {key_of(text) for text in texts}
    for entry in catalogue:
        if not entry.obsolete and key_of(entry) not in said:
            yield f"no longer said: {entry.msgid!r}"


def complaints(path: Path = ENGLISH) -> list[str]:
    catalogue = polib.pofile(path.read_text()) if path.exists() else polib.POFile()
    texts = source_texts()
    return [*missing(texts, catalogue), *broken(catalogue), *unused(texts, catalogue)]


if __name__ == "__main__":
    found = complaints()
    sys.stdout.write("".join(f"{line}\n" for line in found))
    raise SystemExit(1 if found else 0)
