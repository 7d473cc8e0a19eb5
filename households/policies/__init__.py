"""May this person do it, is it allowed, why not."""
