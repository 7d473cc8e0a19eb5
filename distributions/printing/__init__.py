"""What the papers of a handout say; imported by apps.py, since each file registers its letters."""
