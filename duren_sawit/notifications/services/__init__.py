"""What happens to notices."""
