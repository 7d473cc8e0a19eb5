"""The register: dwellings, families and people, that everything else points at."""
