"""Packages are kept, corrected and dropped."""

import pytest

from distributions.contents import parse
from distributions.models import Package
from distributions.services import packages
from duren_sawit.lib.refusals import Refusal
from tests.clock import NOW


@pytest.fixture
def rice(kesra):
    return packages.keep(None, name="Beras", parts=parse("10 kg beras"), by=kesra, at=NOW)


def test_keep_corrects_what_is_there(kesra, rice):
    packages.keep(rice, name="Beras besar", parts=parse("20 kg beras"), by=kesra, at=NOW)

    package = Package.objects.get()
    assert (package.name, [str(line) for line in package.lines.all()]) == (
        "Beras besar",
        ["beras 20 kg"],
    )


def test_keep_refuses_a_name_in_use(kesra, rice):
    with pytest.raises(Refusal, match="Paket dengan nama ini sudah ada"):
        packages.keep(None, name="BERAS", parts=parse("5 kg beras"), by=kesra, at=NOW)


def test_a_dropped_package_leaves_its_name_free(kesra, rice):
    packages.drop(rice, by=kesra, at=NOW)

    packages.keep(None, name="Beras", parts=parse("5 kg beras"), by=kesra, at=NOW)

    with pytest.raises(Refusal, match="Paket ini sudah tidak dipakai"):
        packages.drop(rice, by=kesra, at=NOW)
