"""The tree village > RW > RT, and the words and letterhead of this place."""
