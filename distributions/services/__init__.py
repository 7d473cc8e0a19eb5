"""What happens to programmes, lists, rounds and goods."""
