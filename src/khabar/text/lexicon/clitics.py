"""Arabic words whose first or last letters are not what the rule of the stemmer takes them for."""

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


@cache
def whole_words() -> frozenset[str]:
    """Return folded words without clitics that end as a dual does and are none: لبنان, طهران, برلمان."""
    return frozenset(lines("arabic_whole_words"))
