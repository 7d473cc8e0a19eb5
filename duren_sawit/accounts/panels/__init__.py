"""What accounts plugs into home pages and into the frame of every page."""

from duren_sawit.accounts.panels import beside, frame, work

__all__ = ["beside", "frame", "work"]
