"""Numbered letters: frozen when issued, printed by two presses, confirmed as genuine by anyone."""
