"""How a round ended, or why it cannot yet."""

from distributions.models import Round, SheetReading


def unsettled_sheets(given: Round) -> int:
    """Sheets of paper that were read and are no handovers yet: the second reader is missing, or
    both read different things."""
    waiting = SheetReading.objects.filter(sheet__round=given, is_settled=False)
    return waiting.values("sheet").distinct().count()
