"""Keys: written and read back, made once, refused in one sentence."""

import json
import re
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from duren_sawit.lib import keyring
from duren_sawit.lib.keyring import CorruptKeys, Keyring


def test_a_ring_survives_being_written():
    ring = Keyring.generate().renewed()

    assert Keyring.from_text(ring.to_text()) == ring


def test_renewed_keeps_old_keys_and_the_index_key():
    old = Keyring.generate()

    new = old.renewed()

    assert (new.current, sorted(new.keys)) == (2, [1, 2])
    assert (new.keys[1], new.index_key) == (old.keys[1], old.index_key)
    assert (new.seal_number, sorted(new.seal_keys)) == (2, [1, 2])
    assert new.seal_keys[1] == old.seal_keys[1]


def test_a_ring_from_before_seals_had_keys_always_has_the_same_first_one():
    parts = json.loads(Keyring.generate().to_text())
    del parts["seal_keys"]

    ring = Keyring.from_text(json.dumps(parts))

    assert list(ring.seal_keys) == [1]
    assert Keyring.from_text(ring.to_text()) == ring == Keyring.from_text(json.dumps(parts))
    assert ring.seal_keys[1] not in (*ring.keys.values(), ring.index_key)


def test_a_ring_never_shows_its_keys():
    assert repr(Keyring.generate()) == "Keyring(current=1)"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        '{"current": 1, "keys": {"1": "dGVzdA=="}, "index_key": "dGVzdA=="}',
        '{"current": 1, "keys": {"1": "***"}, "index_key": "***"}',
        '{"current": "x", "keys": {}, "index_key": ""}',
        '{"current": 1, "keys": {"1": 5}, "index_key": 5}',
    ],
)
def test_text_that_is_no_ring_is_refused(text):
    with pytest.raises(CorruptKeys):
        Keyring.from_text(text)


def test_a_ring_without_its_current_key_is_refused():
    parts = json.loads(Keyring.generate().to_text()) | {"current": 7}

    with pytest.raises(CorruptKeys, match="Kunci nomor 7 tidak ada"):
        Keyring.from_text(json.dumps(parts))


def test_load_makes_a_private_file_once(tmp_path):
    path = tmp_path / "var" / "keys.json"

    ring = keyring.load(path)

    assert keyring.load(path) == ring
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_of_many_who_start_at_once_one_makes_the_keys(tmp_path):
    path = tmp_path / "keys.json"

    with ThreadPoolExecutor(16) as pool:
        rings = list(pool.map(keyring.load, [path] * 64))

    assert rings == [rings[0]] * 64
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b'{"current": 1}'])
def test_a_damaged_file_is_named_in_one_sentence_and_left_alone(tmp_path, content):
    path = tmp_path / "keys.json"
    path.write_bytes(content)

    with pytest.raises(CorruptKeys, match=f"^Berkas kunci {re.escape(str(path))} rusak; [^.]+\\.$"):
        keyring.load(path)

    assert path.read_bytes() == content
