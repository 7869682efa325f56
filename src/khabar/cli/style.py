"""`khabar style`: what the house would write differently in a text. Words what the checker found; needs no home."""

import json
from bisect import bisect_right
from dataclasses import asdict
from typing import BinaryIO

import click

from khabar.cli.talk import Refused, say
from khabar.text.encodings import UnreadableCopy, decode_copy
from khabar.text.house_style import Finding, check, mend
from khabar.text.languages import LANGUAGES


@click.command()
@click.argument("file", type=click.File("rb"))
@click.option(
    "--language", type=click.Choice(sorted(LANGUAGES)), default="ar", show_default=True, help="What it is in."
)
@click.option("--fix", is_flag=True, help="Print the text with every certain change made, and no findings.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON, with reasons in Arabic and English.")
def style(file: BinaryIO, language: str, fix: bool, as_json: bool) -> None:
    """Check the typography and spelling of a text, a finding a line; a dash for FILE reads standard input."""
    try:
        text = decode_copy(file.read()).text
    except UnreadableCopy as refusal:
        raise Refused(str(refusal)) from refusal
    if fix:
        click.echo(mend(text, language), nl=False)
        return
    findings = check(text, language)
    places = _Places(text)
    if as_json:
        click.echo(json.dumps([places.record(finding) for finding in findings], ensure_ascii=False, indent=2))
        return
    for finding in findings:
        click.echo(places.told(finding))
    say(f"{len(findings)} findings." if len(findings) != 1 else "1 finding.")


class _Places:
    """Lines and columns of a text, counted from 1 as editors count them."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(place + 1 for place, character in enumerate(text) if character == "\n")]

    def of(self, place: int) -> tuple[int, int]:
        line = bisect_right(self._starts, place)
        return line, place - self._starts[line - 1] + 1

    def record(self, finding: Finding) -> dict[str, object]:
        line, column = self.of(finding.start)
        return {"line": line, "column": column, **asdict(finding)}

    def told(self, finding: Finding) -> str:
        line, column = self.of(finding.start)
        change = "" if finding.suggestion is None else f" → {_shown(finding.suggestion)}"
        return f"{line}:{column} {finding.rule}: {_shown(finding.found)}{change} ({finding.message.english})"


def _shown(words: str) -> str:
    """Return *words* in brackets, with what cannot be seen named by number."""
    return f"[{''.join(letter if letter.isprintable() else f'U+{ord(letter):04X}' for letter in words)}]"
