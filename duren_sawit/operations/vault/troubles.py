"""Why a backup or a restore did not happen, as one sentence for the terminal."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.db import Error
from django.utils.translation import gettext as _

from duren_sawit.operations.vault import age

FULL = {errno.ENOSPC, errno.EDQUOT}


class Unfinished(Exception):
    """Nothing was done, or everything was undone; the text says why and what to do."""


@contextmanager
def in_words(folder: Path) -> Iterator[None]:
    """Turn what disk, database and encryption answer into `Unfinished`."""
    try:
        yield
    except age.NotAge:
        raise Unfinished(_("Berkas ini bukan cadangan Duren Sawit.")) from None
    except age.WrongPassphrase:
        raise Unfinished(_("Kata sandi cadangan belum cocok.")) from None
    except age.Damaged:
        sentence = _("Berkas cadangan rusak atau terpotong; pakai salinan yang lain.")
        raise Unfinished(sentence) from None
    except (Error, psycopg.Error) as trouble:
        raise Unfinished(_("Basis data belum bisa dipakai: %s") % _first_line(trouble)) from trouble
    except OSError as trouble:
        raise Unfinished(_file_sentence(trouble, folder)) from trouble


def _file_sentence(trouble: OSError, folder: Path) -> str:
    path = trouble.filename or folder
    if trouble.errno in FULL:
        return _("Penyimpanan di %s penuh; kosongkan dulu, lalu jalankan sekali lagi.") % folder
    if isinstance(trouble, FileNotFoundError):
        return _("%s belum ada.") % path
    return _("%(path)s belum bisa dipakai: %(why)s.") % {
        "path": path,
        "why": trouble.strerror or trouble,
    }


def _first_line(trouble: Exception) -> str:
    return (str(trouble).splitlines() or [type(trouble).__name__])[0]
