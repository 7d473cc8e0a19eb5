"""What distribution plugs into menu, home pages and the page of a family, by subject."""
