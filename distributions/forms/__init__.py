"""What is asked of a person."""
