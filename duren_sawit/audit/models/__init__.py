"""The records of the trail."""

from duren_sawit.audit.models.events import AuditChange, AuditEvent

__all__ = ["AuditChange", "AuditEvent"]
