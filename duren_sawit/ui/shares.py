"""Parts of a whole as widths of a drawing."""


def percent(part: float, whole: float) -> str:
    """A width SVG understands, "62.90%". Nothing of nothing is nothing; more than all is all."""
    if whole <= 0:
        return "0%"
    return f"{min(max(part / whole, 0), 1) * 100:.2f}%"
