"""Encrypted columns on real PostgreSQL: written every way, read, found, unique, rotated."""

import pickle
from dataclasses import replace

import pytest
from django.core.exceptions import FieldError, ValidationError
from django.core.serializers import serialize
from django.db import IntegrityError, connection
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.state import ModelState, ProjectState
from django.db.migrations.writer import MigrationWriter
from django.db.models import F
from django.forms import modelform_factory
from hypothesis import given
from hypothesis import strategies as st

from duren_sawit.lib import encryption
from duren_sawit.lib.encryption import EncryptedField
from duren_sawit.lib.keyring import Keyring
from duren_sawit.lib.nik import KkNumber, Nik
from duren_sawit.lib.sealing import Unreadable
from tests.lib.sample import Resident, StagedRow

SARI = Nik("3175076104830012")
BUDI = Nik("3175072103790007")
CARD = KkNumber("3175070506120003")

pytestmark = pytest.mark.django_db


def stored(column, **where):
    """The bytes as they lie in the database."""
    field, value = next(iter(where.items()))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM sample_resident WHERE {field} = %s", [value])  # noqa: S608 -- our own names
        return cursor.fetchone()[0]


def everyone():
    return list(Resident.objects.order_by("name").values_list("name", "nik"))


def test_values_come_back_as_they_were():
    Resident.objects.create(
        name="Sari", nik=SARI, kk_number=CARD, phrase="mawar", story="Rumahnya kebanjiran."
    )

    sari = Resident.objects.get()

    assert (sari.nik, sari.kk_number) == (SARI, CARD)
    assert (sari.phrase, sari.story) == ("mawar", "Rumahnya kebanjiran.")
    assert Resident.objects.values("nik", "story").get() == {
        "nik": SARI,
        "story": "Rumahnya kebanjiran.",
    }


def test_nothing_readable_is_stored():
    Resident.objects.create(name="Sari", nik=SARI, story="Rumahnya kebanjiran.")

    assert SARI.full.encode() not in stored("nik", name="Sari")
    assert b"kebanjiran" not in stored("story", name="Sari")


def test_equal_values_are_stored_differently_but_indexed_alike():
    for name in ("Sari", "Budi"):
        Resident.objects.create(name=name, kk_number=CARD)

    assert stored("kk_number", name="Sari") != stored("kk_number", name="Budi")
    assert stored("kk_number_index", name="Sari") == stored("kk_number_index", name="Budi")
    assert len(stored("kk_number_index", name="Sari")) == 32


def test_missing_values_stay_missing():
    Resident.objects.create(name="Tanpa NIK")

    resident = Resident.objects.get()

    assert (resident.nik, resident.nik_index) == (None, None)
    assert (stored("nik", name="Tanpa NIK"), stored("nik_index", name="Tanpa NIK")) == (None, None)


def test_a_row_is_found_by_its_nik_through_the_index():
    Resident.objects.create(name="Sari", nik=SARI)
    Resident.objects.create(name="Budi", nik=BUDI)

    found = Resident.objects.filter(nik=SARI)

    assert [resident.name for resident in found] == ["Sari"]
    assert '"nik_index" = ' in str(found.query)
    assert SARI.full not in str(found.query)


def test_the_words_for_missing_several_and_others():
    Resident.objects.create(name="Budi", nik=BUDI)
    Resident.objects.create(name="Sari", nik=SARI)
    Resident.objects.create(name="Tanpa NIK")
    names = Resident.objects.order_by("name").values_list("name", flat=True)

    assert list(names.filter(nik__isnull=True)) == ["Tanpa NIK"]
    assert list(names.filter(nik=None)) == ["Tanpa NIK"]
    assert list(names.filter(nik__in=[SARI, BUDI])) == ["Budi", "Sari"]
    assert list(names.filter(nik__in=[])) == []
    assert list(names.exclude(nik=SARI)) == ["Budi", "Tanpa NIK"]
    assert list(names.filter(phrase="")) == ["Budi", "Sari", "Tanpa NIK"]


@pytest.mark.parametrize(
    ("lookup", "value"),
    [
        ("nik__contains", "0012"),
        ("nik__startswith", "3175"),
        ("nik__gt", SARI),
        ("nik__iexact", "x"),
        ("nik__regex", "."),
        ("nik", F("kk_number")),
        ("nik__in", Resident.objects.values("nik")),
        ("story", "Rumahnya kebanjiran."),
    ],
)
def test_any_other_lookup_fails_loudly(lookup, value):
    with pytest.raises(FieldError):
        Resident.objects.filter(**{lookup: value})


