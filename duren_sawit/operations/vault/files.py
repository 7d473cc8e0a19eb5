"""The files of a backup, laid beside the present ones until all is ready to change places."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from django.conf import settings

from duren_sawit.lib.keyring import CorruptKeys, Keyring
from duren_sawit.operations.vault import age, archive

HIDDEN = "."  # names of ours in the media folder begin so; backups pass them over


class Staged:
    """Media in a hidden folder of the media folder, which may be a volume; keys in hand."""

    def __init__(self, stamp: str) -> None:
        self.home = Path(settings.MEDIA_ROOT)
        self.new = self.home / f"{HIDDEN}restoring-{stamp}"
        self.old = self.home / f"{HIDDEN}before-{stamp}"
        self.keys: dict[str, bytes] = {}

    @property
    def keyring(self) -> Keyring:
        try:
            return Keyring.from_text(self.keys[archive.KEYRING].decode())
        except (KeyError, CorruptKeys):
            raise age.Damaged from None

    def receive(self, entry: archive.Entry) -> None:
        if entry.part == archive.KEYS:
            self.keys[entry.name] = b"".join(entry.pieces())
        elif entry.part == archive.MEDIA:
            path = self.new / entry.name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                file.writelines(entry.pieces())
            path.chmod(settings.FILE_UPLOAD_PERMISSIONS)

    @contextmanager
    def moved_in(self) -> Iterator[None]:
        """Files and keys take their places; they go back when anything fails, here or inside."""
        with ExitStack() as undo:
            _move(self.home, self.old, undo)
            _move(self.new, self.home, undo)
            _replace(settings.KEYS_FILE, self.keys[archive.KEYRING], undo)
            _replace(settings.SECRET_FILE, self.keys.get(archive.SECRET), undo)
            yield
            undo.pop_all()

    def clear(self) -> None:
        for folder in (self.new, self.old):
            shutil.rmtree(folder, ignore_errors=True)


def _move(source: Path, goal: Path, undo: ExitStack) -> None:
    """Everything that is not hidden, from one folder to the other."""
    goal.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.iterdir() if source.exists() else ()):
        if not path.name.startswith(HIDDEN):
            path.rename(goal / path.name)
            undo.callback((goal / path.name).rename, path)


def _replace(path: Path | None, content: bytes | None, undo: ExitStack) -> None:
    """Write a small secret file whole; `undo` brings back what it said before."""
    if path is None or content is None:
        return
    before = path.read_bytes() if path.exists() else None
    undo.callback(path.unlink, missing_ok=True) if before is None else undo.callback(
        _write, path, before
    )
    _write(path, content)


def _write(path: Path, content: bytes) -> None:
    draft = path.with_name(path.name + ".new")
    draft.touch(mode=0o600)
    draft.write_bytes(content)
    draft.rename(path)
