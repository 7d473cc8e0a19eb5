"""Who may open which page: the table, and the proof of each cell."""
