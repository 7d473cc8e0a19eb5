"""May this be done to this person or this assignment, and if not, why not."""
