"""What happens to the trail."""
