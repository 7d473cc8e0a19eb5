"""One line of text as people mean it: no line breaks, nothing that cannot be seen.

Whatever is typed or pasted passes here once. Breaks and runs of spaces become one space; control
and format characters (zero width, soft hyphens, marks that turn the reading direction) fall away,
since they let one name look like another. Letters of every script stay.
"""

import re
import unicodedata

UNSEEN = frozenset({"Cc", "Cf", "Cn", "Co", "Cs"})
# Blank, though Unicode counts them among letters, marks and symbols.
_FILLERS = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u2800\u3164\ufe00-\ufe0f\uffa0]"
)


def one_line(raw: str) -> str:
    """`"Sri\\r\\n Wahyuni\\u200b"` is `"Sri Wahyuni"`; nothing visible is an empty text."""
    spaced = " ".join(_FILLERS.sub("", raw).split())
    seen = (each for each in spaced if unicodedata.category(each) not in UNSEEN)
    return unicodedata.normalize("NFC", " ".join("".join(seen).split()))
