"""The rulers of the bench measure right."""
