"""Measured speed and weight: one `bench_*.py` for each budget of the design."""
