"""What people fill in about families, residents and dwellings."""
