"""Make the tables of look-alike letters and of scripts from Unicode's own data.

    apt-get source --download-only icu && tar xf icu_*.orig.tar.gz    # source/data/unidata/confusables.txt
    apt-get download unicode-data && dpkg-deb -x unicode-data_*.deb .  # usr/share/unicode/Scripts.txt
    python scripts/make_lookalike_tables.py CONFUSABLES.TXT SCRIPTS.TXT

Made from confusables.txt 15.0.0 (2022-08-26; ICU 72.1) and Scripts.txt 15.0.0, both under the Unicode licence
(https://www.unicode.org/license.txt), which the tables repeat. Of UTS 39's 6,300 rows those are kept whose letter is
Arabic, Latin, Cyrillic, Greek, a digit or a sign of ASCII, and not taken apart by NFKD.
"""

import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

FOLDER = Path(__file__).parent.parent / "src" / "khabar" / "text" / "lookalikes"
SCRIPTS = ("Arabic", "Latin", "Cyrillic", "Greek")
SHARED = ("Common", "Inherited")
# UTS 39 writes a hamza above as this letter where it stands in a row, and NFKD as the mark.
HIGH_HAMZA, HAMZA_ABOVE = "\u0674", "\u0654"
LICENCE = """\
© 2022 Unicode®, Inc. Used under the Unicode licence, https://www.unicode.org/license.txt: the data may be used,
changed and passed on if this notice stays with them."""


def rows(path: Path) -> list[list[str]]:
    lines = (line.partition("#")[0].strip() for line in path.read_text(encoding="utf-8-sig").splitlines())
    return [[field.strip() for field in line.split(";")] for line in lines if line]


def version(path: Path) -> str:
    found = re.search(r"Version: ([\d.]+)|Scripts-([\d.]+)\.txt", path.read_text(encoding="utf-8-sig"))
    if not found:
        raise SystemExit(f"{path} names no version: it is not the file of Unicode.")
    return found[1] or found[2]


def ranges_of_scripts(path: Path) -> list[tuple[int, int, str]]:
    """Return ranges of letters and marks with their script, those that touch joined."""
    found: list[tuple[int, int, str]] = []
    for span, script in rows(path):
        first, _dots, last = span.partition("..")
        for code in range(int(first, 16), int(last or first, 16) + 1):
            if script in SCRIPTS + SHARED and unicodedata.category(chr(code))[0] in "LM":
                found.append((code, code, "" if script in SHARED else script))
    joined: list[tuple[int, int, str]] = []
    for first_code, last_code, script in sorted(found):
        if joined and joined[-1][1] == first_code - 1 and joined[-1][2] == script:
            joined[-1] = (joined[-1][0], last_code, script)
        else:
            joined.append((first_code, last_code, script))
    return joined


def lookalikes(path: Path, ranges: list[tuple[int, int, str]]) -> dict[str, list[str]]:
    """Return what to write for letters that look alike, each with the letters that it stands for."""
    ours = {chr(code) for first, last, script in ranges if script for code in range(first, last + 1)}
    grouped: defaultdict[str, list[str]] = defaultdict(list)
    for source, target, _kind in rows(path):
        letter = chr(int(source, 16))
        is_ours = letter in ours or letter <= "\x7f" or (unicodedata.category(letter) == "Nd" and letter < "\u0700")
        if is_ours and unicodedata.normalize("NFKD", letter) == letter:
            meant = "".join(chr(int(code, 16)) for code in target.split()).replace(HIGH_HAMZA, HAMZA_ABOVE)
            grouped[unicodedata.normalize("NFKD", meant)].append(letter)
    grouped[HAMZA_ABOVE].append(HIGH_HAMZA)
    return grouped


def quoted(text: str) -> str:
    return f'"{"".join(map(_shown, text))}"'


def _shown(character: str) -> str:
    if character.isalnum() or ("\x20" < character < "\x7f" and character not in '"\\'):
        return character
    return f"\\u{ord(character):04x}" if character <= "\uffff" else f"\\U{ord(character):08x}"


def main() -> None:
    confusables, scripts = Path(sys.argv[1]), Path(sys.argv[2])
    ranges = ranges_of_scripts(scripts)
    grouped = lookalikes(confusables, ranges)
    head = '"""{} Made by scripts/make_lookalike_tables.py from Unicode {}.\n\n{}\n"""\n\n'
    table = "".join(f"    {quoted(meant)}: {quoted(''.join(letters))},\n" for meant, letters in sorted(grouped.items()))
    (FOLDER / "confusable_letters.py").write_text(
        head.format("Letters that look alike, by what stands for them.", version(confusables), LICENCE)
        + f"CONFUSABLE_LETTERS = {{\n{table}}}\n",
        encoding="utf-8",
    )
    by_script: defaultdict[str, list[str]] = defaultdict(list)
    for first, last, script in ranges:
        by_script[script].append(f"{first:x}-{last:x}" if first != last else f"{first:x}")
    spans = "".join(f'    "{script}": """\n{wrapped(spans)}""",\n' for script, spans in sorted(by_script.items()))
    (FOLDER / "script_ranges.py").write_text(
        head.format("The letters and marks of each script, in hexadecimal.", version(scripts), LICENCE)
        + f"# Under the empty name: what several scripts share.\nSCRIPT_RANGES = {{\n{spans}}}\n",
        encoding="utf-8",
    )
    print(f"{sum(map(len, grouped.values()))} letters, {len(ranges)} ranges")


def wrapped(spans: list[str]) -> str:
    lines, line = [], "       "
    for span in spans:
        if len(line) + len(span) > 110:
            lines.append(line)
            line = "       "
        line += f" {span}"
    return "\n".join([*lines, line, "    "])


if __name__ == "__main__":
    main()
