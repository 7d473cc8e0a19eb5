"""How names and addresses are compared: one key for the spellings that people mix up."""

import re
import unicodedata
from functools import lru_cache

_TITLES = frozenset(
    """h hj hajah haji drs dra dr ir prof ust ustad ustadz kh ny nyonya tn tuan alm almh
    spd sh se sag skom skm ssos sip mm mpd msi bapak pak ibu bu""".split()  # noqa: SIM905 -- reads as a list of words
)
# Spellings of before 1972, and doubled letters that the card of one member has and another's lacks.
_SOUNDS = (
    ("oe", "u"),
    ("dj", "j"),
    ("tj", "c"),
    ("sj", "sy"),
    ("nj", "ny"),
    ("ch", "kh"),
    ("th", "t"),
    ("ph", "f"),
    ("v", "f"),
    ("q", "k"),
    ("z", "s"),
    ("x", "s"),
)
_WHOLE = {
    spelling: word
    for word, spellings in {
        "muhamad": """muh moh muhammad mohamad mohammad mohamed muhamed mukhamad moch mochamad
            mochammad mokhamad mokhammad mohd muhd md""",
        "abdul": "abd abdoel",
        "siti": "st sitti sity",
    }.items()
    for spelling in spellings.split()
}
_NOT_LETTERS = re.compile(r"[^\w]+")
_QUOTES = re.compile(r"(?<=\w)['`\u00b4\u2018\u2019](?=\w)|(?<=\b\w)\.(?=\w\w?\b)")
_TWICE = re.compile(r"([^\W\d])\1+")


def key(text: str) -> str:
    """The words of a name or address as they sound: no titles, accents, case or old spelling.

    `H. Moch. Djoe'ki, S.Pd` and `Muhammad Juki` have one key. Never shown, only compared. A text
    of titles alone keeps them.
    """
    plain = _QUOTES.sub("", unicodedata.normalize("NFKD", text).casefold())
    words = [word for word in _NOT_LETTERS.split(_without_marks(plain)) if word]
    return " ".join(_word(word) for word in words if word not in _TITLES) or " ".join(words)


def _without_marks(text: str) -> str:
    if text.isascii():
        return text
    return "".join(sign for sign in text if not unicodedata.combining(sign))


@lru_cache(maxsize=50_000)
def _word(word: str) -> str:
    if word in _WHOLE:
        return _WHOLE[word]
    for old, new in _SOUNDS:
        word = word.replace(old, new)
    word = _TWICE.sub(r"\1", word)
    return word[:-1] + "i" if len(word) > 2 and word.endswith("y") else word
