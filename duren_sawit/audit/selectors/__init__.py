"""What pages and reports need to know of the trail."""

from duren_sawit.audit.selectors.entries import (
    SealState,
    TrailSummary,
    accesses_by,
    accesses_to,
    history_of,
    seal_state_unscoped,
    trail_summary,
)
from duren_sawit.audit.selectors.soundness import Finding, verify_trail_unscoped

__all__ = [
    "Finding",
    "SealState",
    "TrailSummary",
    "accesses_by",
    "accesses_to",
    "history_of",
    "seal_state_unscoped",
    "trail_summary",
    "verify_trail_unscoped",
]
