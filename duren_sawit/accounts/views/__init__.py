"""The pages of the accounts room."""
