"""What accounts puts on the home page and into the frame of every page."""
