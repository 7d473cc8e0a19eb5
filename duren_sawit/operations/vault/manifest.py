"""What a backup says of itself; it lies at the end of the file, when everything is known."""

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Self

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django.utils.translation import gettext as _

from duren_sawit.operations.vault import age
from duren_sawit.operations.vault.troubles import Unfinished

FORMAT = 1
NOT_KEPT = "sessions.session"  # nobody is signed in after a restore


@dataclass(frozen=True)
class Part:
    """One part of the content: how many files, how many bytes, and their hash."""

    file_count: int
    byte_count: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    made_at: str
    village: str
    version: str
    postgres: int
    migrations: list[str]  # "accounts.0001_initial"
    counts: dict[str, int]  # rows by model
    parts: dict[str, Part]
    format: int = FORMAT

    def to_json(self) -> bytes:
        return json.dumps(asdict(self), ensure_ascii=False, indent=1).encode()

    @classmethod
    def from_json(cls, text: bytes) -> Self:
        """Raises Unfinished for a newer format, Damaged for something else."""
        try:
            facts = json.loads(text)
            if facts["format"] > FORMAT:
                raise Unfinished(newer_sentence())
            parts = {name: Part(**part) for name, part in facts.pop("parts").items()}
            return cls(parts=parts, **facts)
        except (AttributeError, KeyError, TypeError, ValueError):
            raise age.Damaged from None

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.made_at)

    def refuse_newer(self) -> None:
        """Data may be older than the program, never newer."""
        known = {".".join(name) for name in MigrationLoader(None).disk_migrations}
        if set(self.migrations) - known:
            raise Unfinished(newer_sentence())


def newer_sentence() -> str:
    return _("Cadangan ini dibuat oleh program yang lebih baru; perbarui program ini dulu.")


def describe(*, at: datetime, village: str, postgres: int, parts: dict[str, Part]) -> Manifest:
    """The manifest of the database as the present transaction sees it."""
    return Manifest(
        made_at=at.isoformat(),
        village=village,
        version=settings.VERSION,
        postgres=postgres,
        migrations=sorted(".".join(n) for n in MigrationRecorder(connection).applied_migrations()),
        counts=row_counts(sorted(kept_tables())),
        parts=parts,
    )


def row_counts(labels: Iterable[str]) -> dict[str, int]:
    return {label: apps.get_model(label)._base_manager.count() for label in labels}


def kept_tables() -> set[str]:
    """The models whose rows a backup holds. Newer ones have no table before the next migration,
    and the backup before an update is the one that matters most."""
    there = set(connection.introspection.table_names())
    models = (m._meta for m in apps.get_models() if m._meta.managed and m._meta.db_table in there)
    return {meta.label_lower for meta in models} - {NOT_KEPT}
