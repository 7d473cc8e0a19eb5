"""How each channel hands words over."""
