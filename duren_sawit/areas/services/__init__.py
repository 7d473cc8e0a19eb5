"""What happens to areas."""
