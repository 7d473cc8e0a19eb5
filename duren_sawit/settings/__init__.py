"""Settings of the project, read from the environment."""
