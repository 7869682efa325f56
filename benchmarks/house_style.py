"""The house style's checker: false alarms on good copy, and how many planted errors it finds and rightly mends.

    python benchmarks/house_style.py [--part held_out|tuning] [--copy FOLDER] [--list] [--language ar]

Arabic copy is XQuAD-ar, translated by professionals, and the agency stories among the samples; Sorani is FLORES-200.
Each text belongs to the part its fingerprint says; the rules were tuned on the other part and on no text of this one.
Every finding on good copy is a false alarm, unless house_style_reviewed.tsv says, by text, rule and what was found,
that a person looked and the copy is in the wrong. --copy takes any folder of .txt files for one more look, --list
prints every finding that is not reviewed.
"""

import argparse
import json
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from hashlib import md5
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from bars import Bar, conclude
from planted_slips import SLIPS, plant

from khabar.text.house_style import RULES, Finding, apply, check, mend

SAMPLES = Path(os.environ.get("KHABAR_SAMPLES") or Path(__file__).parents[2] / "shared" / "samples")
REVIEWED = Path(__file__).with_name("house_style_reviewed.tsv")
FALSE_ALARMS_AT_MOST = 2.0  # in 1,000 words
FOUND_AT_LEAST, MENDED_AT_LEAST = 0.9, 0.85
PLANTS_PER_RULE = 400
SENTENCES_OF_A_BLOCK = 10


