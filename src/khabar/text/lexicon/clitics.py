"""Arabic words whose first letters are not what the rule of the stemmer takes them for."""

from functools import cache

from khabar.text.lexicon.files import lines


@cache
def clitic_letters() -> dict[str, int]:
    """Return how many first letters of a folded word are clitics, for the words where the rule of the stemmer errs."""
    known = {}
    for line in lines("arabic_clitics"):
        count, *words = line.split(" ")
        known.update(dict.fromkeys(words, int(count)))
    return known
