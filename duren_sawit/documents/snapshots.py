"""The frozen words of a letter: everything its paper will say."""

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from duren_sawit.areas.models import Site
from duren_sawit.documents.registry import Context
from duren_sawit.lib import dates

PLACEHOLDER_EMBLEM = Path(settings.BASE_DIR) / "static/css/print/emblem-placeholder.svg"
PLAIN = (str, int, bool, type(None))


def freeze(context: Context, *, number: str, site: Site, on: date) -> dict[str, Any]:
    """Everything the paper will say, whatever happens to its sources afterwards."""
    signatures = [dict(column) for column in context.get("signatures", [])]
    place_and_date = f"{site.place_of_signing}, {dates.long_date(on)}"
    if signatures and not signatures[-1]["above"]:
        signatures[-1]["above"] = place_and_date
    snapshot = {
        "title": context["title"],
        "number": number,
        "place_and_date": place_and_date,
        "letterhead": letterhead(site),
        "body": context["body"],
        "signatures": signatures,
        "carbon_copies": list(context.get("carbon_copies", [])),
    }
    _refuse_unplain(snapshot)
    return snapshot


def letterhead(site: Site) -> dict[str, Any]:
    """The lines above every letter, in capitals as custom wants; the emblem by its content."""
    phone = f" · Telepon {site.phone}" if site.phone else ""
    lines = [site.province_line, site.city_line, site.district_line, site.title]
    return {
        "lines": [line.upper() for line in lines],
        "address": f"{site.address}, {site.place_of_signing} {site.postal_code}{phone}",
        "emblem": _stored_emblem(site),
    }


def _stored_emblem(site: Site) -> str:
    """Today's emblem, stored by its content: a new emblem changes no old letter."""
    if site.emblem:
        with site.emblem.open() as file:
            content, suffix = file.read(), Path(str(site.emblem.name)).suffix.lower()
    else:
        content, suffix = PLACEHOLDER_EMBLEM.read_bytes(), ".svg"
    name = f"letterhead/{hashlib.sha256(content).hexdigest()[:32]}{suffix}"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(content))
    return name


def _refuse_unplain(value: object) -> None:
    """Floats and rows would be written differently tomorrow; a builder formats them first."""
    if isinstance(value, dict):
        for key, inner in value.items():
            _refuse_unplain(key)
            _refuse_unplain(inner)
    elif isinstance(value, list):
        for inner in value:
            _refuse_unplain(inner)
    elif not isinstance(value, PLAIN):
        raise TypeError(f"A letter holds plain values, not {type(value).__name__}")
