"""What people fill in about themselves, others, roles and the place."""
