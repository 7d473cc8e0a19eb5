"""Forms: label, control, help, error, in that order and tied together; typed values survive."""

import re

import pytest
from crispy_forms.bootstrap import AppendedText
from crispy_forms.layout import Fieldset, Layout
from django import forms
from django.template import Context, Template
from pytest_django.asserts import assertHTMLEqual, assertInHTML

from duren_sawit.ui.forms import filter_helper, helper
from tests.ui.rendering import drawn, flat

WAYS = [("self", "Sendiri"), ("proxy", "Wakil")]
MANY = [(str(n), f"RW {n}") for n in range(1, 9)]


class Handover(forms.Form):
    name = forms.CharField(label="Nama", help_text="Seperti di KTP")
    code = forms.CharField(label="Kode", max_length=8, required=False)

    @property
    def helper(self):
        return helper(self, submit="Catat", cancel="/kembali/")


def shown(form: forms.Form, laid_out=None) -> str:
    laid_out = form.helper if laid_out is None else laid_out
    source = "{% load crispy_forms_tags %}{% crispy form helper %}"
    context = Context({"form": form, "helper": laid_out, "csrf_token": "t"})
    return flat(Template(source).render(context))


def field(html: str, name: str) -> str:
    """The part of the page that holds one field."""
    start = html.index(f'id="div_id_{name}"')
    after = re.compile(r'id="div_id_|<div class="acts">').search(html, start + 5)
    return html[start : after.start() if after else len(html)]


def test_a_form_is_fields_and_a_foot():
    assertHTMLEqual(
        shown(Handover()),
        '<form class="fields" novalidate method="post">'
        '<input type="hidden" name="csrfmiddlewaretoken" value="t">'
        '<div class="field" id="div_id_name"><label class="form-label" for="id_name">Nama</label>'
        '<input type="text" name="name" class="textinput form-control" required id="id_name"'
        ' aria-describedby="id_name_helptext">'
        '<p class="help" id="id_name_helptext">Seperti di KTP</p></div>'
        '<div class="field" id="div_id_code"><label class="form-label" for="id_code">Kode'
        ' <span class="optional">(boleh kosong)</span></label>'
        '<input type="text" name="code" maxlength="8" data-width="s" class="textinput form-control"'
        ' id="id_code"></div>'
        '<div class="acts"><button class="btn btn-primary" type="submit">Catat</button>'
        '<a class="btn btn-link" href="/kembali/">Kembali</a></div></form>',
    )


def test_a_form_that_takes_something_away_lets_the_way_back_stand_out():
    form = Handover()
    form.submit_kind = "danger"

    html = shown(form)

    assertInHTML('<button class="btn btn-outline-danger" type="submit">Catat</button>', html)
    assertInHTML('<a class="btn btn-primary" href="/kembali/">Kembali</a>', html)


def test_an_error_stands_at_its_field_and_is_tied_to_it():
    html = field(shown(Handover({"name": "", "code": "A1"})), "name")

    assert 'aria-describedby="id_name_helptext id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert "form-control is-invalid" in html
    assertHTMLEqual(
        html[html.index('<div id="id_name_error"') : html.index("</div>") + 6],
        f'<div id="id_name_error"><p class="err">{drawn("exclamation-circle")}'
        "<span>Isi dulu bagian ini.</span></p></div>",
    )


def test_what_was_typed_survives():
    assert 'value="A1"' in shown(Handover({"name": "", "code": "A1"}))


def test_one_or_two_errors_need_no_summary():
    assert "notice" not in shown(Handover({}))


class Three(forms.Form):
    a = forms.CharField(label="Satu")
    b = forms.ChoiceField(label="Dua", choices=WAYS)
    c = forms.CharField(label="Tiga")

    def clean(self):
        raise forms.ValidationError("Keduanya berbeda.")

    @property
    def helper(self):
        return helper(self, submit="Simpan")


def test_more_than_two_errors_are_summed_up_on_top_with_the_focus():
    html = shown(Three({}))

    summary = html[html.index('<div class="notice"') : html.index("</ul>")]
    assert 'role="alert" tabindex="-1" autofocus' in summary
    assert "<b>Keduanya berbeda.</b>" in summary
    assert re.findall(r'href="#([^"]+)">([^<]+)', summary) == [
        ("id_a", "Satu"),
        ("id_b_0", "Dua"),
        ("id_c", "Tiga"),
    ]
    for target, _label in re.findall(r'href="#([^"]+)">([^<]+)', summary):
        assert f'id="{target}"' in html


def test_an_error_of_the_whole_form_is_always_said_on_top():
    html = shown(Three({"a": "1", "b": "self", "c": "2"}))

    assert "<b>Keduanya berbeda.</b>" in html
    assert "Periksa isian" not in html


class Choosing(forms.Form):
    way = forms.ChoiceField(label="Cara", choices=[("", "---"), *WAYS])
    maybe = forms.ChoiceField(label="Boleh", choices=[("", "---"), *WAYS], required=False)
    rw = forms.ChoiceField(label="RW", choices=MANY)


@pytest.fixture
def choosing() -> forms.Form:
    form = Choosing({"way": "proxy"})
    form.helper = helper(form, submit="Simpan")
    return form


