"""One factory per model, boring defaults, traits for situations."""
