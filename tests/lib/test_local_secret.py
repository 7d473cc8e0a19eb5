"""A secret in a file: made once, private, the same for everybody."""

from concurrent.futures import ThreadPoolExecutor

from duren_sawit.lib.local_secret import load_secret


def test_all_who_come_at_once_get_one_secret(tmp_path):
    path = tmp_path / "var" / "secret_key"

    with ThreadPoolExecutor(8) as crowd:
        told = set(crowd.map(load_secret, [path] * 8))

    assert told == {load_secret(path)}
    assert [len(secret) for secret in told] == [64]
    assert path.stat().st_mode & 0o777 == 0o600
    assert [file.name for file in path.parent.iterdir()] == ["secret_key"]
