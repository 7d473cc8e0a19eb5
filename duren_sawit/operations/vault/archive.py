"""How the parts lie in the file: a tar archive of small pieces, so that nothing waits in memory.

database/000001 ...   the output of pg_dump in pieces: joined, they go to pg_restore
media/...             uploaded and printed files
keys/keyring.json     the keys of the encrypted columns
keys/secret_key       when it lives in a file
manifest.json         last
"""

import hashlib
import io
import tarfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import IO, Any

from duren_sawit.operations.vault import age
from duren_sawit.operations.vault.manifest import Manifest, Part

PIECE = 4 * 1024 * 1024
DATABASE, MEDIA, KEYS, MANIFEST = "database", "media", "keys", "manifest.json"
KEYRING, SECRET = "keyring.json", "secret_key"


class Tally:
    """Counts and hashes one part, name by name."""

    def __init__(self) -> None:
        self.file_count = self.byte_count = 0
        self._hash = hashlib.sha256()

    def begin(self, name: str, size: int) -> None:
        self.file_count += 1
        self._hash.update(f"{name}\0{size}\0".encode())

    def add(self, data: bytes) -> None:
        self.byte_count += len(data)
        self._hash.update(data)

    @property
    def part(self) -> Part:
        return Part(self.file_count, self.byte_count, self._hash.hexdigest())


class ArchiveWriter:
    """Puts parts into a stream, and counts them."""

    def __init__(self, file: Any, *, at: datetime) -> None:
        tar = tarfile.open(fileobj=file, mode="w|", format=tarfile.PAX_FORMAT)  # noqa: SIM115 -- closed by close()
        self._tar = tar
        self._at = at.timestamp()
        self._tallies: dict[str, Tally] = {}

    @property
    def parts(self) -> dict[str, Part]:
        return {name: tally.part for name, tally in self._tallies.items()}

    def add_stream(self, part: str, stream: IO[bytes]) -> None:
        """A stream of unknown length, in numbered pieces."""
        number = 0
        while piece := stream.read(PIECE):
            number += 1
            self.add(part, f"{number:06}", piece)

    def add(self, part: str, name: str, data: bytes) -> None:
        self._add(part, name, io.BytesIO(data), len(data))

    def add_file(self, part: str, name: str, path: Path) -> None:
        """A file as long as it is now; what is appended meanwhile is left out."""
        with path.open("rb") as file:
            self._add(part, name, file, path.stat().st_size)

    def close(self, manifest: Manifest) -> None:
        data = manifest.to_json()
        self._tar.addfile(self._entry(MANIFEST, len(data)), io.BytesIO(data))
        self._tar.close()

    def _add(self, part: str, name: str, file: IO[bytes], size: int) -> None:
        tally = self._tallies.setdefault(part, Tally())
        tally.begin(name, size)
        self._tar.addfile(self._entry(f"{part}/{name}", size), Counted(file, tally))

    def _entry(self, name: str, size: int) -> tarfile.TarInfo:
        entry = tarfile.TarInfo(name)
        entry.size, entry.mtime, entry.mode = size, int(self._at), 0o600
        return entry


class Counted(io.RawIOBase):
    """A file whose reading is tallied."""

    def __init__(self, file: IO[bytes], tally: Tally) -> None:
        self._file, self._tally = file, tally

    def read(self, size: int = -1) -> bytes:
        data = self._file.read(size)
        self._tally.add(data)
        return data


class Entry:
    """One file of the archive, to be read once."""

    def __init__(self, part: str, name: str, size: int, file: IO[bytes]) -> None:
        self.part, self.name, self.size, self._file = part, name, size, file

    def pieces(self) -> Iterator[bytes]:
        while piece := self._file.read(PIECE):
            yield piece


def entries(stream: Any) -> Iterator[Entry]:
    """The files in a stream (an `age.Reader`) in their order, the manifest last. Or Damaged."""
    try:
        with tarfile.open(fileobj=stream, mode="r|") as tar:
            for member in tar:
                yield _entry_of(tar, member)
        while stream.read(PIECE):
            pass  # the end must be there as well
    except tarfile.TarError:
        raise age.Damaged from None


def _entry_of(tar: tarfile.TarFile, member: tarfile.TarInfo) -> Entry:
    path = PurePosixPath(member.name)
    file = tar.extractfile(member) if member.isreg() else None
    if file is None or path.is_absolute() or ".." in path.parts:
        raise age.Damaged
    part, _slash, name = member.name.partition("/")
    return Entry(part, name, member.size, file)


def verified(stream: Any) -> Manifest:
    """Read everything once; the manifest, when every part is what it says."""
    tallies: dict[str, Tally] = {}
    manifest = None
    for entry in entries(stream):
        if entry.part == MANIFEST:
            manifest = Manifest.from_json(b"".join(entry.pieces()))
            continue
        tally = tallies.setdefault(entry.part, Tally())
        tally.begin(entry.name, entry.size)
        for piece in entry.pieces():
            tally.add(piece)
    if manifest is None or manifest.parts != {name: tally.part for name, tally in tallies.items()}:
        raise age.Damaged
    return manifest
