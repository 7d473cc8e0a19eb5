"""Plain Python that every room may use; knows no app."""
