"""The pages about the machine itself."""
