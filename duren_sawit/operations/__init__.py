"""Health, backup and restore: what whoever runs the machine needs."""
