"""The record itself: every word a public page of ours prints. Braces name what is filled in."""

from dataclasses import dataclass

from khabar.site.wording.changing.record import ChangeWords
from khabar.site.wording.formats.record import FormatWords
from khabar.site.wording.searching.record import SearchWords
from khabar.text.plurals import PluralForms


@dataclass(frozen=True)
class Wording:
    language: str

    # around the page
    skip_to_content: str
    sections: str
    editions: str
    standing_pages: str
    front_page: str
    last_updated: str
    archive: str
    feed: str
    more: str
    made_with: str

    # fronts and lists
    latest: str
    our_writers: str
    more_in: str
    topic: str
    section: str
    no_articles: str
    archive_intro: str
    articles: PluralForms
    previous_month: str
    next_month: str

    # article
    you_are_here: str
    published: str
    updated: str
    translated_by: str
    """Names the translator: {name}."""
    in_other_languages: str
    photo_caption: str
    photo_credit: str
    topics: str
    read_also: str
    related: str
    share: str
    share_whatsapp: str
    share_telegram: str
    share_facebook: str
    share_x: str
    share_email: str
    permalink: str

    # poll
    yes: str
    no: str
    withdraw: str
    poll_failed: str

    # comments
    comments: PluralForms
    in_reply_to: str
    """Followed by a reader's name."""
    comments_policy: str
    required: str
    name: str
    email: str
    email_note: str
    comment: str
    characters_rule: str
    send: str
    sending: str
    send_failed: str
    read_before_publication: str
    comments_closed: str
    comments_read_only: str
    back_to_article: str
    leave_empty: str

    # when there is no page
    not_found: str
    not_found_text: str
    gone: str
    gone_text: str
    away: str
    away_text: str
    to_front_page: str
    to_archive: str
    to_search: str
    preview: str

    # in a kept copy of the site, before a link to the live one
    copy_form: str
    copy_search: str

    changes: ChangeWords
    search: SearchWords
    formats: FormatWords
