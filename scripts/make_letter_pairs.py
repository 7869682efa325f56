"""Make the table by which the right encoding of Arabic copy is told from a wrong one: pairs of letters that news uses.

    python scripts/make_letter_pairs.py

The text counted is the project's own: the Arabic copy of the demo. Kept are the pairs of neighbouring letters that make
up 90 in 100 of all pairs in it.
"""

import unicodedata
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).parent.parent
COPY = ROOT / "src" / "khabar" / "site" / "demo" / "copy" / "ar"
TARGET = ROOT / "src" / "khabar" / "text" / "encodings" / "letter_pairs.py"
SHARE_KEPT = 0.9

HEADER = '''\
"""Pairs of letters that are frequent in Arabic news. Made by scripts/make_letter_pairs.py, not edited by hand."""

# For each letter, those that often follow it.
FOLLOWERS = {
'''


def main() -> None:
    counted: Counter[tuple[str, str]] = Counter()
    for file in sorted([*COPY.glob("**/*.md"), *COPY.glob("**/*.toml")]):
        letters = (c for c in file.read_text(encoding="utf-8") if not unicodedata.combining(c))
        counted.update(pair for pair in pairwise(letters) if all("ء" <= c <= "ي" and c.isalpha() for c in pair))
    followers: defaultdict[str, list[str]] = defaultdict(list)
    seen = 0
    for (first, second), count in sorted(counted.items(), key=lambda item: (-item[1], item[0])):
        if seen >= SHARE_KEPT * counted.total():
            break
        followers[first].append(second)
        seen += count
    lines = [f'    "{first}": "{"".join(sorted(after))}",\n' for first, after in sorted(followers.items())]
    TARGET.write_text(HEADER + "".join(lines) + "}\n", encoding="utf-8")
    print(f"{sum(map(len, followers.values()))} pairs of {len(counted)}, from {counted.total()} counted")


if __name__ == "__main__":
    main()
