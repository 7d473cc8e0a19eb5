"""Every text-like column of ours is spoken of, and every line speaks of a column."""

import pytest
from django.contrib.sessions.models import Session

from duren_sawit.accounts.models import RoleAssignment, User
from duren_sawit.audit.checks import flagged, problems, retention_is_complete
from duren_sawit.audit.retention import our_models, read

PERSONAL = """
[rules.left]
table = "accounts.roleassignment"
age = "created_at"
days = 1
columns = ["mandate"]
says = "Hilang."

[personal."accounts.roleassignment"]
mandate = {why = "Perlu.", rule = "left"}
"""


def complaints(text: str, models=(RoleAssignment,)) -> list[str]:
    return [problem.id for problem in problems(read(text), list(models))]


def test_the_file_of_the_house_is_complete():
    assert retention_is_complete(app_configs=None) == []


def test_our_models_are_ours():
    ours = our_models()

    assert User in ours
    assert Session not in ours


def test_text_and_closed_columns_are_asked_for_and_codes_are_not():
    names = {field.name for field in flagged(User)}

    assert {"full_name", "phone", "email", "nik", "kk_number"} <= names
    assert names.isdisjoint({"title", "is_active", "nik_index", "public_id", "created_at"})


def test_a_complete_file_has_no_problems():
    assert complaints(PERSONAL) == []
    assert complaints('[not_personal]\n"accounts.roleassignment" = ["mandate"]') == []


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("", ["audit.E001"]),
        (PERSONAL + 'gone = {why = "x", kept = "y"}', ["audit.E002"]),
        (PERSONAL + '[not_personal]\n"accounts.roleassignment" = ["mandate"]', ["audit.E003"]),
        (PERSONAL.replace(', rule = "left"', ""), ["audit.E004"]),
        (PERSONAL.replace("Perlu.", 'x", kept = "y'), ["audit.E004"]),
        (PERSONAL.replace('rule = "left"', 'rule = "right"'), ["audit.E005"]),
        (PERSONAL.replace('["mandate"]', '["gone"]'), ["audit.E005", "audit.E006"]),
        (PERSONAL.replace('"created_at"', '"gone_at"'), ["audit.E007"]),
        (PERSONAL.replace('age = "created_at"\n', ""), ["audit.E009"]),
        (PERSONAL.replace('age = "created_at"', 'since = "gone.with.wind"'), ["audit.E010"]),
        (PERSONAL.replace('age = "created_at"', 'since = "accounts.user.closed"'), []),
        (PERSONAL.replace('["mandate"]', '["mandate", "role_id"]'), ["audit.E006"]),
        (PERSONAL.replace('["mandate"]', '["mandate", "valid_from"]'), ["audit.E008"]),
    ],
)  # fmt: skip
def test_what_does_not_agree_is_named(text, ids):
    assert complaints(text) == ids


def test_a_misspelt_word_names_its_line():
    with pytest.raises(TypeError, match=r"personal\.accounts\.user\.phone.*whi"):
        read('[personal."accounts.user"]\nphone = {whi = "x"}')
    with pytest.raises(TypeError, match=r"rules\.left.*tabel"):
        read('[rules.left]\ntabel = "x"')


def test_the_trail_keeps_values_for_a_year_at_least():
    rule = PERSONAL.split("[personal")[0].replace("left", "trail_values")

    short, long = (
        complaints(rule.replace("days = 1", f"days = {days}"), models=()) for days in (365, 366)
    )

    assert (short, long) == (["audit.E011"], [])
