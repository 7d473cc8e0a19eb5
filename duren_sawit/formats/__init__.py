"""Dates and numbers as people write them, by language."""
