"""`khabar style` shows what the house would write differently, or prints the text as it would."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from khabar.cli.style import style

COPY = 'قال "احمد"\nذهب  الى بغداد'


def run(*arguments: str, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(style, arguments, input=stdin)


def test_each_finding_is_a_line_with_its_place(tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_text(COPY, encoding="utf-8")

    lines = run(str(copy)).stdout.splitlines()

    assert lines[0] == "1:5 quotes: [\"] → [«] (These are not the house's quotation marks.)"
    assert lines[-1] == "2:6 first_hamza: [الى] → [إلى] (A hamza that is pronounced is written.)"


def test_standard_input_in_another_encoding_is_read() -> None:
    result = run("-", "--json", stdin=COPY.encode("windows-1256"))

    findings = json.loads(result.stdout)
    assert [finding["rule"] for finding in findings] == [
        "quotes",
        "first_hamza",
        "quotes",
        "double_space",
        "first_hamza",
    ]
    assert findings[-1]["line"] == 2
    assert findings[-1]["message"]["arabic"] == "همزة القطع تُكتب."


def test_fix_prints_the_text_and_nothing_else() -> None:
    assert run("-", "--fix", stdin=COPY.encode()).stdout == "قال «أحمد»\nذهب إلى بغداد"


def test_another_language_is_asked_for_by_its_code() -> None:
    assert run("-", "--fix", "--language", "ur", stdin="وہ گیا.".encode()).stdout == "وہ گیا۔"


def test_unseen_characters_are_shown_by_number() -> None:
    result = run("-", stdin="القائم\N{RIGHT-TO-LEFT MARK} هنا".encode())

    assert result.stdout.startswith("1:7 invisible_characters: [U+200F] → []")


def test_what_is_no_text_is_refused_with_a_reason() -> None:
    result = run("-", stdin=b"%PDF-1.7 \x00\x01")

    assert result.exit_code == 1
    assert "PDF" in result.output
