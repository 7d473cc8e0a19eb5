"""What happens to letters, their copies and their numbers."""
