"""Makes the list of spelling slips of khabar.text.house_style from wordfreq, and from what Ayaspell accepts.

    uv run --group lexicon python scripts/make_slips.py      (needs Debian's hunspell and hunspell-ar)

AYASPELL names the dictionary where it is not installed: its path without the ending.

A slip is what a careless hand makes of a word: the hamza dropped at its start, ة for ه or ى for ي at its end, and the
other way round. It is listed when nobody who spells well could have meant it. The list is kept in the repository; the
same sources give the same bytes. Sources and licences: src/khabar/text/house_style/slips/README.md.
"""

import gzip
import os
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import wordfreq  # type: ignore[import-not-found]

LIST = Path(__file__).parent.parent / "src/khabar/text/house_style/slips/arabic_slips.txt.gz"
WORD = re.compile("[ء-غف-ي]{2,}")  # as written, without marks
FIRST_HAMZA = re.compile("((?:[وف]?[بلك]?(?:ال)?|[وف]?لل))[أإآ]")
CONJUNCTION = "و"

RAREST, FREQUENT = 2e-7, 1e-5  # of all words
# When several correct words would be made one by the slip, the first of them must have this share to be suggested.
CLEAR_SHARE, LIKELY_SHARE = 0.9, 0.7
# A word that Ayaspell does not know may still be a name: the correct word must be so much more frequent.
UNKNOWN_TIMES = {"hamza": 2, "teh": 6, "yeh": 6}
SHORT, SHORT_TIMES = 3, 6  # short words are parts of many foreign names: «بام», «اوف»
# And one that it knows may be meant; where the other is so much more frequent it hardly is.
KNOWN_TIMES = {"hamza": 3.4, "teh": 40, "yeh": 25}
DOTS_TIMES = 25  # dots are added more rarely than left out
ABSTRACT_NOUN = "ية"  # new ones are made every day: «سابقية» is no miss of «سابقيه»
PREFIXED_TIMES = {"و": 8, "ف": 15, "ب": 15, "ل": 15, "ك": 15}  # «واهم» is mistaken, «باني» is a builder
RELATIVE, RELATIVE_TIMES = "يه", 60  # «استشاريه» are his advisers


def main() -> None:
    frequencies = {word: of for word, of in wordfreq.get_frequency_dict("ar", "best").items() if WORD.fullmatch(word)}
    frequent = sorted(word for word, of in frequencies.items() if of >= RAREST)
    correct = known_to_ayaspell(frequent)
    lines = list(listed(frequencies, correct))
    packed = gzip.compress("".join(f"{line}\n" for line in lines).encode("utf-8"), 9, mtime=0)
    LIST.write_bytes(packed)
    for line in lines:
        print(line[:100], line.count(" ") - 1, file=sys.stderr)
    print(f"{len(packed):,} bytes", file=sys.stderr)


def listed(frequencies: dict[str, float], correct: set[str]) -> Iterator[str]:
    """Yield a line for each kind of slip and class of certainty, with the correct words; then words not to be cut."""
    slips_of_sure: set[str] = set()
    for kind in ("hamza", "teh", "yeh"):
        meant: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(correct):
            for slip in slips(word, kind):
                if word.endswith("ة") or not slip.endswith(ABSTRACT_NOUN) or frequencies[word] >= FREQUENT:
                    meant[slip].append(word)
        known = known_to_ayaspell(meant)
        classes: defaultdict[str, list[str]] = defaultdict(list)
        for slip, words in meant.items():
            words.sort(key=lambda word: (-frequencies[word], word))
            share = frequencies[words[0]] / sum(frequencies[word] for word in words)
            times = frequencies[words[0]] / frequencies.get(slip, 1e-9)
            certainty = class_of(kind, slip, share, times, is_known=slip in known)
            if certainty:
                classes[certainty].append(words[0])
            if certainty == "sure":
                slips_of_sure.add(slip)
        for certainty, words in classes.items():
            yield " ".join([kind, certainty, *sorted(words)])
    yield " ".join(["whole", "sure", *sorted(wholes(frequencies, slips_of_sure))])


def slips(word: str, kind: str) -> Iterator[str]:
    first_hamza = FIRST_HAMZA.match(word)
    if kind == "hamza" and first_hamza:
        yield f"{first_hamza.group(1)}ا{word[first_hamza.end() :]}"
    if kind == "teh" and len(word) > 2 and word[-1] in "ةه":
        yield word[:-1] + ("ه" if word[-1] == "ة" else "ة")
    if kind == "yeh" and len(word) > 1 and word[-1] in "ىي":
        yield word[:-1] + ("ى" if word[-1] == "ي" else "ي")


def class_of(kind: str, slip: str, share: float, times: float, *, is_known: bool) -> str | None:
    if is_known:
        needed = PREFIXED_TIMES.get(slip[0], 0) if kind == "hamza" else 0
        needed = RELATIVE_TIMES if kind == "teh" and slip.endswith(RELATIVE) else needed or KNOWN_TIMES[kind]
        return "known" if share >= CLEAR_SHARE and times >= needed else None
    needed = max(UNKNOWN_TIMES[kind], SHORT_TIMES if len(slip) <= SHORT else 0)
    if kind == "teh" and slip.endswith("ة"):
        needed = DOTS_TIMES
    if times < needed or share < LIKELY_SHARE:
        return None
    return "sure" if share >= CLEAR_SHARE else "likely"


def wholes(frequencies: dict[str, float], sure: set[str]) -> set[str]:
    """Return words of their own that look like و before a slip, such as «وارد»."""
    prefixed = {CONJUNCTION + slip for slip in sure}
    return known_to_ayaspell(prefixed) | {word for word in prefixed if frequencies.get(word, 0) >= RAREST}


def known_to_ayaspell(words: Iterable[str]) -> set[str]:
    asked = sorted(set(words))
    command = ["hunspell", "-d", os.environ.get("AYASPELL", "ar"), "-i", "utf-8", "-G"]
    run = subprocess.run(command, input="\n".join(asked), capture_output=True, text=True, check=True)
    return set(run.stdout.split())


if __name__ == "__main__":
    main()
