"""The scripts that run inside the containers."""

import importlib.util
import os
import subprocess
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import ModuleType

import psutil
import pytest
import redis
from redis.backoff import ConstantBackoff
from redis.retry import Retry

from duren_sawit.embedded.binaries import valkey_server
from tests.repository import compose


class Answering(BaseHTTPRequestHandler):
    """Answers like the readiness page: 200 or 503, and only to our own host name."""

    status = 200

    def do_GET(self) -> None:
        ours = self.headers["Host"] == "bansos.test" and self.path == "/sehat/siap/"
        self.send_response(self.status if ours else 400)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Keep the test's output clean."""


@pytest.fixture
def web_health(monkeypatch) -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "web_health", compose.ROOT / "docker/web_health.py"
    )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setenv("ALLOWED_HOSTS", "bansos.test, other.test")
    return module


@pytest.fixture
def server(web_health, monkeypatch) -> Iterator[HTTPServer]:
    server = HTTPServer(("127.0.0.1", 0), Answering)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    monkeypatch.setattr(web_health, "ADDRESS", server.server_address)
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


def test_web_health_is_good_when_the_page_says_200(web_health, server):
    assert web_health.is_ready() is True


def test_web_health_is_bad_when_the_page_says_503(web_health, server, monkeypatch):
    monkeypatch.setattr(Answering, "status", 503)

    assert web_health.is_ready() is False


def test_web_health_is_bad_when_nobody_listens(web_health, server):
    server.server_close()

    assert web_health.is_ready() is False


@pytest.fixture
def backup_daily(tmp_path: Path):
    """One turn of `backup_daily.sh`, with a `python` that only notes what it was asked."""
    tools, backups, calls = tmp_path / "bin", tmp_path / "backups", tmp_path / "calls"
    tools.mkdir()
    backups.mkdir()
    _program(tools / "python", f'echo "$*" >> {calls}')
    _program(tools / "sleep", "exit 9")  # ends the endless loop

    def turn(*, newest: str = "", hours_ago: int = 0) -> list[str]:
        if newest:
            made_at = time.time() - hours_ago * 3600
            (backups / newest).touch()
            os.utime(backups / newest, (made_at, made_at))
        done = subprocess.run(
            ["sh", str(compose.ROOT / "docker/backup_daily.sh")],
            env={
                "PATH": f"{tools}:{os.environ['PATH']}",
                "TZ": "Asia/Jakarta",
                "BACKUP_DIR": str(backups),
            },
            check=False,
        )
        assert done.returncode == 9
        return calls.read_text().splitlines() if calls.exists() else []

    return turn


def _program(path: Path, body: str) -> None:
    path.write_text(f"#!/bin/sh\n{body}\n")
    path.chmod(0o755)


NAME = "duren-sawit-20261124-020000.tar.age"


def test_a_village_without_backup_gets_one_at_once(backup_daily):
    assert backup_daily() == ["manage.py backup"]


def test_a_backup_from_before_last_night_is_followed_by_another(backup_daily):
    assert backup_daily(newest=NAME, hours_ago=25) == ["manage.py backup"]


def test_one_backup_a_day_is_enough(backup_daily):
    assert backup_daily(newest=NAME) == []


def test_a_backup_that_was_cut_off_does_not_count(backup_daily):
    assert backup_daily(newest=f"{NAME}.part") == ["manage.py backup"]


@pytest.fixture
def broker(tmp_path) -> Iterator[subprocess.Popen[bytes]]:
    """What the redis service runs, on a server of the same family and a folder of this test."""
    *shell, script = compose.services()["redis"]["command"]
    here = f"--dir {tmp_path} --port 0 --unixsocket {tmp_path}/socket"
    (tmp_path / "redis-server").symlink_to(valkey_server())
    process = subprocess.Popen(
        [*shell, compose.filled(script, {}).replace("--dir /data", here)],
        env={"PATH": f"{tmp_path}:/usr/bin:/bin", "REDISCLI_AUTH": "rahasia-antrean"},
        stdout=subprocess.DEVNULL,
    )
    yield process
    process.terminate()
    assert process.wait(timeout=30) == 0


def test_the_broker_has_its_password_and_no_command_line_shows_it(broker, tmp_path):
    patient = Retry(ConstantBackoff(0.05), 200)
    socket = f"unix://{tmp_path}/socket"

    with redis.from_url(f"unix://:rahasia-antrean@{tmp_path}/socket", retry=patient) as known:
        assert known.ping()
    with redis.from_url(socket) as stranger, pytest.raises(redis.AuthenticationError):
        stranger.ping()

    assert "rahasia" not in " ".join(psutil.Process(broker.pid).cmdline())
