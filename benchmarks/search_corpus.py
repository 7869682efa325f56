"""Articles and questions for the benchmarks of the search: made of real Arabic, chopped and mixed, always the same.

Runs of three to twelve words of the samples follow each other, so that words are as frequent and as rare as in life; a
name of letters now and then is in no other article, as names are.
"""

import json
import os
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

WORDS_OF_ARTICLE = 350
WORDS_OF_HEADLINE = 9
SECTIONS, TOPICS, AUTHORS = 8, 400, 150
_LETTERS = "ابتجحدرسشصعغفقكلمنهوي"


@dataclass(frozen=True)
class Made:
    """One article of the corpus; *number* counts from 0 and is its age in ten minutes."""

    number: int
    headline: str
    text: str

    @property
    def section(self) -> str:
        return str(self.number % SECTIONS)

    @property
    def topics(self) -> tuple[str, str]:
        """Return two topics: of the first there are few, of the second many."""
        return str(self.number * 7919 % 23), str(23 + self.number * 104_729 % TOPICS)

    @property
    def author(self) -> str:
        return str(self.number * 15_485_863 % AUTHORS)


class Corpus:
    """The same articles for the same seed, made one by one: a million of them need no memory."""

    def __init__(self, seed: int = 2017) -> None:
        self._seed = seed

    def articles(self, count: int) -> Iterator[Made]:
        chance = random.Random(self._seed)
        for number in range(count):
            yield Made(number, self._run(chance, WORDS_OF_HEADLINE), self._run(chance, WORDS_OF_ARTICLE))

    def questions(self, count: int) -> list[str]:
        """Return what readers might ask: one to four words, every fifth of them made of the commonest words alone."""
        chance = random.Random(self._seed + 1)
        asked = []
        for number in range(count):
            length = chance.randint(1, 4)
            if number % 5 == 0:
                words = chance.sample(self.commonest, length)
            else:
                start = chance.randrange(len(self._words) - 12)
                words = [word for word in self._words[start : start + 12] if len(word) > 2][:length]
            asked.append(" ".join(words) or self.commonest[0])
        return asked

    @cached_property
    def commonest(self) -> list[str]:
        """The thirty commonest words that say something."""
        counted = Counter(word for word in self._words if len(word) > 3)
        return [word for word, _count in counted.most_common(30)]

    @cached_property
    def _words(self) -> list[str]:
        folder = Path(os.environ.get("KHABAR_SAMPLES") or Path(__file__).parents[2] / "shared" / "samples")
        files = [folder / "search" / "arcd" / "data" / "arcd.json", folder / "search" / "xquad-ar" / "xquad.ar.json"]
        texts = [
            paragraph["context"]
            for file in files
            if file.exists()
            for article in json.loads(file.read_text())["data"]
            for paragraph in article["paragraphs"]
        ]
        if not texts:
            print("The samples are not there (KHABAR_SAMPLES): the demo's own articles are mixed instead.")
            demo = Path(__file__).parents[1] / "src" / "khabar" / "site" / "demo" / "copy" / "ar"
            texts = [path.read_text() for path in sorted(demo.rglob("*.md"))]
        return [word for text in texts for word in text.split()]

    def _run(self, chance: random.Random, length: int) -> str:
        words: list[str] = []
        while len(words) < length:
            start = chance.randrange(len(self._words) - 12)
            words += self._words[start : start + chance.randint(3, 12)]
            if chance.random() < 0.05:
                words.append("".join(chance.choices(_LETTERS, k=7)))
        return " ".join(words[:length])
