"""The ground floor: wiring, and what every room shares."""
