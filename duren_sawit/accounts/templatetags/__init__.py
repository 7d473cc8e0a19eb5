"""How accounts shows phone numbers."""
