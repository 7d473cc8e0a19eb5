"""What is known of a person, on its way from a form, a file or the demo to the service."""

from dataclasses import dataclass, fields
from typing import Any

from duren_sawit.lib.nik import KkNumber, Nik


@dataclass(frozen=True, slots=True)
class Details:
    """Domain types already; the service parses nothing."""

    username: str
    full_name: str
    title: str
    nip: str = ""
    phone: str = ""
    email: str = ""
    nik: Nik | None = None
    kk_number: KkNumber | None = None

    def as_columns(self) -> dict[str, Any]:
        return {column.name: getattr(self, column.name) for column in fields(self)}
