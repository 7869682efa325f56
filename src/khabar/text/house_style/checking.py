"""Checks a text against the house's rules, and makes the changes that were suggested. Knows the rules by their list."""

from collections.abc import Iterable

from khabar.text.house_style.finding import Finding
from khabar.text.house_style.manuscript import Manuscript
from khabar.text.house_style.rule import Hit, Rule
from khabar.text.house_style.rules import RULES
from khabar.text.house_style.style import DEFAULT_STYLE, HouseStyle
from khabar.text.languages import language as record_of

# One change may make room for another: a doubled space goes, and then a mark stands at its word. Copy needs two or
# three rounds; the bound is for text that was made to run on.
_ROUNDS_AT_MOST = 12


def check(text: str, language: str, style: HouseStyle = DEFAULT_STYLE) -> list[Finding]:
    """Return what the house would write differently in *text*, in order and without overlap.

    >>> [(finding.found, finding.suggestion) for finding in check("فى الاسبوع  الماضي, و الجيش", "ar")]
    [('فى', 'في'), ('الاسبوع', 'الأسبوع'), ('  ', ' '), (',', '،'), ('و ', 'و')]
    """
    manuscript = Manuscript(text, record_of(language), style)
    marked = bytearray(manuscript.shield)
    findings = []
    for rule in rules_of(style, manuscript.language.code):
        for hit in rule.find(manuscript):
            says_something = hit.suggestion != text[hit.start : hit.end]
            if says_something and marked.find(1, hit.start, hit.end) < 0:
                marked[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
                findings.append(_finding(rule, hit, text))
    return sorted(findings, key=lambda finding: finding.start)


def rules_of(style: HouseStyle, code: str) -> list[Rule]:
    """Return the rules that *style* asks for in the language of *code*, the most particular first."""
    return [
        rule
        for rule in RULES
        if code in rule.languages
        and (rule.on or rule.name in style.switched_on)
        and rule.name not in style.switched_off
    ]


def apply(text: str, findings: Iterable[Finding]) -> str:
    """Return *text* with the suggestions of *findings* made; findings of another text, or without one, change nothing.

    >>> apply("فى بغداد", check("فى بغداد", "ar"))
    'في بغداد'
    """
    pieces, place = [], 0
    for finding in sorted(findings, key=lambda finding: finding.start):
        start, end = finding.start, finding.end
        if finding.suggestion is not None and start >= place and text[start:end] == finding.found:
            pieces += [text[place:start], finding.suggestion]
            place = end
    return "".join([*pieces, text[place:]])


def mend(text: str, language: str, style: HouseStyle = DEFAULT_STYLE) -> str:
    """Return *text* with every change made of which the style is confident enough. Mending twice is mending once.

    >>> mend("قال احمد:نحن فى  بغداد .", "ar")
    'قال أحمد: نحن في بغداد.'
    """
    for _ in range(_ROUNDS_AT_MOST):
        certain = [finding for finding in check(text, language, style) if finding.confidence >= style.threshold]
        mended = apply(text, certain)
        if mended == text:
            break
        text = mended
    return text


def _finding(rule: Rule, hit: Hit, text: str) -> Finding:
    return Finding(
        rule=rule.name,
        start=hit.start,
        end=hit.end,
        found=text[hit.start : hit.end],
        suggestion=hit.suggestion,
        confidence=hit.confidence,
        message=hit.message or rule.message,
    )
