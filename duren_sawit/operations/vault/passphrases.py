"""The passphrase of a backup: from the environment or a person, never from a command line."""

import getpass
import os
import sys

from django.utils.translation import gettext as _

from duren_sawit.operations.vault.troubles import Unfinished

VARIABLE = "BACKUP_PASSPHRASE"
SHORTEST = 12


def for_packing() -> str:
    """Asked twice of a person, since a slip would lock everybody out."""
    given = os.environ.get(VARIABLE, "")
    if not given:
        given = _ask(_("Kata sandi cadangan: "))
        if _ask(_("Sekali lagi: ")) != given:
            raise Unfinished(_("Kedua kata sandi belum sama; ulangi."))
    if len(given) < SHORTEST:
        raise Unfinished(_("Kata sandi cadangan paling sedikit %d huruf.") % SHORTEST)
    return given


def for_opening() -> str:
    return os.environ.get(VARIABLE, "") or _ask(_("Kata sandi cadangan: "))


def _ask(question: str) -> str:
    if not sys.stdin.isatty():
        raise Unfinished(_("Isi %s dengan kata sandi cadangan.") % VARIABLE)
    return getpass.getpass(question)
