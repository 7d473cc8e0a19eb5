"""`python -m duren_sawit.embedded`: one line for a person, one status for a script."""

import pytest

from duren_sawit.embedded import Servers
from tests.embedded.conftest import command, outcome

pytestmark = pytest.mark.servers


def test_start_status_and_stop_say_one_line_each(furnished: Servers) -> None:
    root = furnished.root

    answers = [outcome(command(word, root=root)) for word in ("start", "status", "stop", "status")]

    assert answers == [
        (0, f"PostgreSQL dinyalakan, Valkey dinyalakan. Data di {root}.\n", ""),
        (0, f"PostgreSQL menyala, Valkey menyala. Data di {root}.\n", ""),
        (0, f"PostgreSQL dan Valkey berhenti. Data di {root}.\n", ""),
        (3, f"PostgreSQL belum menyala, Valkey belum menyala. Data di {root}.\n", ""),
    ]


def test_only_one_server_can_be_asked_for(furnished: Servers) -> None:
    status, out, err = outcome(command("start", "--bare", "--only", "valkey", root=furnished.root))

    assert (status, out, err) == (0, "valkey\n", "")
    assert furnished.running() == {"postgres": False, "valkey": True}
