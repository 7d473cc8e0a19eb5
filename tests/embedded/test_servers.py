"""The life of the embedded servers: real ones, on folders of their own."""

import os
import signal
import subprocess
from pathlib import Path

import psutil
import psycopg
import pytest

from duren_sawit.embedded import Refused, Servers, Started, lifecycle, start_if_unconfigured
from tests.embedded.conftest import Room, command, outcome, pids

pytestmark = pytest.mark.servers


def village(here: Servers, *, as_owner: bool = True) -> "psycopg.Connection":
    """A session as Django opens it."""
    database = here.database(as_owner=as_owner)
    return psycopg.connect(
        host=str(database["HOST"]),
        port=str(database["PORT"]),
        user=str(database["USER"]),
        dbname=str(database["NAME"]),
        autocommit=True,
    )


def leave_traces(here: Servers) -> None:
    """A row and a key."""
    with village(here) as connection:
        connection.execute("CREATE TABLE family (name text)")
        connection.execute("INSERT INTO family VALUES ('Sarmadi')")
    with here.valkey.connect() as client:
        client.set("visit", "RT 003")


def traces(here: Servers) -> tuple[list[tuple[str, ...]], str]:
    """The row and the key."""
    with village(here) as connection, here.valkey.connect() as client:
        return connection.execute("SELECT name FROM family").fetchall(), client.get("visit")


def kill(here: Servers) -> None:
    """What a power cut does: no goodbye."""
    for pid in pids(here):
        os.kill(pid, signal.SIGKILL)


def test_first_start_makes_data_and_an_empty_database(room: Room) -> None:
    here = room()

    started = here.start()

    assert started == Started(postgres=True, valkey=True)
    with village(here) as connection:
        row = connection.execute(
            "SELECT current_user, rolsuper, datlocprovider, datlocale,"
            " current_setting('data_checksums'), current_setting('listen_addresses'),"
            " current_setting('jit'), current_setting('server_version_num')::int / 10000"
            " FROM pg_roles, pg_database WHERE rolname = current_user AND datname = 'duren_sawit'"
        ).fetchone()
    assert row == ("duren_sawit", False, "b", "C.UTF-8", "on", "", "off", 18)
    with here.valkey.connect() as client:
        wanted = ("port", "appendonly", "appendfsync", "maxmemory-policy")
        assert client.config_get(*wanted) == {
            "port": "0",
            "appendonly": "yes",
            "appendfsync": "everysec",
            "maxmemory-policy": "noeviction",
        }


def test_first_start_closes_everything_to_other_people(room: Room) -> None:
    here = room()

    here.start()

    place = here.place
    private = [place.sockets, place.postgres_data, place.valkey_data]
    assert [oct(folder.stat().st_mode)[-3:] for folder in private] == ["700", "700", "700"]
    assert "trust" not in (place.postgres_data / "pg_hba.conf").read_text()


def test_second_process_reuses_the_servers(furnished: Servers) -> None:
    furnished.start()
    before = pids(furnished)

    status, names, _ = outcome(command("start", "--bare", root=furnished.root))

    assert (status, names) == (0, "")
    assert pids(furnished) == before


def test_of_four_racing_processes_exactly_one_starts(room: Room) -> None:
    here = room()

    racers = [command("start", "--bare", root=here.root) for _ in range(4)]
    outcomes = sorted(outcome(racer) for racer in racers)

    assert outcomes == [(0, "", "")] * 3 + [(0, "postgres\nvalkey\n", "")]
    assert here.running() == {"postgres": True, "valkey": True}


def test_clean_stop_keeps_rows_and_keys(furnished: Servers) -> None:
    furnished.start()
    leave_traces(furnished)

    furnished.stop()
    stopped = furnished.running()
    started = furnished.start()

    assert stopped == {"postgres": False, "valkey": False}
    assert started == Started(postgres=True, valkey=True)
    assert traces(furnished) == ([("Sarmadi",)], "RT 003")


def test_stop_without_servers_makes_nothing(room: Room) -> None:
    here = room()

    here.stop()

    assert not here.root.exists()


def test_killed_servers_recover_with_their_data(furnished: Servers) -> None:
    furnished.start()
    leave_traces(furnished)

    kill(furnished)
    started = furnished.start()

    assert started == Started(postgres=True, valkey=True)
    assert traces(furnished) == ([("Sarmadi",)], "RT 003")


