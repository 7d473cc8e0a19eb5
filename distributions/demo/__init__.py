"""What the demo village tells of distribution."""