def main() -> None:
    """Measure, print, and end with the exit code of the bars."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--part", choices=["held_out", "tuning"], default="held_out")
    options.add_argument("--copy", type=Path, help="a folder of .txt files, counted instead of the samples")
    options.add_argument("--language", default="ar", help="what the texts of --copy are in")
    options.add_argument("--list", action="store_true", help="print every finding that no review explains")
    chosen = options.parse_args()
    sets = {chosen.language: list(folder(chosen.copy))} if chosen.copy else samples(chosen.part)
    if not any(sets.values()):
        sys.exit(f"No copy to check: {SAMPLES} is not there. Set KHABAR_SAMPLES, or give --copy.")
    bars = [bar for language, texts in sets.items() for bar in false_alarms(texts, language, show=chosen.list)]
    bars += recall([mend(text, "ar") for text in sets.get("ar", [])])
    conclude(bars)


def samples(part: str) -> dict[str, list[str]]:
    """Return the texts of the part, by language."""
    arabic = [text for text in [*xquad(), *agency_stories()] if is_in(text, part)]
    # Neighbouring sentences of FLORES may be of different hands: each is a text of its own.
    sorani = [line for block in flores() if is_in(block, part) for line in block.splitlines()]
    return {"ar": arabic, "ckb": sorani}


def is_in(text: str, part: str) -> bool:
    is_odd = int(md5(text.encode("utf-8"), usedforsecurity=False).hexdigest(), 16) % 2 == 1
    return is_odd == (part == "held_out")


def folder(path: Path) -> Iterator[str]:
    for file in sorted(path.glob("*.txt")):
        yield file.read_text(encoding="utf-8")


def xquad() -> Iterator[str]:
    file = SAMPLES / "search" / "xquad-ar" / "xquad.ar.json"
    for article in json.loads(file.read_text(encoding="utf-8"))["data"] if file.exists() else []:
        for paragraph in article["paragraphs"]:
            yield paragraph["context"]


def agency_stories() -> Iterator[str]:
    """Yield the body of each Arabic story once: later takes repeat most of the first."""
    seen = set()
    for file in sorted((SAMPLES / "wire" / "arabic-synthetic").glob("ninjs_3*.json")):
        for body in json.loads(file.read_text(encoding="utf-8")).get("bodies", []):
            text = re.sub(r"</p>\s*|<[^>]+>", "\n", body["value"]).strip()
            if text not in seen:
                seen.add(text)
                yield text


def flores() -> Iterator[str]:
    file = SAMPLES / "search" / "sorani" / "data" / "machine_translation" / "FLORES200" / "ckb_Arab.devtest"
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    for start in range(0, len(lines), SENTENCES_OF_A_BLOCK):
        yield "\n".join(lines[start : start + SENTENCES_OF_A_BLOCK])


def name_of(text: str) -> str:
    return md5(text.encode("utf-8"), usedforsecurity=False).hexdigest()[:8]


def false_alarms(texts: list[str], language: str, *, show: bool) -> Iterator[Bar]:
    """Count what the checker says about copy that is right."""
    reviewed = set(REVIEWED.read_text(encoding="utf-8").splitlines())
    words = sum(len(text.split()) for text in texts)
    right, wrong = Counter[str](), Counter[str]()
    for text in texts:
        for finding in check(text, language):
            is_error = f"{name_of(text)}\t{finding.rule}\t{finding.found!r}" in reviewed
            (right if is_error else wrong)[finding.rule] += 1
            if show and not is_error:
                print(f"{name_of(text)}\t{finding.rule}\t{finding.found!r}\t{around(text, finding)}")
    if not words:
        return
    print(f"{language}: {len(texts)} texts, {words:,} words")
    print(f"  {'rule':<28} {'true errors':>12} {'false alarms':>13} {'in 1,000 words':>15}")
    for rule in RULES:
        if right[rule.name] or wrong[rule.name]:
            rate = 1000 * wrong[rule.name] / words
            print(f"  {rule.name:<28} {right[rule.name]:>12} {wrong[rule.name]:>13} {rate:>15.3f}")
    rate = 1000 * wrong.total() / words
    yield Bar(f"false alarms in 1,000 words, {language}", rate, "", FALSE_ALARMS_AT_MOST)


def around(text: str, finding: Finding) -> str:
    before, after = text[max(0, finding.start - 30) : finding.start], text[finding.end : finding.end + 25]
    return f"{before}⟦{finding.found} → {finding.suggestion}⟧{after}".replace("\n", " | ")


def recall(texts: list[str]) -> Iterator[Bar]:
    """Plant one error at a time in copy without any, and see whether it is found and whether the copy comes back."""
    chance = random.Random(3)
    found, mended, planted = Counter[str](), Counter[str](), Counter[str]()
    for rule in SLIPS:
        for text in (texts * (1 + PLANTS_PER_RULE // max(len(texts), 1)))[:PLANTS_PER_RULE]:
            slip = plant(text, rule, chance)
            if slip is None:
                continue
            planted[rule] += 1
            every = check(slip.text, "ar")
            here = [one for one in every if one.start <= slip.end and slip.start <= one.end]
            # What is missing is shown at its fellow, which may stand far away.
            found[rule] += bool(here) or any(one.rule == rule for one in every if rule.startswith("unpaired"))
            mended[rule] += apply(slip.text, here) == text
    print(f"{'planted errors':<30} {'planted':>8} {'found':>8} {'mended':>8}")
    for rule in SLIPS:
        if planted[rule]:
            shares = found[rule] / planted[rule], mended[rule] / planted[rule]
            print(f"  {rule:<28} {planted[rule]:>8} {shares[0]:>8.3f} {shares[1]:>8.3f}")
    if planted:
        kinds = [rule for rule in SLIPS if planted[rule]]
        # Where a fellow is missing only a person can mend.
        mendable = [rule for rule in kinds if not rule.startswith("unpaired")]
        of_found = sum(found[rule] / planted[rule] for rule in kinds) / len(kinds)
        of_mended = sum(mended[rule] / planted[rule] for rule in mendable) / len(mendable)
        yield Bar("planted errors found, mean of kinds", of_found, "", FOUND_AT_LEAST, "at_least")
        yield Bar("planted errors mended, mean of kinds", of_mended, "", MENDED_AT_LEAST, "at_least")


if __name__ == "__main__":
    main()
