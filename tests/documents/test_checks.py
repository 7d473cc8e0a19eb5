"""What the start says about Pango."""

from duren_sawit.documents import checks


def test_nothing_is_said_when_pango_is_there():
    assert checks.pango_installed() == []


def test_a_missing_library_is_named_with_the_command_that_brings_it(monkeypatch):
    monkeypatch.setattr(checks, "PANGO_LIBRARIES", ("libduren-nowhere.so.0",))

    [warning] = checks.pango_installed()

    assert warning.id == "documents.W001"
    assert "libduren-nowhere.so.0" in warning.msg
    assert warning.hint == "apt-get install libpango-1.0-0 libpangoft2-1.0-0"