def test_lock_file_with_the_pid_of_somebody_else_recovers(furnished: Servers) -> None:
    furnished.start()
    leave_traces(furnished)
    kill(furnished)
    identity = furnished.place.account.identity()
    with subprocess.Popen(["/bin/sleep", "60"], cwd="/", **identity) as stranger:
        lock = furnished.postgres.data / "postmaster.pid"
        _, *rest = lock.read_text().splitlines(keepends=True)
        lock.write_text("".join([f"{stranger.pid}\n", *rest]))

        started = furnished.start()

        assert started == Started(postgres=True, valkey=True)
        assert stranger.poll() is None
        stranger.kill()
    assert traces(furnished) == ([("Sarmadi",)], "RT 003")


def test_server_that_keeps_silent_is_not_started_a_second_time(
    furnished: Servers, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnished.start()
    _, valkey = pids(furnished)
    os.kill(valkey, signal.SIGSTOP)

    with monkeypatch.context() as patch:
        patch.setattr(lifecycle, "PATIENCE", 0.2)
        with pytest.raises(Refused) as refused:
            furnished.start()

    os.kill(valkey, signal.SIGCONT)
    assert str(refused.value).startswith("Valkey menyala tetapi belum menjawab; ")
    assert pids(furnished)[1] == valkey


def test_missing_database_is_made_on_a_running_server(furnished: Servers) -> None:
    furnished.start()
    with furnished.postgres.connect() as connection:
        connection.execute("DROP DATABASE duren_sawit")

    started = furnished.start()

    assert started == Started(postgres=False, valkey=False)
    with village(furnished) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_server_that_ran_before_there_were_two_roles_gets_the_second(furnished: Servers) -> None:
    furnished.start()
    with furnished.postgres.connect() as connection:
        connection.execute("DROP ROLE duren_sawit_application")

    furnished.start()

    with village(furnished, as_owner=False) as connection:
        row = connection.execute(
            "SELECT current_user, rolcreatedb, pg_has_role('duren_sawit', 'MEMBER'),"
            " has_schema_privilege('public', 'CREATE')"
            " FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
    assert row == ("duren_sawit_application", False, False, False)


def test_data_directory_left_half_made_is_made_anew(room: Room) -> None:
    here = room()
    half = here.root / "postgres.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")

    here.start()

    assert not half.exists()
    assert here.running() == {"postgres": True, "valkey": True}


def test_data_of_another_major_is_refused_with_words_on_what_to_do(furnished: Servers) -> None:
    (furnished.postgres.data / "PG_VERSION").write_text("17\n")

    status, out, err = outcome(command("start", root=furnished.root))

    assert (status, out) == (1, "")
    assert err == (
        f"Data di {furnished.postgres.data} dibuat oleh PostgreSQL 17, sedangkan yang terpasang "
        "18; pasang versi lama dan jalankan `python manage.py backup`, pindahkan folder itu, "
        "lalu dengan versi baru jalankan `python manage.py restore`.\n"
    )
    assert furnished.running() == {"postgres": False, "valkey": False}


def test_configured_addresses_are_never_touched(
    workshop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nowhere.invalid/village")
    monkeypatch.setenv("REDIS_URL", "redis://nowhere.invalid")
    monkeypatch.setenv("DUREN_VAR", str(workshop / "var"))

    start_if_unconfigured()

    assert list(workshop.iterdir()) == []


def test_only_the_server_without_an_address_is_started(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = room()
    monkeypatch.setenv("DATABASE_URL", "postgresql://nowhere.invalid/village")
    monkeypatch.setenv("DUREN_VAR", str(here.root))

    start_if_unconfigured()

    assert here.running() == {"postgres": False, "valkey": True}
    assert not here.postgres.data.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can show that root gives way to nobody")
def test_root_gives_way_to_nobody(furnished: Servers) -> None:
    furnished.start()

    owners = {psutil.Process(pid).username() for pid in pids(furnished)}

    assert owners == {"nobody"}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can hand a folder to another account")
def test_data_that_was_copied_by_root_is_given_back(furnished: Servers) -> None:
    for folder in (furnished.postgres.data, furnished.valkey.data):
        subprocess.run(["chown", "-R", "root:root", folder], check=True)

    started = furnished.start()

    assert started == Started(postgres=True, valkey=True)
