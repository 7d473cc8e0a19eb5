"""Runs every bench (or the named ones) against the demo village and prints one table.

.venv/bin/python -m bench.run [--json] [pages login_weight ...]
"""

import argparse
import importlib
import io
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from bench.report import Row, table
from duren_sawit import embedded

HERE = Path(__file__).resolve().parent
RESULT = HERE.parent / "var" / "bench.json"


def main(arguments: Sequence[str]) -> int:
    """Exit status 1 when a budget was broken."""
    asked = parse(arguments)
    prepare_village()
    rows = [row for name in asked.benches or benches() for row in measure(name)]
    sys.stdout.write(table(rows) + "\n")
    if asked.json:
        RESULT.write_text(json.dumps([asdict(row) for row in rows], indent=2) + "\n")
    return 1 if any(row.within is False for row in rows) else 0


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("benches", nargs="*", metavar="bench", choices=[[], *benches()])
    parser.add_argument("--json", action="store_true", help=f"also write {RESULT.name} below var/")
    return parser.parse_args(arguments)


def benches() -> list[str]:
    return sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))


def prepare_village() -> None:
    """The servers, tables, static files and demo people; quick when they are there already."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duren_sawit.settings.dev")
    os.environ.setdefault("LOG_LEVEL", "ERROR")
    os.environ.setdefault("DATABASE_AS_OWNER", "1")  # benches make tables and databases
    os.environ.setdefault("DUREN_DEMO", "1")
    embedded.start_if_unconfigured()
    import django  # noqa: PLC0415 -- slow import
    from django.core.management import call_command  # noqa: PLC0415 -- slow import

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    call_command("seed_demo", stdout=io.StringIO())


def measure(name: str) -> Iterator[Row]:
    """The rows of `bench_<name>.py`, whose `run()` answers them."""
    sys.stderr.write(f"{name} ...\n")
    yield from importlib.import_module(f"bench.bench_{name}").run()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
