"""The records of the trail."""

from duren_sawit.audit.models.events import AuditChange, AuditEvent
from duren_sawit.audit.models.runs import RetentionRun
from duren_sawit.audit.models.seals import AuditSeal

__all__ = ["AuditChange", "AuditEvent", "AuditSeal", "RetentionRun"]
