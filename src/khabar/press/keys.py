"""What a key is and how keys are made: `article:81`, `list:section:7`. Pure; knows no article."""

MAX_LENGTH = 120


def key(kind: str, *parts: object) -> str:
    """Return the key of a thing or of a list.

    >>> key("article", 81)
    'article:81'
    >>> key("list", "section", 7)
    'list:section:7'
    """
    made = ":".join([kind, *map(str, parts)])
    if len(made) > MAX_LENGTH:
        raise ValueError(f"A key has at most {MAX_LENGTH} characters: {made}")
    return made
