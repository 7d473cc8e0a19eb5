"""Which digits of a NIK or KK number are shown on a screen."""

HIDDEN = slice(6, 12)  # digits 7 to 12: birth date and sex


def split(number: str) -> tuple[str, str, str]:
    """What is shown, the dots for what is hidden, and what is shown again.

    Anything not 16 digits long shows nothing but its length: it may be a number with a slip.
    """
    if len(number) != 16:
        return "", "•" * len(number), ""
    hidden = number[HIDDEN]
    return number[: HIDDEN.start], "•" * len(hidden), number[HIDDEN.stop :]
