"""What is promised by files outside the code: container files, documents."""
