"""An app for tests only: models with encrypted columns."""
