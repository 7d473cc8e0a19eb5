"""Backups: one encrypted file that holds the database, the files of letters, and the keys."""
