"""What happens to the machine."""
