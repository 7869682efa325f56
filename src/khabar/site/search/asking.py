"""Reads an address of the search. Whatever stands in it gives something to answer; what is wrong is noted by field."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal
from urllib.parse import urlencode

from django.http import QueryDict

from khabar.search.answering import MOST_PAGES
from khabar.search.backends.base import Order
from khabar.search.question import Question, cleaned, read_question
from khabar.text.digits import to_western

NAMES: Final = ("section", "topic", "author", "kind")
MOST_VALUES: Final = 5
LONGEST_VALUE: Final = 120
PERIODS: Final[Mapping[str, int]] = {"day": 1, "week": 7, "month": 31, "year": 366}
SORTS: Final[tuple[Order, ...]] = ("best", "newest", "oldest")
_DAY: Final = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")

Complaint = Literal["bad_day", "days_crossed"]


@dataclass(frozen=True)
class Asking:
    """One address of the search. *filters* has slugs by name; days are as typed, and read where they could be."""

    question: Question = field(default_factory=Question)
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    period: str = ""
    from_text: str = ""
    until_text: str = ""
    from_day: datetime.date | None = None
    until_day: datetime.date | None = None
    sort: Order = "best"
    page: int = 1
    before: int | None = None
    as_typed: bool = False
    complaints: Mapping[str, Complaint] = field(default_factory=dict)

    @property
    def is_narrowed(self) -> bool:
        return bool(any(self.filters.values()) or self.period or self.from_text or self.until_text)

    def without(self, name: str, value: str) -> "Asking":
        """Return the same search from its first page, without one filter."""
        kept = {one: tuple(v for v in values if (one, v) != (name, value)) for one, values in self.filters.items()}
        changes: dict[str, Any] = {"filters": kept, "page": 1, "before": None}
        if name == "period":
            changes["period"] = ""
        if name in ("from", "until"):
            changes |= {f"{name}_text": "", f"{name}_day": None}
        return replace(self, **changes)

    def without_filters(self) -> "Asking":
        return Asking(self.question, sort=self.sort, as_typed=self.as_typed)

    def asking(self, typed: str, *, as_typed: bool = False) -> "Asking":
        """Return a search for other words, as narrow as this one."""
        return replace(self, question=read_question(typed), page=1, before=None, as_typed=as_typed)

    def in_order(self, sort: Order) -> "Asking":
        return replace(self, sort=sort, page=1, before=None)

    def query_string(self) -> str:
        """Return the search as it stands behind the question mark of an address; nothing that is as by default."""
        pairs: list[tuple[str, str]] = []
        if self.question.typed:
            pairs.append(("q", self.question.typed))
        pairs += [(name, value) for name in NAMES for value in self.filters.get(name, ())]
        pairs += [("period", self.period), ("from", self.from_text), ("until", self.until_text)]
        pairs.append(("sort", "" if self.sort == "best" else self.sort))
        pairs.append(("typed", "1" if self.as_typed else ""))
        pairs.append(("page", str(self.page) if self.page > 1 else ""))
        pairs.append(("before", str(self.before) if self.page > 1 and self.before else ""))
        return urlencode([(name, value) for name, value in pairs if value])


def read_asking(parameters: QueryDict) -> Asking:
    """Return what *parameters* ask for; too many values, and such as cannot be, are left out."""
    complaints: dict[str, Complaint] = {}
    days: dict[str, datetime.date | None] = {}
    texts = {name: cleaned(parameters.get(name, ""))[:LONGEST_VALUE] for name in ("from", "until")}
    for name, text in texts.items():
        days[name] = _day(text)
        if text and days[name] is None:
            complaints[name] = "bad_day"
    first, last = days["from"], days["until"]
    if first and last and first > last:
        complaints["until"] = "days_crossed"
    period = parameters.get("period", "")
    sort = parameters.get("sort", "")
    return Asking(
        question=read_question(parameters.get("q", "")),
        filters={name: _values(parameters, name) for name in NAMES},
        period=period if period in PERIODS else "",
        from_text=texts["from"],
        until_text=texts["until"],
        from_day=first,
        until_day=last,
        sort=next((order for order in SORTS if order == sort), "best"),
        page=min(max(_number(parameters.get("page", "")) or 1, 1), MOST_PAGES),
        before=_number(parameters.get("before", "")) or None,
        as_typed=bool(parameters.get("typed")),
        complaints=complaints,
    )


def _values(parameters: QueryDict, name: str) -> tuple[str, ...]:
    given = (cleaned(value)[:LONGEST_VALUE] for value in parameters.getlist(name)[: 4 * MOST_VALUES])
    return tuple(dict.fromkeys(value for value in given if value))[:MOST_VALUES]


def _number(text: str) -> int:
    text = to_western(text.strip()[:24])
    return int(text) if text.isascii() and text.isdigit() else 0


def _day(text: str) -> datetime.date | None:
    found = _DAY.fullmatch(to_western(text))
    if found is None:
        return None
    try:
        return datetime.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None
