"""Distribution: programmes, lists of recipients, rounds, handovers, stock and balance."""
