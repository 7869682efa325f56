"""Reads Accept-Encoding as RFC 9110 says. Pure."""

from functools import lru_cache

IDENTITY = "identity"
# What the press lays, best first. A client that takes two equally well gets the smaller.
PREFERENCE = ("br", "gzip", IDENTITY)


LONGEST_HEADER = 256
_LAST_RESORT = 0.0001


def accepted_encodings(header: str | None) -> tuple[str, ...]:
    """Return which of the encodings we have the client takes, best first; "identity" always ends the list.

    >>> accepted_encodings("gzip, deflate, br;q=0.8")
    ('gzip', 'br', 'identity')
    >>> accepted_encodings("*;q=0")
    ('identity',)

    Identity is the last resort even where the client refuses it: a page in a form that it did not ask for is better
    for a reader than an error 406.
    """
    return _accepted((header or "")[:LONGEST_HEADER])


@lru_cache(maxsize=2048)
def _accepted(header: str) -> tuple[str, ...]:
    weights = _weights(header)
    otherwise = weights.get("*", 0.0)
    weights.setdefault("gzip", weights.get("x-gzip", otherwise))
    weights.setdefault("br", otherwise)
    weights.setdefault(IDENTITY, otherwise or _LAST_RESORT)
    wanted = [encoding for encoding in PREFERENCE if weights[encoding] > 0]
    wanted.sort(key=lambda encoding: -weights[encoding])  # stable: equals stay in our order
    compressed = wanted[: wanted.index(IDENTITY)] if IDENTITY in wanted else wanted
    return (*compressed, IDENTITY)


def _weights(header: str) -> dict[str, float]:
    """Return each coding with its weight; what cannot be read weighs nothing."""
    weights: dict[str, float] = {}
    for part in header.lower().split(","):
        coding, *parameters = (piece.strip() for piece in part.split(";"))
        if coding:
            weights[coding] = _weight(parameters)
    return weights


def _weight(parameters: list[str]) -> float:
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                weight = float(value)
            except ValueError:
                return 0.0
            return weight if 0.0 <= weight <= 1.0 else 0.0
    return 1.0
