"""What the pages of people and areas need to know."""
