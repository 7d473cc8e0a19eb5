"""Commands of distribution."""
