"""The age format: exchanged with another implementation, and never opened when touched."""

import io
import tracemalloc

import pyrage
import pytest

from duren_sawit.operations.vault import age

SECRET = "kata sandi cadangan"
SIZES = [0, 1, age.CHUNK - 1, age.CHUNK, age.CHUNK + 1, 2 * age.CHUNK, 3 * age.CHUNK + 5]


def closed(plain: bytes, step: int = 1000) -> bytes:
    file = io.BytesIO()
    writer = age.Writer(file, SECRET, work=4)
    for start in range(0, len(plain), step):
        writer.write(plain[start : start + step])
    writer.close()
    return file.getvalue()


def opened(sealed: bytes, secret: str = SECRET, step: int = 777) -> bytes:
    reader = age.Reader(io.BytesIO(sealed), secret)
    return b"".join(iter(lambda: reader.read(step), b""))


def content(size: int) -> bytes:
    return bytes(number % 251 for number in range(size))


@pytest.mark.parametrize("size", SIZES)
def test_what_is_closed_opens_again(size):
    assert opened(closed(content(size))) == content(size)


@pytest.mark.parametrize("size", SIZES)
def test_another_implementation_opens_ours(size):
    assert pyrage.passphrase.decrypt(closed(content(size)), SECRET) == content(size)


def test_we_open_what_another_implementation_closed():
    size = age.CHUNK + 1  # once: it chooses a work factor of seconds

    assert opened(pyrage.passphrase.encrypt(content(size), SECRET)) == content(size)


def test_the_same_content_never_looks_the_same_twice():
    assert closed(b"x") != closed(b"x")


def test_another_passphrase_does_not_open():
    with pytest.raises(age.WrongPassphrase):
        opened(closed(b"x"), secret="kata sandi lain")


@pytest.mark.parametrize("size", [1, 2 * age.CHUNK, 2 * age.CHUNK + 9])
def test_a_cut_file_does_not_open(size):
    sealed = closed(content(size))

    for missing in (1, 17, age.CHUNK + 16):
        if missing < size:
            with pytest.raises(age.Damaged):
                opened(sealed[:-missing])


def test_a_file_cut_between_two_chunks_does_not_open():
    sealed = closed(content(2 * age.CHUNK))

    with pytest.raises(age.Damaged):
        opened(sealed[: -(age.CHUNK + age.TAG_BYTES)])


def test_added_bytes_do_not_open():
    with pytest.raises(age.Damaged):
        opened(closed(b"x") + b"y")


@pytest.mark.parametrize("place", [5, 30, 60, 100, 140, -1, -20])
def test_a_flipped_bit_does_not_open(place):
    sealed = bytearray(closed(content(100)))
    sealed[place] ^= 1

    with pytest.raises(age.Unreadable):
        opened(bytes(sealed))


@pytest.mark.parametrize(
    "sealed",
    [b"", b"\n", b"PK\x03\x04 a zip", b"age-encryption.org/v1\n-> X25519 abc\nabc\n--- abc\n",
     b"age-encryption.org/v1\n-> scrypt AAAA 23\nAAAA\n--- abc\n",
     b"age-encryption.org/v1\n-> scrypt !!!! 10\nAAAA\n--- abc\n", b"age-encryption.org/v1"],
)  # fmt: skip
def test_other_files_are_told_apart(sealed):
    with pytest.raises(age.NotAge):
        opened(sealed)


def test_memory_stays_flat():
    class Nothing(io.RawIOBase):
        def write(self, data):
            return len(data)

    writer = age.Writer(Nothing(), SECRET, work=4)
    piece = bytes(1024 * 1024)
    tracemalloc.start()
    for _ in range(32):
        writer.write(piece)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 6 * len(piece)
