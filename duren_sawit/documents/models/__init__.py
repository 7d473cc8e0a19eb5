"""The records of letters."""

from duren_sawit.documents.models.copies import Copy
from duren_sawit.documents.models.letters import Letter
from duren_sawit.documents.models.numbers import NumberSequence

__all__ = ["Copy", "Letter", "NumberSequence"]
