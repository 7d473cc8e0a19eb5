"""The records of areas."""

from duren_sawit.areas.models.areas import Area, below
from duren_sawit.areas.models.sites import Site

__all__ = ["Area", "Site", "below"]
