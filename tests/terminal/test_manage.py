"""`manage.py` in an environment that cannot work: one sentence and a status, never a traceback."""

from pathlib import Path

import pytest

from tests.terminal.conftest import PYTHON, Typed

pytestmark = pytest.mark.servers
NOT_OURS = {"DATABASE_URL": "postgresql://nobody@127.0.0.1:1/x", "REDIS_URL": "redis://127.0.0.1:1"}
CHECK = (PYTHON, "manage.py", "check")
PRODUCTION = {"DJANGO_SETTINGS_MODULE": "duren_sawit.settings.production"}


def test_value_of_the_wrong_kind(typed: Typed) -> None:
    said = typed(*CHECK, DATABASE_POOL="banyak", **NOT_OURS)

    assert said == (1, "", "Pengaturan: DATABASE_POOL belum terbaca. Isi dengan bilangan bulat.\n")


def test_missing_value(typed: Typed) -> None:
    said = typed(*CHECK, **PRODUCTION, **NOT_OURS)

    assert said == (1, "", "Pengaturan: SECRET_KEY belum diisi. Isi dengan teks.\n")


def test_corrupt_key_file(typed: Typed, var: Path) -> None:
    var.mkdir()
    (var / "keys.json").write_text("bukan kunci")

    said = typed(*CHECK, **NOT_OURS)

    assert said == (
        1,
        "",
        f"Pengaturan: Berkas kunci {var}/keys.json rusak; kembalikan dari cadangan, karena tanpa "
        "kunci aslinya NIK dan nomor KK tidak dapat dibuka.\n",
    )


def test_place_for_the_keys_that_is_a_file(typed: Typed, var: Path) -> None:
    var.write_text("")

    said = typed(*CHECK, **NOT_OURS)

    assert said == (1, "", f"{var} belum bisa dipakai: File exists.\n")


def test_unreachable_database(typed: Typed) -> None:
    status, out, err = typed(PYTHON, "manage.py", "showmigrations", "auth", **NOT_OURS)

    assert (status, out) == (1, "")
    assert err.splitlines()[-1] == (
        "Basis data belum menjawab; periksa DATABASE_URL, dan apakah servernya menyala dan "
        "menerima nama serta sandinya."
    )
    assert "Traceback" not in err


def test_place_for_the_servers_that_is_a_file(typed: Typed, var: Path) -> None:
    var.write_text("")

    said = typed(*CHECK)

    assert said == (1, "", f"{var}/servers.lock belum bisa dipakai: Not a directory.\n")