@pytest.mark.parametrize("lookup", ["nik", "nik__exact"])
@pytest.mark.parametrize("value", [SARI.full, CARD, 3175076104830012])
def test_a_value_of_another_type_is_never_compared(lookup, value):
    with pytest.raises(TypeError, match="holds Nik"):
        Resident.objects.filter(**{lookup: value})


def test_a_value_of_another_type_is_never_stored_nor_repeated():
    with pytest.raises(TypeError) as caught:
        Resident.objects.create(name="Sari", nik=SARI.full)

    assert str(caught.value) == "sample.Resident.nik holds Nik, not str"


def test_bulk_writing_keeps_column_and_index_together():
    residents = Resident.objects.bulk_create(
        [Resident(name="Budi", nik=SARI), Resident(name="Sari", nik=BUDI)]
    )
    residents[0].nik, residents[1].nik = BUDI, None
    Resident.objects.filter(name="Sari").update(nik=None)
    Resident.objects.bulk_update(residents, ["nik"])

    assert everyone() == [("Budi", BUDI), ("Sari", None)]
    assert Resident.objects.get(nik=BUDI).name == "Budi"
    assert not Resident.objects.filter(nik=SARI).exists()


def test_update_and_partial_save_keep_column_and_index_together():
    resident = Resident.objects.create(name="Sari", nik=BUDI)

    Resident.objects.update(nik=SARI)
    assert everyone() == [("Sari", SARI)]
    assert Resident.objects.filter(nik=SARI).exists()

    resident.nik = BUDI
    resident.save(update_fields=["nik"])
    assert everyone() == [("Sari", BUDI)]
    assert Resident.objects.filter(nik=BUDI).exists()


def test_the_index_of_an_instance_follows_its_value():
    resident = Resident(name="Sari", nik=SARI)
    assert resident.nik_index == encryption.blind_index(SARI)

    resident.save()
    resident.nik = BUDI
    assert resident.nik_index == encryption.blind_index(BUDI)

    assert Resident.objects.only("name").get().nik_index == encryption.blind_index(SARI)


def test_the_same_nik_is_refused_twice_by_the_database():
    Resident.objects.create(name="Sari", nik=SARI)

    with pytest.raises(IntegrityError, match="sample_resident_nik_once"):
        Resident.objects.create(name="Sari lagi", nik=SARI)


def test_many_may_be_without_nik():
    Resident.objects.bulk_create([Resident(name="A"), Resident(name="B")])

    Resident(name="C").validate_constraints()

    assert Resident.objects.count() == 2


def test_validation_says_that_a_nik_is_taken():
    Resident.objects.create(name="Sari", nik=SARI)

    with pytest.raises(ValidationError, match="NIK ini sudah terdaftar"):
        Resident(name="Sari lagi", nik=SARI).full_clean()


def test_a_form_reads_the_value_and_explains_what_is_wrong():
    form_class = modelform_factory(Resident, fields=["name", "nik"])

    good = form_class({"name": "Sari", "nik": "'3175 0761 0483 0012"})
    short = form_class({"name": "Sari", "nik": "3175"})
    empty = form_class({"name": "Sari", "nik": ""})

    assert (good.is_valid(), good.cleaned_data["nik"]) == (True, SARI)
    assert short.errors == {"nik": ["NIK terdiri dari 16 angka; ini baru 4."]}
    assert (empty.is_valid(), empty.cleaned_data["nik"]) == (True, None)


def test_a_bound_form_shows_the_value_masked():
    form = modelform_factory(Resident, fields=["nik"])(instance=Resident(nik=SARI))

    assert 'value="317507••••••0012"' in str(form)


def test_a_value_moved_to_another_row_opens_and_to_another_column_does_not():
    Resident.objects.create(name="Sari", phrase="mawar", story="melati")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE sample_resident SET phrase = story")

    with pytest.raises(Unreadable, match=r"sample_resident\.phrase"):
        Resident.objects.get()


def test_staged_values_are_copied_and_joined_inside_the_database():
    StagedRow.objects.bulk_create([StagedRow(nik=SARI), StagedRow(nik=BUDI)])
    Resident.objects.create(name="Budi", nik=BUDI)
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO sample_resident (public_id, name, nik, phrase, story)"
            " SELECT gen_random_uuid(), 'Sari', s.nik, r.phrase, r.story"
            " FROM sample_stagedrow s CROSS JOIN sample_resident r"
            " WHERE s.nik_index NOT IN (SELECT nik_index FROM sample_resident)"
        )

    assert everyone() == [("Budi", BUDI), ("Sari", SARI)]


