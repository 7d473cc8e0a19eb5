"""What pages and reports need to know of the trail."""

from duren_sawit.audit.selectors.entries import (
    DaySummary,
    SealState,
    accesses_by,
    accesses_to,
    day_summary,
    history_of,
    seal_state_unscoped,
)
from duren_sawit.audit.selectors.soundness import Finding, verify_trail_unscoped

__all__ = [
    "DaySummary",
    "Finding",
    "SealState",
    "accesses_by",
    "accesses_to",
    "day_summary",
    "history_of",
    "seal_state_unscoped",
    "verify_trail_unscoped",
]
