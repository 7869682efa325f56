"""Stems English hardly at all: the plural and the possessive fall, nothing else."""


def stem(word: str) -> str:
    """Return a folded *word* without the s of the plural.

    >>> stem("parties"), stem("forces"), stem("crisis"), stem("press")
    ('party', 'force', 'crisis', 'press')
    """
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4 and not word.endswith(("eies", "aies")):
        return f"{word[:-3]}y"
    return word[:-1]
