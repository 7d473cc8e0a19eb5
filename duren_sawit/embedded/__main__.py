"""`python -m duren_sawit.embedded start|stop|status`: the servers by hand."""

import argparse
import sys

from duren_sawit.embedded.addresses import refuse_silent_addresses
from duren_sawit.embedded.servers import ADDRESSES, Servers, unconfigured

TITLES = {"postgres": "PostgreSQL", "valkey": "Valkey"}
NOTHING_OF_OURS = "DATABASE_URL dan REDIS_URL sudah diatur; tidak ada server di sini."
NOT_RUNNING = 3  # what `systemctl status` says, too


def say(line: str) -> None:
    """One line for a person."""
    sys.stdout.write(f"{line}\n")


def start(servers: Servers, names: list[str], *, bare: bool) -> int:
    """Start; `bare` prints only the names of those that had to be started, for a script."""
    started = vars(servers.start(names)) if names else {}
    if bare:
        sys.stdout.writelines(f"{name}\n" for name in names if started[name])
        return 0
    if not names:
        say(NOTHING_OF_OURS)
        return 0
    words = [
        f"{TITLES[name]} {'dinyalakan' if started[name] else 'sudah menyala'}" for name in names
    ]
    say(f"{', '.join(words)}. Data di {servers.place.home}.")
    return 0


def stop(servers: Servers, names: list[str]) -> int:
    """Stop; those that do not run are left alone."""
    servers.stop(names)
    say(f"{' dan '.join(TITLES[name] for name in names)} berhenti. Data di {servers.place.home}.")
    return 0


def status(servers: Servers, names: list[str]) -> int:
    """Say which run; the exit status is 0 only when all do."""
    running = servers.running()
    words = [f"{TITLES[name]} {'menyala' if running[name] else 'belum menyala'}" for name in names]
    say(f"{', '.join(words)}. Data di {servers.place.home}.")
    return 0 if all(running[name] for name in names) else NOT_RUNNING


def main() -> int:
    """Read the command line."""
    parser = argparse.ArgumentParser(prog="python -m duren_sawit.embedded", description=__doc__)
    parser.add_argument("command", choices=["start", "stop", "status"])
    parser.add_argument("--only", choices=ADDRESSES, action="append", metavar="NAME")
    parser.add_argument("--bare", action="store_true", help="start: print only what was started")
    asked = parser.parse_args()
    names = asked.only or unconfigured()
    servers = Servers.configured()
    if asked.command == "start":
        refuse_silent_addresses()
        return start(servers, names, bare=asked.bare)
    if not names:
        say(NOTHING_OF_OURS)
        return 0
    return stop(servers, names) if asked.command == "stop" else status(servers, names)


if __name__ == "__main__":
    sys.exit(main())
