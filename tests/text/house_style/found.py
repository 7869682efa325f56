"""How the tests of the house style put their questions: what a rule marked, and what a text becomes."""

from khabar.text.house_style import DEFAULT_STYLE, HouseStyle, check


def marked(
    text: str, rule: str, language: str = "ar", style: HouseStyle = DEFAULT_STYLE
) -> list[tuple[str, str | None]]:
    """Return what *rule* marked in *text*, with what it suggests."""
    return [(finding.found, finding.suggestion) for finding in check(text, language, style) if finding.rule == rule]


def rules_that_marked(text: str, language: str = "ar", style: HouseStyle = DEFAULT_STYLE) -> set[str]:
    """Return the names of the rules that found something in *text*."""
    return {finding.rule for finding in check(text, language, style)}
