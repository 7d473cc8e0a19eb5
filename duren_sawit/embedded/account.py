"""The operating-system account the servers run as: never root."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from duren_sawit.embedded.refusal import Refused

NOBODY = "nobody"


def is_root() -> bool:
    """Whether this process may act as any account."""
    return os.geteuid() == 0


@dataclass(frozen=True)
class Account:
    """A person of the operating system, by number and name."""

    uid: int
    gid: int
    name: str

    @classmethod
    def of(cls, uid: int) -> "Account":
        """The account with this number; the servers insist on one that has a name."""
        try:
            entry = pwd.getpwuid(uid)
        except KeyError as unknown:
            raise Refused(
                f"Akun nomor {uid} belum punya nama di mesin ini, padahal PostgreSQL memintanya; "
                "jalankan dengan akun lain, atau atur DATABASE_URL dan REDIS_URL."
            ) from unknown
        return cls(entry.pw_uid, entry.pw_gid, entry.pw_name)

    @classmethod
    def for_servers(cls, *folders: Path) -> "Account":
        """Ourselves; but root gives way to whoever owns the first folder there is, or to nobody."""
        if not is_root():
            return cls.of(os.geteuid())
        owner = next((folder.stat().st_uid for folder in folders if folder.exists()), 0)
        return cls.of(owner or pwd.getpwnam(NOBODY).pw_uid)

    def identity(self) -> dict[str, Any]:
        """Arguments that make `subprocess` run a command as this account."""
        if not is_root():
            return {}
        return {"user": self.uid, "group": self.gid, "extra_groups": []}

    def can_run(self, path: Path) -> bool:
        """Whether this account can pass through a folder, or execute a file."""
        command = ["/usr/bin/test", "-x", str(path)]
        return subprocess.run(command, check=False, cwd="/", **self.identity()).returncode == 0

    def private_folder(self, path: Path) -> None:
        """Make a folder that only this account (and root) can enter; refuse somebody else's."""
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        owner = path.stat(follow_symlinks=False).st_uid
        if path.is_symlink() or owner not in {self.uid, os.geteuid()}:
            raise Refused.unreadable(path)
        path.chmod(0o700)
        self.take_tree(path)

    def take(self, path: Path) -> None:
        """Own one file or folder."""
        if is_root():
            os.chown(path, self.uid, self.gid)

    def take_tree(self, folder: Path) -> None:
        """Own a folder with everything in it, after root copied or restored it."""
        if not is_root() or folder.stat().st_uid == self.uid:
            return
        for path in folder.rglob("*"):
            os.chown(path, self.uid, self.gid, follow_symlinks=False)
        self.take(folder)
