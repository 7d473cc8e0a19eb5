"""What pages read, one file for each group of pages."""
