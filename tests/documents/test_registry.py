"""Kinds are registered once, and make letters only for papers they know."""

import pytest

from duren_sawit.accounts.permissions import Permission
from duren_sawit.documents import registry
from duren_sawit.documents.choices import LetterKind, Paper, Press
from duren_sawit.documents.registry import LetterDesign, letter_kind


def design(**said):
    traits = {
        "code": "TEST_LETTER",
        "label": "Surat uji",
        "press": Press.TYPST,
        "template": "documents/print/duty_list.typ",
        "classification": "400.9",
        "unit": "UJI",
        "issue_permission": Permission.LETTERS_ISSUE,
        "subjects": lambda _user: None,
        "area_of": lambda area: area,
    }
    return LetterDesign(**traits | said)


@pytest.fixture(autouse=True)
def _own_kinds(monkeypatch):
    monkeypatch.setattr(registry, "_LETTERS", dict(registry._LETTERS))


def test_a_registered_kind_is_found_with_its_builder():
    @letter_kind(design())
    def words(_subject, _occasion):
        return {"title": "UJI", "about": "", "body": {}}

    found = registry.registered("TEST_LETTER")
    assert (found.design.label, found.build) == ("Surat uji", words)
    assert registry.label_of("TEST_LETTER") == "Surat uji"


def test_a_kind_is_registered_once():
    letter_kind(design())(lambda _subject, _occasion: {})

    with pytest.raises(ValueError, match="registered twice"):
        letter_kind(design())


def test_a_kind_is_made_for_its_own_paper():
    with pytest.raises(ValueError, match="not made for its own paper"):
        letter_kind(design(paper=Paper.F4_LANDSCAPE))


def test_an_unknown_kind_is_named_by_its_code():
    assert registry.design_of("GONE") is None
    assert registry.label_of("GONE") == "GONE"


def test_the_kinds_of_this_floor_are_there():
    own = [one.code for one in registry.designs() if one.template.startswith("documents/")]

    assert own == [
        LetterKind.DUTY_LIST,
        LetterKind.ASSIGNMENT_LETTER,
    ]
