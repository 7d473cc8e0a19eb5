"""Fields speak our words, wherever the form comes from."""

import pytest
from django import forms


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        (forms.CharField(), "", "Isi dulu bagian ini."),
        (forms.IntegerField(), "dua", "Isi dengan angka bulat."),
        (forms.DecimalField(), "dua", "Isi dengan angka."),
        (forms.DateField(), "kemarin", "Tulis tanggal seperti 24/11/2026."),
        (forms.ChoiceField(choices=[("a", "A")]), "b", "Pilih salah satu yang tersedia."),
        (forms.FileField(), None, "Pilih dulu berkasnya."),
    ],
)
def test_a_field_says_what_it_expects(field, typed, sentence):
    with pytest.raises(forms.ValidationError) as caught:
        field.clean(typed)

    assert caught.value.messages == [sentence]
