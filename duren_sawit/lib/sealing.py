"""The bytes of a closed value: AES-256-GCM, with its blind index and key number in front.

    1 byte    number of the key
    32 bytes  blind index (left out where equality must not show)
    12 bytes  nonce
    n + 16    the value and its tag

Key number, index and the name of the column are authenticated, so a value can be moved neither to
another column nor behind another index.
"""

import hmac
import secrets
from dataclasses import dataclass
from functools import lru_cache

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from duren_sawit.lib.keyring import Keyring

KEY_NUMBER_BYTES = 1
INDEX_BYTES = 32
NONCE_BYTES = 12


class Unreadable(Exception):
    """A stored value does not open here: wrong keys, wrong column, or damaged bytes."""


@dataclass(frozen=True, slots=True)
class Seal:
    """Closes and opens the values of one column; `column` is a name that must never change."""

    ring: Keyring
    column: str
    index_size: int = INDEX_BYTES

    def close(self, text: str, *, index: bytes = b"") -> bytes:
        """Closed with the current key behind `index_size` bytes of index; never the same twice."""
        return self.close_bytes(text.encode(), index=index)

    def close_bytes(self, content: bytes, *, index: bytes = b"") -> bytes:
        """The same for a file."""
        head = bytes([self.ring.current]) + index
        nonce = secrets.token_bytes(NONCE_BYTES)
        cipher = _cipher(self.ring.keys[self.ring.current])
        return head + nonce + cipher.encrypt(nonce, content, self._context(head))

    def open(self, sealed: bytes) -> str:
        """The text again, with whichever key of the ring closed it; else Unreadable."""
        return self.open_bytes(sealed).decode()

    def open_bytes(self, sealed: bytes) -> bytes:
        """The same for a file."""
        start = KEY_NUMBER_BYTES + self.index_size
        head, nonce = sealed[:start], sealed[start : start + NONCE_BYTES]
        key = self.ring.keys.get(head[0]) if head else None
        if key is None:
            raise Unreadable(f"{self.column} needs a key that is not on the ring")
        try:
            content = sealed[start + NONCE_BYTES :]
            return _cipher(key).decrypt(nonce, content, self._context(head))
        except (InvalidTag, ValueError):
            raise Unreadable(f"{self.column} does not open with its key in this column") from None

    def _context(self, head: bytes) -> bytes:
        return head + self.column.encode()


@lru_cache(maxsize=8)
def _cipher(key: bytes) -> AESGCM:
    return AESGCM(key)


def blind_index(kind: str, text: str, *, ring: Keyring) -> bytes:
    """32 bytes that are equal exactly when kind and text are; useless without the index key."""
    return hmac.digest(ring.index_key, f"{kind}:{text}".encode(), "sha256")