def test_bytes_written_past_the_orm_are_read_by_it():
    sealed = Resident._meta.get_field("nik").seal(SARI)
    resident = Resident.objects.create(name="Sari")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE sample_resident SET nik = %s", [sealed])

    resident.refresh_from_db()

    assert resident.nik == SARI
    assert Resident.objects.get(nik=SARI) == resident


def test_the_state_of_an_instance_survives_pickling():
    resident = Resident.objects.create(name="Sari", nik=SARI)

    state = pickle.loads(pickle.dumps(resident.__getstate__()))  # noqa: S301 -- our own bytes

    assert (state["nik"], state["nik_index"]) == (SARI, resident.nik_index)


def test_serialising_is_refused_rather_than_lying_open():
    with pytest.raises(TypeError, match="not serialised"):
        serialize("json", [StagedRow(nik=SARI)])


def test_a_unique_closed_column_is_a_mistake():
    with pytest.raises(TypeError, match="_index column"):
        EncryptedField(Nik, unique=True)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_every_text_opens_again(text):
    field = Resident._meta.get_field("story")

    assert field.open(field.seal(text)) == text


def test_the_index_is_fixed_for_ever(settings):
    # If this fails, every stored index would have to be made again.
    settings.FIELD_KEYRING = Keyring(1, {1: bytes(32)}, bytes(range(32)))

    assert (
        encryption.blind_index(SARI).hex()
        == "80b0ce7177aa509caafd3b4d0226146e2f4c456a7ec4a61f81a986d8c9d06b14"
    )


def test_rotate_closes_again_what_older_keys_closed(settings):
    old = settings.FIELD_KEYRING
    Resident.objects.bulk_create(
        [Resident(name=f"{number}", nik=nik) for number, nik in enumerate([SARI, None, BUDI])]
    )
    settings.FIELD_KEYRING = new = old.renewed()
    Resident.objects.create(name="3", kk_number=CARD, nik=Nik("3175072103790008"))
    before = everyone()

    assert encryption.rotate(Resident, "nik", batch=1) == 2
    assert encryption.rotate(Resident, "nik", batch=1) == 0

    settings.FIELD_KEYRING = replace(new, keys={2: new.keys[2]})
    assert everyone() == before
    assert Resident.objects.only("name").get(nik=SARI).name == "0"


def test_without_its_key_a_value_says_which_column_stays_closed(settings):
    Resident.objects.create(name="Sari", nik=SARI)

    settings.FIELD_KEYRING = replace(Keyring.generate(), current=2, keys={2: bytes(32)})
    with pytest.raises(Unreadable, match=r"sample_resident\.nik needs a key"):
        Resident.objects.get()

    settings.FIELD_KEYRING = Keyring.generate()
    with pytest.raises(Unreadable, match=r"sample_resident\.nik does not open"):
        Resident.objects.get()


def model_states(*models):
    state = ProjectState()
    for model in models:
        state.add_model(ModelState.from_model(model))
    return state


def operations(before, after):
    changes = MigrationAutodetector(before.clone(), after.clone())._detect_changes()
    return [step for migration in changes.get("sample", []) for step in migration.operations]


def test_a_migration_lists_both_columns_once():
    wanted = model_states(Resident)

    steps = operations(ProjectState(), wanted)
    settled = ProjectState()
    for step in steps:
        step.state_forwards("sample", settled)

    fields = dict(steps[0].fields)
    closed = {name for name in fields if name.startswith(("nik", "kk", "story"))}
    assert closed == {"kk_number", "kk_number_index", "nik", "nik_index", "story"}
    assert MigrationWriter.serialize(fields["nik_index"])[0] == (
        "duren_sawit.lib.encryption.BlindIndexField(source='nik')"
    )
    assert operations(settled, wanted) == []


def test_a_model_of_a_migration_reads_and_finds_closed_values():
    Resident.objects.create(name="Sari", nik=SARI)
    historical = model_states(Resident).apps.get_model("sample", "Resident")

    assert historical.objects.get(nik=SARI).nik == SARI


def test_a_closed_column_can_be_added_to_a_table_with_rows():
    after = model_states(StagedRow)
    before = after.clone()
    for name in ("nik_index", "nik"):
        before.remove_field("sample", "stagedrow", name)
    with connection.cursor() as cursor, connection.schema_editor() as editor:
        cursor.execute("ALTER TABLE sample_stagedrow DROP COLUMN nik CASCADE")
        cursor.execute("INSERT INTO sample_stagedrow DEFAULT VALUES")
        for step in operations(before, after):
            state = before.clone()
            step.state_forwards("sample", before)
            step.database_forwards("sample", editor, state, before)

    StagedRow.objects.update(nik=SARI)

    assert StagedRow.objects.get(nik=SARI).nik == SARI
