"""The sets that the quality of the search is measured on: questions, and the paragraph that each is about.

ARCD and XQuAD-ar share one pool. The known items are phrases of those paragraphs; Sorani sentences are asked for as
they come from an Arabic keyboard. All read from the shared samples (`KHABAR_SAMPLES`), nothing of them is kept here.
"""

import hashlib
import json
import math
import os
import random
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from perturbations import PERTURBATIONS

SAMPLES = Path(os.environ.get("KHABAR_SAMPLES", Path(__file__).parent.parent.parent / "shared" / "samples")) / "search"

WORDS_IN_A_PHRASE = 5
MEASURED = 10
_WORD_OF_A_PHRASE = re.compile("[ء-ْٰـ]{2,}|[0-9]{2,4}")


@dataclass(frozen=True)
class Asked:
    """A query and the number of the one text that answers it."""

    query: str
    answer: int

    @property
    def is_held_out(self) -> bool:
        """Say whether this query may not be looked at while tuning: half of all."""
        return hashlib.md5(self.query.encode(), usedforsecurity=False).digest()[-1] % 2 == 1


@dataclass(frozen=True)
class Score:
    """How well a list of rankings did, each measure over the best ten."""

    mrr: float
    recall: float
    ndcg: float


def score(asked: Sequence[Asked], found: Sequence[Sequence[int]]) -> Score:
    """Return the means over *asked*, of which *found* has the numbers of the texts found for each."""
    hits = [
        list(numbers).index(one.answer)
        for one, numbers in zip(asked, found, strict=True)
        if one.answer in numbers[:MEASURED]
    ]
    count = max(len(asked), 1)
    return Score(
        sum(1 / (rank + 1) for rank in hits) / count,
        len(hits) / count,
        sum(1 / math.log2(rank + 2) for rank in hits) / count,
    )


@dataclass(frozen=True)
class Pool:
    """Texts of one language, and the named lists of what is asked of them."""

    language: str
    texts: list[str]
    sets: dict[str, list[Asked]]


def arabic(per_perturbation: int, share: float = 1.0) -> Pool:
    """Return all paragraphs of ARCD and XQuAD-ar, with a *share* of their questions and the known items."""
    numbers: dict[str, int] = {}
    sets: dict[str, list[Asked]] = {}
    for name, file in (("ARCD", "arcd/data/arcd.json"), ("XQuAD-ar", "xquad-ar/xquad.ar.json")):
        sets[name] = asked = []
        for paragraph in _paragraphs(SAMPLES / file):
            number = numbers.setdefault(paragraph["context"], len(numbers))
            asked += [Asked(answered["question"], number) for answered in paragraph["qas"]]
    sets = {name: asked[: math.ceil(share * len(asked))] for name, asked in sets.items()}
    texts = list(numbers)
    for name, perturbation in PERTURBATIONS.items():
        before, after = known_items(texts, perturbation.change, perturbation.least_changed, per_perturbation)
        sets |= {f"{name}, as written": before, name: after}
    return Pool("ar", texts, sets)


def sorani(words: int) -> Pool:
    """Return Sorani sentences, and the first *words* of each as they come from an Arabic keyboard."""
    folder = SAMPLES / "sorani" / "data" / "machine_translation"
    texts = (folder / "FLORES200" / "ckb_Arab.devtest").read_text(encoding="utf-8").splitlines()
    noisy = (folder / "Sorani-Arabic" / "devtest_100.src").read_text(encoding="utf-8").splitlines()
    asked = [Asked(" ".join(line.split()[:words]), number) for number, line in enumerate(noisy)]
    return Pool("ckb", texts, {"Sorani from an Arabic keyboard": asked})


def known_items(
    texts: Sequence[str], change: Callable[[str, random.Random], str], least_changed: int, count: int
) -> tuple[list[Asked], list[Asked]]:
    """Return phrases of *texts* as they are written there, and the same changed in at least so many words."""
    dice = random.Random(11)
    long_enough = [(number, words) for number, words in enumerate(map(str.split, texts)) if len(words) >= 30]
    before: list[Asked] = []
    after: list[Asked] = []
    for _ in range(400_000):
        if len(before) == count:
            break
        number, words = dice.choice(long_enough)
        start = dice.randrange(len(words) - WORDS_IN_A_PHRASE)
        phrase = words[start : start + WORDS_IN_A_PHRASE]
        if not all(map(_WORD_OF_A_PHRASE.fullmatch, phrase)) or len({word for word in phrase if len(word) > 3}) < 3:
            continue
        changed = [change(word, dice) for word in phrase]
        if sum(word != other for word, other in zip(phrase, changed, strict=True)) >= least_changed:
            before.append(Asked(" ".join(phrase), number))
            after.append(Asked(" ".join(changed), number))
    return before, after


def _paragraphs(file: Path) -> Iterable[dict]:
    for article in json.loads(file.read_text(encoding="utf-8"))["data"]:
        yield from article["paragraphs"]
