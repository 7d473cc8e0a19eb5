"""Keeps docs and conventions true: each rule reads the source and names file and line."""
