"""Log lines: JSON, with the number of the request, without persons."""

import json
import logging
from io import StringIO

import pytest
from celery import current_app
from celery.signals import before_task_publish, task_postrun, task_prerun
from django.conf import settings
from django.db import IntegrityError
from django_guid import clear_guid, get_guid, set_guid
from django_guid.log_filters import CorrelationId

import duren_sawit.operations.tasks  # noqa: F401 -- registers the task
from duren_sawit.accounts.models import User
from duren_sawit.operations.logs import DiscreetJsonFormatter, discreet
from tests.factories.accounts import UserFactory

REQUEST = "0123456789abcdef0123456789abcdef"


@pytest.fixture
def log():
    """What the console would show, line by line."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    shape = {k: v for k, v in settings.LOGGING["formatters"]["json"].items() if k != "()"}
    handler.setFormatter(
        DiscreetJsonFormatter(
            shape["format"],
            rename_fields=shape["rename_fields"],
            json_ensure_ascii=shape["json_ensure_ascii"],
        )
    )
    handler.addFilter(CorrelationId())
    logging.getLogger().addHandler(handler)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    logging.getLogger().removeHandler(handler)


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("NIK 3175074512800012.", "NIK 317507••••••0012."),
        ("3175-0745-1280-0012", "3175-07••••••0012"),
        ("3175 0745 1280 0012", "3175 07••••••0012"),
        ("31750745128000123", "31750745128000123"),
        (f"request {REQUEST}", f"request {REQUEST}"),
        ("document 1234567890", "document 1234567890"),
        ("2026-11-24 09:00:00,000", "2026-11-24 09:00:00,000"),
        ("HP 081234567890", "HP 08•"),
        ("HP +62812-3456-7890", "HP +628•"),
        ("to sri@example.id", "to •@•"),
        ("x\nDETAIL:  Key (username)=(sri) exists.", "x\nDETAIL: •"),
    ],
)
def test_numbers_of_persons_are_hidden_and_ids_stay(said, shown):
    assert discreet(said) == shown


def test_a_line_carries_the_request_and_its_arguments_discreetly(log):
    set_guid(REQUEST)
    logging.getLogger("duren_sawit.test").warning(
        "Seen %s", "3175074512800012", extra={"nik": 3175074512800012}
    )
    clear_guid()

    (line,) = log()
    assert (line["request_id"], line["levelname"]) == (REQUEST, "WARNING")
    assert (line["message"], "3175074512800012" in json.dumps(line)) == (
        "Seen 317507••••••0012",
        False,
    )


def test_the_line_of_a_request_has_its_number_and_nobody_in_it(db, client, log):
    response = client.get("/3175074512800012/?q=081234567890", headers={"X-Request-ID": REQUEST})

    lines = [line for line in log() if line["name"] == "django.request"]
    assert response["X-Request-ID"] == REQUEST
    assert [(line["request_id"], line["message"]) for line in lines] == [
        (REQUEST, "Not Found: /317507••••••0012/")
    ]
    assert "3175074512800012" not in json.dumps(lines)
    assert "081234567890" not in json.dumps(lines)


def test_a_name_somebody_searched_for_is_not_logged(db, client, log):
    client.get("/tidak-ada/?nama=Siti+Aminah")

    (line,) = log()
    assert line["message"] == "Not Found: /tidak-ada/"
    assert "Siti" not in json.dumps(line)


def test_a_traceback_tells_no_values_of_a_refused_row(db, log):
    person = UserFactory(phone="+628110000001")
    try:
        User.objects.create(username=person.username, full_name="Sari", title="IBU")
    except IntegrityError:
        logging.getLogger("duren_sawit.test").exception("Refused")

    (line,) = log()
    assert "IntegrityError" in line["exc_info"]
    assert person.username not in line["exc_info"]


def test_a_task_takes_the_number_of_its_request_along(log):
    headers: dict[str, str] = {}
    set_guid(REQUEST)
    before_task_publish.send(sender="operations.beat", headers=headers)
    clear_guid()
    task = current_app.tasks["operations.beat"]

    task.push_request(**headers)
    task_prerun.send(sender=task, task=task)
    logging.getLogger("duren_sawit.test").warning("Working")
    task_postrun.send(sender=task, task=task)
    task.pop_request()

    assert [line["request_id"] for line in log()] == [REQUEST]
    assert get_guid() is None


def test_a_task_without_request_gets_a_number_of_its_own():
    task = current_app.tasks["operations.beat"]

    task.push_request()
    task_prerun.send(sender=task, task=task)
    number = get_guid()
    task_postrun.send(sender=task, task=task)
    task.pop_request()

    assert len(number) == 32
