"""What the register plugs into menu and home pages, one file for each subject."""
