"""The byte form of the trail: what it is today it must be in ten years."""

from uuid import UUID

import pytest

from duren_sawit.audit.canonical import FORMS, DayDigest, line, values_digest
from duren_sawit.audit.models import AuditEvent
from tests.clock import NOW

ENTRY = (7, UUID(int=1), "a.b.c", None, "a.b", 2, "31.", NOW, NOW, "sebab “x”", False, "", "")


def test_the_first_form_is_frozen():
    digest = DayDigest(key=bytes(range(32)), previous="0" * 64, day="2026-11-24")
    digest.add(ENTRY)

    assert digest.hexdigest() == (
        "6c871aa651560175093d38ffbf303c62d48568fd2eac378a4416b3d971aea8ff"
    )
    assert (digest.count, digest.first_id, digest.last_id) == (1, 7, 7)


def test_without_the_key_no_seal_fits():
    sealed, forged = (
        DayDigest(key=key, previous="", day="2026-11-24") for key in (bytes(32), b"\1" * 32)
    )

    assert sealed.hexdigest() != forged.hexdigest()


def test_values_are_hashed_the_same_for_ever():
    assert values_digest("ab" * 16, {"b": ["x", None], "a": ["é", ""]}) == (
        "09388a1843921f3d685706944422a28546e2927405a0f4154c39b2d30b3ba36e"
    )


def test_a_line_is_plain_and_in_universal_time():
    assert line([NOW, "é", None, True]) == (
        b'["2026-11-24T02:00:00.000000+00:00","\\u00e9",null,true]\n'
    )


def test_the_order_of_keys_does_not_matter():
    assert values_digest("s", {"a": 1, "b": 2}) == values_digest("s", {"b": 2, "a": 1})


def test_what_has_no_form_is_refused():
    with pytest.raises(TypeError, match="no canonical form for object"):
        line([object()])


def test_every_form_names_columns_that_exist_with_the_id_first():
    columns = {field.name for field in AuditEvent._meta.concrete_fields}

    for form in FORMS.values():
        assert form[0] == "id"
        assert set(form) <= columns


def test_the_newest_form_covers_every_column():
    columns = {field.name for field in AuditEvent._meta.concrete_fields}

    assert set(FORMS[max(FORMS)]) == columns
