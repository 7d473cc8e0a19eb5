"""Why the servers cannot run, as one sentence for a terminal instead of a traceback."""

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FULL_DISK = {errno.ENOSPC, errno.EDQUOT}
UNREADABLE = {errno.EACCES, errno.EPERM, errno.EROFS}
NEARLY_FULL = 32 * 1024 * 1024  # bytes


class Refused(SystemExit):
    """Ends the program with one sentence on stderr and exit status 1, unless someone catches it."""

    @classmethod
    def disk_full(cls, folder: Path) -> "Refused":
        """The disk is full, or too full to begin with."""
        return cls(
            f"Penyimpanan untuk {folder} penuh; "
            "kosongkan sedikitnya 300 MB, lalu jalankan sekali lagi."
        )

    @classmethod
    def unreadable(cls, path: Path | str) -> "Refused":
        """The files belong to somebody else, or the disk may only be read."""
        return cls(
            f"{path} belum boleh dibuka oleh akun ini; perbaiki izinnya, jalankan dengan akun "
            "pemiliknya, atau atur DUREN_VAR ke folder lain."
        )


@contextmanager
def failures_in_words(folder: Path) -> Iterator[None]:
    """Turn what the operating system answers about files into a `Refused`."""
    try:
        yield
    except OSError as failure:
        path = failure.filename or folder
        if failure.errno in UNREADABLE:
            raise Refused.unreadable(path) from failure
        if failure.errno in FULL_DISK or is_nearly_full(folder):
            raise Refused.disk_full(folder) from failure
        raise Refused(f"{path} belum bisa dipakai: {failure.strerror}.") from failure


def is_nearly_full(folder: Path) -> bool:
    """Whether what just went wrong probably went wrong for lack of room."""
    return shutil.disk_usage(nearest_existing(folder)).free < NEARLY_FULL


def nearest_existing(path: Path) -> Path:
    """The path itself, or the first folder above it that is there."""
    while not path.exists():
        path = path.parent
    return path
