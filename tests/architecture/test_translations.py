"""The English catalogue is complete, and what we add for libraries stays small."""

import polib

from tests.architecture.catalogue import broken, complaints, missing, source_texts, unused
from tests.architecture.house import ROOT, nothing_in


def catalogue(*lines: str) -> polib.POFile:
    return polib.pofile("\n".join(lines))


def test_every_text_has_its_english():
    nothing_in(complaints())


def test_texts_are_found_in_templates_and_code():
    found = {entry.msgid for entry in source_texts()}

    assert {"Hari ini", "Kasi Kesra"} <= found


def test_our_indonesian_catalogue_holds_no_text_of_ours():
    ours = {entry.msgid for entry in source_texts()}
    path = ROOT / "locale" / "id" / "LC_MESSAGES" / "django.po"
    added = polib.pofile(path.read_text()) if path.exists() else []

    assert [entry.msgid for entry in added if entry.msgid in ours] == []
    assert [entry.msgid for entry in added if not entry.translated()] == []


TEXTS = catalogue(
    'msgid "surat"', 'msgstr ""', "",
    'msgid "%(n)s surat"', 'msgid_plural "%(n)s surat"', 'msgstr[0] ""', 'msgstr[1] ""', "",
)  # fmt: skip
GOOD = (
    'msgid "surat"', 'msgstr "letter"', "",
    'msgid "%(n)s surat"', 'msgid_plural "%(n)s surat"',
    'msgstr[0] "one letter"', 'msgstr[1] "%(n)s letters"', "",
)  # fmt: skip


def found_in(*lines: str) -> list[str]:
    given = catalogue(*lines)
    return [*missing(TEXTS, given), *broken(given), *unused(TEXTS, given)]


def test_a_complete_catalogue_is_left_alone():
    assert found_in(*GOOD) == []


def test_gaps_in_a_catalogue_are_noticed():
    untranslated = [line.replace('"letter"', '""') for line in GOOD]
    one_form = [line.replace('"one letter"', '""') for line in GOOD]
    other_name = [line.replace("%(n)s letters", "%(count)s letters") for line in GOOD]

    assert found_in(*GOOD[3:]) == ["?: no translation of 'surat'"]
    assert found_in(*untranslated) == ["?: no translation of 'surat'"]
    assert found_in("#, fuzzy", *GOOD) == ["?: only a guess for 'surat'"]
    assert found_in(*one_form) == ["?: no translation of '%(n)s surat'"]
    assert found_in(*other_name) == ["placeholders differ: '%(n)s surat'"]
    assert found_in(*GOOD, 'msgid "kop"', 'msgstr "head"') == ["no longer said: 'kop'"]
