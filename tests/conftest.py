"""What every test may rely on: the embedded servers run, the network is off, the clock is held."""

import shutil

from django.conf import settings
from hypothesis.configuration import set_hypothesis_home_dir

from duren_sawit import embedded
from tests.architecture.house import ROOT

set_hypothesis_home_dir(ROOT / "var" / "hypothesis")

pytest_plugins = [
    "tests.fixtures.flush",
    "tests.fixtures.network",
    "tests.fixtures.clock",
    "tests.fixtures.language",
    "tests.fixtures.queries",
    "tests.fixtures.village",
    "tests.fixtures.planted",
    "tests.fixtures.browser",
]


def pytest_sessionstart() -> None:
    """The servers are shared between the processes of one run and the runs after it."""
    embedded.start_if_unconfigured()


def pytest_unconfigure() -> None:
    """The folders that the settings of the tests made for this process."""
    for folder in (settings.MEDIA_ROOT, settings.KEYS_FILE.parent, settings.STATIC_ROOT):
        shutil.rmtree(folder, ignore_errors=True)
