"""`script/demo` when it cannot run: one sentence, and nothing is left running."""

import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from duren_sawit.embedded import Servers
from duren_sawit.embedded.servers import REPOSITORY
from tests.terminal.conftest import ENVIRONMENT, Typed
from tests.terminal.test_manage import NOT_OURS

pytestmark = pytest.mark.servers
DEMO = "script/demo"
FREE = "58213"
PEOPLE = ["lurah", "kesra", "operator", "rw", "rt", "kader", "petugas", "notulis", "auditor"]


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


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@pytest.fixture
def queue_that_was_there(var: Path) -> Iterator[Servers]:
    """A Valkey that somebody started before."""
    here = Servers(var)
    here.start(["valkey"])
    yield here
    here.stop()


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGINT])
def test_demo_serves_until_told_to_stop_and_stops_what_it_started(
    queue_that_was_there: Servers, ending: signal.Signals
) -> None:
    port = free_port()
    demo = subprocess.Popen(
        [DEMO, "--port", str(port)],
        cwd=REPOSITORY,
        env={**ENVIRONMENT, "DUREN_VAR": str(queue_that_was_there.root)},
        stdout=subprocess.PIPE,
        text=True,
    )
    said = list(
        iter(demo.stdout.readline, f"Siap di http://localhost:{port} (Ctrl-C untuk berhenti)\n")
    )
    with urlopen(f"http://localhost:{port}/") as page:
        answer = (page.status, page.url)

    demo.send_signal(ending)
    rest, _ = demo.communicate(timeout=60)

    assert answer == (200, f"http://localhost:{port}/masuk/?next=/")
    assert [line.split()[0] for line in said if line.startswith("  ")] == PEOPLE
    assert demo.returncode == 0
    assert rest.splitlines()[-1] == f"PostgreSQL berhenti. Data di {queue_that_was_there.root}."
    assert queue_that_was_there.running() == {"postgres": False, "valkey": True}
    with pytest.raises(ConnectionRefusedError):
        socket.create_connection(("127.0.0.1", port))
