"""Files only their owner may read, written whole or not at all."""

import contextlib
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path


def create(path: Path, text: str) -> None:
    """Write the file, but never over one that another process just made."""
    with _draft(path, text) as draft, contextlib.suppress(FileExistsError):
        os.link(draft, path)


def replace(path: Path, text: str) -> None:
    """Write the file in place of what is there."""
    with _draft(path, text) as draft:
        draft.replace(path)


@contextlib.contextmanager
def _draft(path: Path, text: str) -> Iterator[Path]:
    """The text on disk beside its place, with mode 0600."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent)
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(f"{text}\n")
            file.flush()
            os.fsync(file.fileno())
        yield draft
    finally:
        draft.unlink(missing_ok=True)
