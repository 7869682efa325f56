"""Templates print dates, numbers and directions through khabar.text, and lean on logical properties only."""

import re

from tests.house.repository import SOURCE, files, shown, told

FORBIDDEN_FILTERS = ("date", "time", "timesince", "timeuntil", "naturaltime", "naturalday", "intcomma", "pluralize")
_FILTER = re.compile(r"\|\s*(" + "|".join(FORBIDDEN_FILTERS) + r")\b")
_TAG = re.compile(r"\{[{%].*?[%}]\}", re.DOTALL)


def forbidden_filters_in(template: str) -> list[str]:
    """Return the filters that write Arabic dates, times or plurals wrongly, with their lines."""
    return [
        f"{template.count(chr(10), 0, tag.start() + use.start()) + 1}: |{use.group(1)}"
        for tag in _TAG.finditer(template)
        for use in _FILTER.finditer(tag.group())
    ]


def test_no_template_formats_dates_or_plurals_by_django() -> None:
    found = [
        f"{shown(path)}:{fault}"
        for path in files(".html", ".xml", ".txt", below=SOURCE)
        for fault in forbidden_filters_in(path.read_text(encoding="utf-8"))
    ]

    assert not found, told(found, "use khabar.text (format_date, count_phrase): Django's Arabic formats are wrong.")


def test_a_forbidden_filter_is_found_however_it_is_spaced() -> None:
    planted = '<p>\n{{ article.published_at|date:"j F Y" }}\n{% if comment.sent_at | timesince %}'

    assert forbidden_filters_in(planted) == ["2: |date", "3: |timesince"]


def test_our_own_filters_and_plain_pipes_pass() -> None:
    assert forbidden_filters_in("{{ day|arabic_date }} {{ x|dateline }} a | date of birth") == []
