"""What the machine remembers of itself."""

from duren_sawit.operations.models.backups import Backup
from duren_sawit.operations.models.heartbeats import Heartbeat
from duren_sawit.operations.models.renewals import KeyRenewal

__all__ = ["Backup", "Heartbeat", "KeyRenewal"]
