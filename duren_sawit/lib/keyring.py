"""The keys that close personal columns and seal the trail, and the file they live in.

Read while settings load, so nothing here may touch settings or translations.
"""

import base64
import binascii
import hmac
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from duren_sawit.lib import private_files

KEY_BYTES = 32


class CorruptKeys(Exception):
    """Keys that cannot be read; the text is one Indonesian sentence for the terminal."""


@dataclass(frozen=True, slots=True)
class Keyring:
    """Encryption keys by number (1 to 255), which of them closes new values, and the index key.

    All keys are 32 random bytes. Old keys stay as long as a value closed with them exists. The
    index key is never renewed: every blind index would change with it. The keys of the trail's
    seals stay for ever, since seals are never made anew; the one with the highest number seals.
    """

    current: int
    keys: Mapping[int, bytes] = field(repr=False)
    index_key: bytes = field(repr=False)
    seal_keys: Mapping[int, bytes] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        if not self.seal_keys:  # a ring from before seals had keys
            first = hmac.digest(self.index_key, b"duren sawit seal 1", "sha256")
            object.__setattr__(self, "seal_keys", {1: first})
        if self.current not in self.keys:
            raise CorruptKeys(
                f"Kunci nomor {self.current} tidak ada di antara kunci yang disimpan."
            )
        if any(number not in range(1, 256) for number in (*self.keys, *self.seal_keys)):
            raise CorruptKeys("Nomor kunci harus 1 sampai 255.")
        all_keys = (*self.keys.values(), self.index_key, *self.seal_keys.values())
        if any(len(key) != KEY_BYTES for key in all_keys):
            raise CorruptKeys(f"Setiap kunci harus {KEY_BYTES} bita.")

    @classmethod
    def generate(cls) -> Self:
        """New random keys for a village without data."""
        first, index_key, seal_key = (secrets.token_bytes(KEY_BYTES) for _ in range(3))
        return cls(1, {1: first}, index_key, {1: seal_key})

    def renewed(self) -> Self:
        """The same ring with one more key of each kind that may be renewed, in use from now on."""
        number = max(self.keys) + 1
        keys = {**self.keys, number: secrets.token_bytes(KEY_BYTES)}
        seal_keys = {**self.seal_keys, self.seal_number + 1: secrets.token_bytes(KEY_BYTES)}
        return type(self)(number, keys, self.index_key, seal_keys)

    @property
    def seal_number(self) -> int:
        """Which key seals the trail now."""
        return max(self.seal_keys)

    @classmethod
    def from_text(cls, text: str) -> Self:
        """The ring written by `to_text`; CorruptKeys when the text is anything else."""
        try:
            parts = json.loads(text)
            keys, seal_keys = _by_number(parts["keys"]), _by_number(parts.get("seal_keys", {}))
            return cls(int(parts["current"]), keys, _bytes(parts["index_key"]), seal_keys)
        except (AttributeError, KeyError, TypeError, ValueError, binascii.Error):
            raise CorruptKeys("Isi kunci tidak dapat dibaca.") from None

    def to_text(self) -> str:
        """One line of JSON with keys in base64: fit for a file or an environment variable."""
        keys, seal_keys = (
            {str(number): _text(key) for number, key in keys.items()}
            for keys in (self.keys, self.seal_keys)
        )
        parts = {"current": self.current, "keys": keys, "index_key": _text(self.index_key)}
        return json.dumps(parts | {"seal_keys": seal_keys})


def load(path: Path) -> Keyring:
    """The ring kept in a file; a missing file is made first, readable by its owner only.

    When several processes find no file at once, all return the ring of the one that won. Raises
    CorruptKeys for a damaged file and OSError for one that may not be read or written.
    """
    if not path.exists():
        private_files.create(path, Keyring.generate().to_text())
    try:
        return Keyring.from_text(path.read_text(encoding="utf-8"))
    except (CorruptKeys, UnicodeDecodeError):
        raise CorruptKeys(
            f"Berkas kunci {path} rusak; kembalikan dari cadangan, karena tanpa kunci aslinya "
            "NIK dan nomor KK tidak dapat dibuka."
        ) from None


def replace(path: Path, keyring: Keyring) -> None:
    """Put another ring into the file, whole or not at all; running processes keep the old one."""
    private_files.replace(path, keyring.to_text())


def _by_number(keys: dict[str, str]) -> dict[int, bytes]:
    return {int(number): _bytes(key) for number, key in keys.items()}


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def _text(key: bytes) -> str:
    return base64.b64encode(key).decode("ascii")
