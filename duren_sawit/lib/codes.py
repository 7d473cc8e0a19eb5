"""Short codes people read aloud and copy from paper, and hashes that prove content unchanged.

A code has eight characters, the last of which checks the others. The alphabet leaves out vowels
and look-alikes (0 O Q, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V keep one each or none): no words, little
doubt. It has 23 characters, and because 23 is a prime, the check finds every single wrong
character and every two that changed places.
"""

import hashlib
import json
import re
import secrets

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

ALPHABET = "23456789CDFHJKMNPRTVWXY"
LENGTH = 8

_LOOK_ALIKES = str.maketrans("0OQZSGBU", "DDD2568V")


def generate() -> str:
    """A new random code, canonical form: `K4RT9XPM`; one of 3.4 thousand million."""
    body = "".join(secrets.choice(ALPHABET) for _place in range(LENGTH - 1))
    return body + check_character(body)


def check_character(body: str) -> str:
    """What completes seven characters of the alphabet to a code."""
    return ALPHABET[-_weighted_sum(body) % len(ALPHABET)]


def is_valid(code: str) -> bool:
    """Whether this is a code in canonical form whose check fits."""
    return (
        len(code) == LENGTH
        and all(character in ALPHABET for character in code)
        and check_character(code[:-1]) == code[-1]
    )


def normalise(text: str) -> str:
    """Capitals without spaces and dashes, look-alikes replaced by what was surely printed."""
    return re.sub(r"[\s\-_.]", "", text).upper().translate(_LOOK_ALIKES)


def parse(text: str) -> str:
    """The canonical code that was typed; ValueError with a sentence where it is none."""
    code = normalise(text)
    if len(code) != LENGTH:
        sentence = (
            _("Kode terdiri dari 8 huruf dan angka; ini baru {count}.")
            if len(code) < LENGTH
            else _("Kode terdiri dari 8 huruf dan angka; ini ada {count}.")
        )
        raise ValueError(sentence.format(count=len(code)))
    if not is_valid(code):
        raise ValueError(_("Kode ini belum cocok. Periksa lagi tiap huruf dan angkanya."))
    return code


def grouped(code: str) -> str:
    """For eyes and paper: `K4RT-9XPM`."""
    return f"{code[:4]}-{code[4:]}"


def content_hash(content: object) -> str:
    """SHA-256 in 64 hex digits, of bytes or of anything JSON can hold.

    JSON is hashed in one canonical writing, so key order, tuples or a round through the database
    change nothing. Dates, decimals and UUIDs count as their text: 2.50 and 2.5 differ. NaN is a
    ValueError, other types are a TypeError.
    """
    if not isinstance(content, bytes):
        content = _canonical_json(content).encode()
    return hashlib.sha256(content).hexdigest()


def _canonical_json(content: object) -> str:
    # Twice, because keys such as 10 and 2 sort differently once they are text.
    plain = json.loads(json.dumps(content, cls=DjangoJSONEncoder, allow_nan=False))
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def _weighted_sum(body: str) -> int:
    weights = range(len(body) + 1, 1, -1)  # the check itself weighs 1
    values = (ALPHABET.index(character) for character in body)
    return sum(weight * value for weight, value in zip(weights, values, strict=True))
