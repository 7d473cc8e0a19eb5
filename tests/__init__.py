"""What the project promises, as programs that fail when it does not."""
