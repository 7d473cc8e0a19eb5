#!/usr/bin/env python
"""Runs the management commands; starts the embedded servers when no address is configured."""

import os
import sys

from duren_sawit import embedded

OF_THE_OWNER = {"flush", "migrate", "restore"}  # commands that need more than working with rows


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "duren_sawit.settings.dev")
    if OF_THE_OWNER.intersection(sys.argv[1:2]):
        os.environ.setdefault("DATABASE_AS_OWNER", "1")
    embedded.start_if_unconfigured()
    from django.core.management import execute_from_command_line  # noqa: PLC0415 -- slow import

    from duren_sawit.terminal import silent_servers_in_words  # noqa: PLC0415 -- slow import

    with silent_servers_in_words():
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