def test_up_to_seven_choices_are_radios(choosing):
    html = field(shown(choosing), "way")

    assert re.findall(r'type="radio" name="way" value="([^"]*)"', html) == ["self", "proxy"]
    assert re.findall(r'value="proxy"[^>]* checked', html)
    assert "<legend>Cara</legend>" in html


def test_an_optional_choice_can_be_left_open_in_words(choosing):
    html = field(shown(choosing), "maybe")

    assert re.findall(r'value="([^"]*)"', html) == ["", "self", "proxy"]
    assert "Belum diisi" in html


def test_more_than_seven_choices_are_a_select(choosing):
    assert '<select name="rw" class="select form-select' in field(shown(choosing), "rw")


def test_an_error_of_radios_is_tied_to_their_group():
    form = Choosing({})
    html = field(shown(form, helper(form, submit="Simpan")), "way")

    assert html.startswith('id="div_id_way" aria-describedby="id_way_error"')
    assert 'id="id_way_error"' in html


class Everything(forms.Form):
    day = forms.DateField(label="Hari", initial="2026-11-24")
    rice = forms.DecimalField(label="Beras", required=False)
    secret = forms.CharField(label="Kata sandi", widget=forms.PasswordInput)
    photo = forms.FileField(label="Foto", required=False)
    agreed = forms.BooleanField(label="Setuju", required=False)
    token = forms.CharField(widget=forms.HiddenInput, initial="x")


@pytest.fixture
def everything() -> str:
    form = Everything()
    layout = Layout(
        Fieldset("Barang", "day", AppendedText("rice", "kg")), "secret", "photo", "agreed", "token"
    )
    return shown(
        form, helper(form, submit="Simpan", layout=layout, fragment="barang", action="/s/")
    )


def test_a_date_has_the_calendar_of_the_browser(everything):
    assert re.search(r'<input type="date" name="day" value="2026-11-24"', everything)


def test_a_unit_stands_beside_its_field(everything):
    html = field(everything, "rice")

    assert '<div class="input-group">' in html
    assert html.index('name="rice"') < html.index('<span class="input-group-text">kg</span>')


def test_a_password_has_an_eye_that_waits_for_script(everything):
    html = field(everything, "secret")

    assert 'aria-label="Perlihatkan kata sandi" aria-pressed="false"' in html
    assert 'data-ds-eye="id_secret" hidden>' in html


def test_a_file_makes_the_form_carry_it(everything):
    assert 'enctype="multipart/form-data"' in everything
    assert re.search(r'class="form-control" type="file" name="photo"', everything)


def test_a_checkbox_stands_before_its_words(everything):
    html = field(everything, "agreed")

    assert html.index('type="checkbox"') < html.index(">Setuju</span></label>")
    assert "(boleh kosong)" not in html


def test_a_hidden_field_is_only_itself(everything):
    assert '<input type="hidden" name="token" value="x"' in everything
    assert "div_id_token" not in everything


def test_a_group_of_fields_is_named(everything):
    assert "<legend>Barang</legend>" in everything


def test_a_fragment_is_replaced_in_place(everything):
    head = everything[everything.index("<form") : everything.index(">")]

    assert set(head.split()) >= {
        'id="barang"',
        'action="/s/"',
        'hx-post="/s/"',
        'hx-target="#barang"',
        'hx-swap="outerHTML"',
    }


def test_no_form_carries_inline_style(everything):
    assert "style=" not in everything


class Asking(forms.Form):
    q = forms.CharField(label="Nama", required=False)
    rw = forms.ChoiceField(label="RW", choices=WAYS, required=False)
    page = forms.CharField(widget=forms.HiddenInput, required=False)


def test_the_questions_above_a_list_ask_by_get_and_replace_the_list():
    form = Asking({"q": "sari", "rw": "proxy"})

    assertHTMLEqual(
        shown(form, filter_helper(form, action="/keluarga/", fragment="results")),
        '<form class="filter" action="/keluarga/" method="get" role="search" hx-get="/keluarga/"'
        ' hx-target="#results" hx-swap="outerHTML" hx-push-url="true"'
        ' hx-trigger="input changed delay:300ms from:find input, change, submit">'
        '<input type="hidden" name="page" id="id_page">'
        '<div class="wide" id="div_id_q"><label class="form-label" for="id_q">Nama</label>'
        '<input type="text" name="q" value="sari" class="textinput form-control" id="id_q"></div>'
        '<div class="half" id="div_id_rw"><label class="form-label" for="id_rw">RW</label>'
        '<select name="rw" class="select form-select" id="id_rw">'
        '<option value="self">Sendiri</option><option value="proxy" selected>Wakil</option>'
        f'</select></div><button class="btn btn-outline-primary" type="submit">{drawn("search")}'
        "Cari</button></form>",
    )


def test_many_questions_lie_behind_one_line_on_a_phone():
    form = Asking()
    folded = filter_helper(form, action="/keluarga/", fragment="results", folded=True)

    html = shown(form, folded)

    assert '<input class="fold" type="checkbox" id="saring">' in html
    assert html.index("Saring daftar ini") < html.index("<form")
    assert "Tampilkan" in html
