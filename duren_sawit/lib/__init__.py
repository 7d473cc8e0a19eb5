<<<<<<< HEAD
"""Plain Python that every room may use; knows no app."""
=======
"""Plain Python that every room shares and that knows no room."""
>>>>>>> 3465e5d (Lay the wiring: settings, entrances, formats)
