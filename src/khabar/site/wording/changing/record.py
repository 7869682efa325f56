"""The words of corrections and of the record of changes, as a record that each language fills."""

from dataclasses import dataclass

from khabar.text.plurals import PluralForms


@dataclass(frozen=True)
class ChangeWords:
    heading: str
    see_record: str
    record_intro: str
    corrections: str
    corrections_intro: str
    no_corrections: str
    correction: str
    corrected: str
    editors: str
    first: str
    minor: str
    update: str
    withdrawal: str
    back: str
    version: str
    newest_version: str
    spelling_only: str
    nothing_to_read: str
    hidden: str
    too_long: str
    too_old: str
    was_removed: str
    was_added: str
    was_spelt: str
    is_spelt: str
    headline: str
    standfirst: str
    bylines: str
    dateline: str
    photo: str
    body: str
    key: str
    withdrawn_on: str
    reason: str
    difference_to_live: str
    no_difference: str
    not_live: str
    unchanged: PluralForms
    """Paragraphs that stayed as they were, left out between those that changed."""
