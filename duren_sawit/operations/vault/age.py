"""The age format (age-encryption.org/v1) with a passphrase, written and read as a stream.

The library we use elsewhere takes a passphrase only for a whole byte string in memory; a village's
files may be larger than that. Whatever this writes, `age --decrypt` opens, and the other way round.
"""

import base64
import hmac
import io
import secrets
from hashlib import sha256
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

VERSION = b"age-encryption.org/v1"
SALT_LABEL = b"age-encryption.org/v1/scrypt"
WORK = 17  # scrypt with 2^17 rounds: a third of a second and 128 MB for each try
HARDEST_WORK = 22  # more is an attack on the reader
KEY_BYTES, SALT_BYTES, NONCE_BYTES, TAG_BYTES = 16, 16, 16, 16
CHUNK = 64 * 1024
LONGEST_LINE = 200


class Unreadable(Exception):
    """The file does not open."""


class NotAge(Unreadable):
    """Not an age file, or one closed with something else than a passphrase."""


class WrongPassphrase(Unreadable):
    """The passphrase does not open it."""


class Damaged(Unreadable):
    """Opened, but the content is not what was written."""


class Chunks:
    """The nonces of the payload: a counter, and whether this chunk is the last."""

    def __init__(self, file_key: bytes, nonce: bytes) -> None:
        self.cipher = ChaCha20Poly1305(_derive(file_key, salt=nonce, purpose=b"payload"))
        self.number = 0

    def nonce(self, *, last: bool) -> bytes:
        counter = self.number.to_bytes(11, "big")
        self.number += 1
        return counter + bytes([last])


class Writer:
    """Closes what is written to it; `close` writes the last chunk, and not the file's end."""

    def __init__(self, file: BinaryIO, passphrase: str, *, work: int = WORK) -> None:
        file_key, nonce = secrets.token_bytes(KEY_BYTES), secrets.token_bytes(NONCE_BYTES)
        file.write(_header(file_key, passphrase, work) + nonce)
        self._file = file
        self._chunks = Chunks(file_key, nonce)
        self._pending = bytearray()

    def write(self, data: bytes) -> int:
        self._pending += data
        while len(self._pending) > CHUNK:  # a full chunk waits: it may be the last one
            self._seal(bytes(self._pending[:CHUNK]), last=False)
            del self._pending[:CHUNK]
        return len(data)

    def abandon(self) -> None:
        """Let later writes go nowhere: whoever wraps this may still try to end properly."""
        self._file = io.BytesIO()

    def close(self) -> None:
        self._seal(bytes(self._pending), last=True)
        self._pending.clear()

    def _seal(self, plain: bytes, *, last: bool) -> None:
        nonce = self._chunks.nonce(last=last)
        self._file.write(self._chunks.cipher.encrypt(nonce, plain, None))


class Reader:
    """Opens a file chunk by chunk. Raises Damaged as soon as something is missing or changed."""

    def __init__(self, file: BinaryIO, passphrase: str) -> None:
        file_key = _open_header(file, passphrase)
        self._file = file
        self._chunks = Chunks(file_key, _exactly(file, NONCE_BYTES))
        self._next = file.read(CHUNK + TAG_BYTES)
        self._open = b""
        self._ended = False

    def read(self, size: int) -> bytes:
        while len(self._open) < size and not self._ended:
            self._open += self._chunk()
        answer, self._open = self._open[:size], self._open[size:]
        return answer

    def _chunk(self) -> bytes:
        sealed, self._next = self._next, self._file.read(CHUNK + TAG_BYTES)
        self._ended = not self._next
        try:
            nonce = self._chunks.nonce(last=self._ended)
            return self._chunks.cipher.decrypt(nonce, sealed, None)
        except InvalidTag:
            raise Damaged from None


def _header(file_key: bytes, passphrase: str, work: int) -> bytes:
    salt = secrets.token_bytes(SALT_BYTES)
    wrapped = ChaCha20Poly1305(_stretch(passphrase, salt, work)).encrypt(bytes(12), file_key, None)
    head = VERSION + b"\n-> scrypt %s %d\n%s\n---" % (_encode(salt), work, _encode(wrapped))
    return head + b" " + _encode(_mac(file_key, head)) + b"\n"


def _open_header(file: BinaryIO, passphrase: str) -> bytes:
    """The key of the file, once passphrase and header agree."""
    lines = [file.readline(LONGEST_LINE).removesuffix(b"\n") for _ in range(4)]
    words = lines[1].split(b" ")
    if lines[0] != VERSION or words[:2] != [b"->", b"scrypt"] or len(words) != 4:
        raise NotAge
    salt, work, wrapped = _decode(words[2]), _number(words[3]), _decode(lines[2])
    try:
        stretched = _stretch(passphrase, salt, work)
        file_key = ChaCha20Poly1305(stretched).decrypt(bytes(12), wrapped, None)
    except InvalidTag:
        raise WrongPassphrase from None
    expected = b"--- " + _encode(_mac(file_key, b"\n".join([*lines[:3], b"---"])))
    if not hmac.compare_digest(lines[3], expected):
        raise Damaged
    return file_key


def _stretch(passphrase: str, salt: bytes, work: int) -> bytes:
    scrypt = Scrypt(salt=SALT_LABEL + salt, length=32, n=2**work, r=8, p=1)
    return scrypt.derive(passphrase.encode())


def _derive(file_key: bytes, *, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(hashes.SHA256(), length=32, salt=salt, info=purpose).derive(file_key)


def _mac(file_key: bytes, head: bytes) -> bytes:
    return hmac.digest(_derive(file_key, salt=b"", purpose=b"header"), head, sha256)


def _exactly(file: BinaryIO, size: int) -> bytes:
    data = file.read(size)
    if len(data) != size:
        raise Damaged
    return data


def _number(text: bytes) -> int:
    if not text.isdigit() or not 0 < int(text) <= HARDEST_WORK:
        raise NotAge
    return int(text)


def _encode(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _decode(text: bytes) -> bytes:
    try:
        return base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except ValueError:
        raise NotAge from None
