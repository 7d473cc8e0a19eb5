"""`script/demo` when it cannot run: one sentence, and nothing is left running."""

import os
import socket
import subprocess
from pathlib import Path

import pytest

from duren_sawit.embedded import Servers
from tests.terminal.conftest import Typed
from tests.terminal.test_manage import NOT_OURS

pytestmark = pytest.mark.servers
DEMO = "script/demo"
FREE = "58213"


def test_busy_port_is_refused_before_anything_is_started(typed: Typed, var: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]

        said = typed(DEMO, "--port", str(port))

    assert said == (
        1,
        "",
        f"Port {port} sedang dipakai program lain; pilih yang lain, "
        f"misalnya: script/demo --port {port + 1}\n",
    )
    assert not var.exists()


@pytest.mark.parametrize("port", ["0", "65536", "delapan", "-1", ""])
def test_port_that_is_no_port(typed: Typed, port: str) -> None:
    said = typed(DEMO, f"--port={port}")

    assert said == (
        1,
        "",
        "Nomor port belum benar; pilih angka 1 sampai 65535, misalnya: script/demo --port 8001\n",
    )


def test_argument_that_is_none(typed: Typed) -> None:
    assert typed(DEMO, "--cepat") == (1, "", "Pemakaian: script/demo [--port N]\n")


def test_value_of_the_wrong_kind(typed: Typed, var: Path) -> None:
    status, _, err = typed(DEMO, "--port", FREE, DATABASE_POOL="banyak")

    assert (status, err) == (
        1,
        "Pengaturan: DATABASE_POOL belum terbaca. Isi dengan bilangan bulat.\n",
    )
    assert Servers(var).running() == {"postgres": False, "valkey": False}


def test_corrupt_key_file(typed: Typed, var: Path) -> None:
    var.mkdir()
    (var / "keys.json").write_text("bukan kunci")

    status, _, err = typed(DEMO, "--port", FREE)

    assert (status, err.splitlines()[1:]) == (1, [])
    assert err.startswith(f"Pengaturan: Berkas kunci {var}/keys.json rusak; ")
    assert Servers(var).running() == {"postgres": False, "valkey": False}


@pytest.mark.parametrize("variable", ["DATABASE_URL", "REDIS_URL"])
def test_configured_server_that_does_not_answer(typed: Typed, var: Path, variable: str) -> None:
    status, _, err = typed(DEMO, "--port", FREE, **{variable: NOT_OURS[variable]})

    assert (status, err) == (
        1,
        f"Server di {variable} belum menjawab; periksa alamat, nama, dan sandinya, "
        "dan apakah servernya menyala.\n",
    )
    assert Servers(var).running() == {"postgres": False, "valkey": False}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a disk that is small enough")
def test_full_disk(typed: Typed, var: Path) -> None:
    var.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", var], check=True)

    status, _, err = typed(DEMO, "--port", FREE)

    subprocess.run(["umount", "--lazy", var], check=True)
    assert (status, err) == (
        1,
        f"Penyimpanan untuk {var} penuh; kosongkan sedikitnya 300 MB, lalu jalankan sekali lagi.\n",
    )
