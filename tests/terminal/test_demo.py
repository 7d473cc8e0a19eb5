"""`script/demo` when it cannot run: one sentence, and nothing is left running."""

import socket

import pytest

from duren_sawit.embedded import Servers
from tests.terminal.conftest import Typed
from tests.terminal.test_manage import NOT_OURS

pytestmark = pytest.mark.servers
DEMO = "script/demo"


def test_busy_port_is_refused_before_anything_is_started(typed: Typed, var) -> None:
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
