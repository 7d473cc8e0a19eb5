"""One key for the spellings of a name."""

import pytest

from duren_sawit.lib import names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("H. Moch. Djoe'ki, S.Pd", "Muhammad Juki"),
        ("SITI  AMINAH", "Sity Aminah"),
        ("Soekarno", "Sukarno"),
        ("Tjokro", "Cokro"),
        ("Nur'aini", "Nuraini"),
        ("Sulistiyo", "sulistiyo "),
        ("Renée", "Renee"),
        ("Jl. Melati No. 4", "jl melati no.4"),
        ("Muhammad", "Mohamad"),
        ("Annisa", "Anisa"),
    ],
)
def test_spellings_of_one_name_share_a_key(one, other):
    assert names.key(one) == names.key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Siti Aminah", "Siti Aminudin"), ("Sri", "Siti"), ("Jl. Melati 4", "Jl. Melati 5")],
)
def test_different_names_keep_different_keys(one, other):
    assert names.key(one) != names.key(other)


def test_house_numbers_keep_their_digits():
    assert names.key("Gg. Kelinci No. 11") == "g kelinci no 11"


def test_a_name_of_titles_alone_keeps_them():
    assert names.key("Ibu Haji") == "ibu haji"


def test_letters_of_other_scripts_stay():
    assert names.key("محمد 😀") == "محمد"
