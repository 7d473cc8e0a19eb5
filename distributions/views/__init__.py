"""Pages of the distribution stage."""
