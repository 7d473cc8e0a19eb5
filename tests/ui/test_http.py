"""A page, or the one fragment htmx asked for and the view named."""

import pytest
from django.template import engines
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from duren_sawit.ui.http import render_page

PAGE = """{% load partials %}<main>{% partialdef rows inline %}<ul id="rows">{{ n }}</ul>
{% endpartialdef %}{% partialdef secret %}<p>{{ n }}</p>{% endpartialdef %}</main>"""


@pytest.fixture(autouse=True)
def page(monkeypatch):
    """A template of our own in front of the loader."""
    engine = engines["django"].engine
    loader = "django.template.loaders.locmem.Loader"
    loaders = [("template_partials.loader.Loader", [(loader, {"page.html": PAGE})])]
    monkeypatch.setattr(engine, "loaders", loaders)
    engine.__dict__.pop("template_loaders", None)
    yield
    engine.__dict__.pop("template_loaders", None)


def ask(target: str | None = None, **headers: str):
    request = RequestFactory().get("/", headers=headers)
    if target is not None:
        request = RequestFactory().get("/", headers={"HX-Request": "true", "HX-Target": target})
    request.htmx = HtmxDetails(request)
    return request


def shown(response) -> str:
    return response.content.decode().replace("\n", "")


def test_a_visit_gets_the_page():
    response = render_page(ask(), "page.html", {"n": 1}, fragment="rows")

    assert shown(response) == '<main><ul id="rows">1</ul></main>'
    assert (response.status_code, response["Vary"]) == (200, "HX-Request, HX-Target")


def test_htmx_gets_the_fragment_it_is_about_to_replace():
    response = render_page(ask("rows"), "page.html", {"n": 1}, fragment="rows", status=422)

    assert shown(response) == '<ul id="rows">1</ul>'
    assert response.status_code == 422


def test_htmx_with_another_target_gets_the_page():
    assert "<main>" in shown(render_page(ask("menu"), "page.html", {"n": 1}, fragment="rows"))


def test_the_client_cannot_choose_a_fragment():
    assert "<main>" in shown(render_page(ask("secret"), "page.html", {"n": 1}))


def test_a_request_without_htmx_gets_the_page():
    request = RequestFactory().get("/")

    assert "<main>" in shown(render_page(request, "page.html", {"n": 1}, fragment="rows"))
