"""What the machine remembers of itself."""

from duren_sawit.operations.models.backups import Backup
from duren_sawit.operations.models.heartbeats import Heartbeat

__all__ = ["Backup", "Heartbeat"]
