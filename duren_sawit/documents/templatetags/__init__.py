"""Words of letters for templates."""
