"""Who signs for the office; every room's letters end like this."""

from __future__ import annotations

from typing import TYPE_CHECKING

from duren_sawit.accounts.choices import Role
from duren_sawit.documents import selectors
from duren_sawit.documents.registry import Signature, signature

if TYPE_CHECKING:
    from datetime import date

    from duren_sawit.areas.models import Site


def head_of(site: Site) -> str:
    """ "Lurah Duren Sawit"."""
    return f"{site.head_title} {site.name}"


def signature_of_head(site: Site, on: date) -> Signature:
    """With name and NIP as far as they are known: dots for the name, no line for the number."""
    head = selectors.head_unscoped(Role.LURAH, site.village, on)
    name, nip = (head.full_name, head.written_nip) if head else ("", "")
    id_line = f"NIP. {nip}" if nip else ""
    return signature(head_of(site), name=name, id_line=id_line)
