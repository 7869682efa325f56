"""The record of the search's words. Braces name what is filled in."""

from dataclasses import dataclass

from khabar.text.plurals import PluralForms


@dataclass(frozen=True)
class SearchWords:
    # the box
    label: str
    placeholder: str
    button: str
    title: str
    description: str

    # what was found
    found: PluralForms
    results_for: str
    repaired: str
    as_typed: str
    did_you_mean: str
    partial: str

    # how it was read
    shortened: str
    only_excluded: str
    no_words: str
    unknown_filter: str
    bad_day: str
    days_crossed: str

    # keeping it narrow
    narrow: str
    apply: str
    anything: str
    section: str
    topic: str
    author: str
    kind: str
    article: str
    standing_page: str
    period: str
    any_time: str
    day: str
    week: str
    month: str
    year: str
    from_day: str
    until_day: str
    sort: str
    best: str
    newest: str
    oldest: str
    filters: str
    remove: str
    remove_all: str

    # pages
    pages: str
    previous: str
    next: str
    page_of: str

    # help
    intro: str
    tip_phrase: str
    tip_exclude: str
    tip_spelling: str
    nothing: str
    try_spelling: str
    try_loose: str
    try_without: str
    latest: str

    # when it cannot be answered
    away: str
    away_text: str
    busy: str
    busy_text: str
    too_many: str
    too_many_text: str

    # while typing
    suggestions: PluralForms
    suggestion_list: str
    is_section: str
    is_topic: str
    is_author: str
    is_page: str
    is_query: str
