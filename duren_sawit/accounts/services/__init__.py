"""What happens to people and their roles."""
