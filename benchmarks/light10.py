"""light10, the stemmer by Larkey, Ballesteros and Connell (2007) that Lucene uses for Arabic, for comparing."""

ARTICLES = ("وال", "بال", "كال", "فال", "ال", "لل")
ENDINGS = ("ها", "ان", "ات", "ون", "ين", "يه", "ية", "ه", "ة", "ي")


def light10(word: str) -> str:
    """Return *word* without its article or its و, and without one ending of each kind, in the order of the list."""
    for article in ARTICLES:
        if word.startswith(article) and len(word) >= len(article) + 2:
            word = word[len(article) :]
            break
    else:
        if word.startswith("و") and len(word) > 3:
            word = word[1:]
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + 2:
            word = word[: -len(ending)]
    return word
