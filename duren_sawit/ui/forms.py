"""The base every form is laid out on: how fields look and what stands at the foot."""

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import urlencode

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Layout
from django import forms
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

MOST_RADIOS = 7  # more choices than this are a select
SHORT, MEDIUM = 12, 30  # letters; a field is as wide as what goes into it
NOT_FILLED = _("Belum diisi")


class Acts:
    """The foot of a form: the one button, and the way back.

    A form that takes something away says so by `submit_kind = "danger"`; then the way back is the
    button that stands out.
    """

    def __init__(self, submit: str | Promise, cancel: str = "") -> None:
        self.submit = submit
        self.cancel = cancel

    def render(self, form: forms.BaseForm, _context: object, **_kwargs: object) -> SafeString:
        kind = getattr(form, "submit_kind", "primary")
        shown = {
            "submit": self.submit,
            "kind": kind,
            "cancel": self.cancel,
            "cancel_kind": "primary" if kind == "danger" else "quiet",
        }
        return render_to_string("ui/form_acts.html", shown)

    def get_field_names(self, index: object = None) -> list[object]:
        """Asked by the layout; there are no fields here."""
        return []


def helper(
    form: forms.BaseForm,
    *,
    submit: str | Promise,
    layout: Layout | None = None,
    cancel: str = "",
    action: str = "",
    fragment: str = "",
) -> FormHelper:
    """The helper of a form, to be returned by its `helper` property.

    `layout` orders the fields (all of them, in order, without it); `cancel` is where to go back to.
    With `fragment`, htmx replaces the form in place; the view answers with that fragment.
    """
    for field in form.fields.values():
        dress(field)
    made = FormHelper()
    made.form_class = "fields"
    made.layout = Layout(*(layout.fields if layout else form.fields), Acts(submit, cancel))
    made.attrs["novalidate"] = True  # the browser's own complaints are not in our words
    made.form_action = action
    if fragment:
        made.form_id = fragment
        made.attrs |= {"hx-post": action, "hx-target": f"#{fragment}", "hx-swap": "outerHTML"}
    return made


class Asking(forms.Form):
    """A form with the words of its button and the way back."""

    def __init__(self, *args: Any, submit: str | Promise, cancel: str = "", **kwargs: Any) -> None:
        self.submit, self.cancel = submit, cancel
        super().__init__(*args, **kwargs)

    @property
    def helper(self) -> FormHelper:
        return helper(self, submit=self.submit, cancel=self.cancel)


class Narrowing(forms.Form):
    """The questions above a list, which travel in its address; of choices alone."""

    def query(self) -> str:
        """What was asked, for the pager, files and links back."""
        said = {name: value for name, value in self.cleaned_data.items() if value}
        return f"?{urlencode(said, doseq=True)}"

    def words(self) -> str:
        """What was asked, as a person reads it above the list; empty for all."""
        fields: dict[str, Any] = self.fields
        chosen = [
            str(label)
            for name, said in self.cleaned_data.items()
            for value, label in fields[name].choices
            if value and value in (said if isinstance(said, list) else [said])
        ]
        return " · ".join(chosen)


def filter_helper(
    form: forms.BaseForm, *, action: str, fragment: str, folded: bool = False
) -> FormHelper:
    """The helper of the questions above a list: asks by GET, and replaces only the list's fragment.

    Without script the button asks; with it, typing and choosing do. On a phone, many questions are
    `folded` behind one line.
    """
    made = FormHelper()
    made.template = "ui/filter_folded.html" if folded else "ui/filter.html"
    made.form_method = "get"
    made.form_class = "filter"
    made.form_action = action
    made.attrs |= {
        "role": "search",
        "hx-get": action,
        "hx-target": f"#{fragment}",
        "hx-swap": "outerHTML",
        "hx-push-url": "true",
        "hx-trigger": "input changed delay:300ms from:find input, change, submit",
    }
    return made


def dress(field: forms.Field) -> None:
    """Give a field the widget and the width its content asks for."""
    for fits, change in DRESSES:
        if fits(field):
            change(field)


def _has_few_choices(field: forms.Field) -> bool:
    if not isinstance(field, forms.ChoiceField) or isinstance(field, forms.ModelChoiceField):
        return False
    return type(field.widget) is forms.Select and len(_named(field)) <= MOST_RADIOS


def _named(field: forms.ChoiceField) -> list[tuple[Any, Any]]:
    """The choices without the empty one."""
    choices: Iterable[Any] = field.widget.choices
    return [(value, label) for value, label in choices if value not in ("", None)]


def _to_radios(field: forms.Field) -> None:
    if not isinstance(field, forms.ChoiceField):
        return
    given: Iterable[Any] = field.widget.choices
    empty = next((str(label) for value, label in given if value == ""), "")
    none = [] if field.required else [("", empty.strip("-") or NOT_FILLED)]
    choices = [*none, *_named(field)]
    attrs = field.widget.attrs
    field.widget = forms.RadioSelect(attrs=attrs)
    field.choices = choices


def _is_date(field: forms.Field) -> bool:
    return isinstance(field, forms.DateField) and type(field.widget) is forms.DateInput


def _to_date(field: forms.Field) -> None:
    field.widget = forms.DateInput(attrs={**field.widget.attrs, "type": "date"}, format="%Y-%m-%d")
    field.widget.attrs.setdefault("data-width", "s")


def _is_short(field: forms.Field) -> bool:
    length = getattr(field, "max_length", None)
    is_number = isinstance(field, forms.IntegerField | forms.DecimalField)
    return is_number or (length is not None and length <= MEDIUM)


def _narrow(field: forms.Field) -> None:
    length = getattr(field, "max_length", None) or SHORT
    field.widget.attrs.setdefault("data-width", "s" if length <= SHORT else "m")


DRESSES: tuple[tuple[Callable[[forms.Field], bool], Callable[[forms.Field], None]], ...] = (
    (_has_few_choices, _to_radios),
    (_is_date, _to_date),
    (_is_short, _narrow),
)
