"""Tells in English what was read and why, for the command line. The admin has the same in its own language."""

from typing import Final

from khabar.wire.formats.pasted.article import PastedArticle

REASONS: Final = {
    "headline": "the first title above the story",
    "section.known": "a section of this edition",
    "section.labelled": "labelled so",
    "section.place": "by its place above the headline",
    "section.crumbs": "from the crumbs",
    "topic.known": "a topic of this edition",
    "topic.labelled": "labelled so",
    "topic.place": "by its place above the headline",
    "topic.crumbs": "from the crumbs",
    "byline.known": "on file",
    "byline.labelled": "labelled so",
    "byline.shape": "named like an agency",
    "byline.place": "a name right below the headline",
    "date.line": "from its own line",
    "date.line_without_year": "from its own line, the year worked out",
    "date.story": "the first date in the story",
    "date.story_without_year": "the first date in the story, the year worked out",
    "date.caption": "from the caption",
    "date.caption_without_year": "from the caption, the year worked out",
    "photo.credit": "by its credit",
    "photo.above_credit": "right above its credit",
    "photo.labelled": "labelled so",
    "photo.said_twice": "it stands there twice",
}
_NOTES: Final = {
    "photo.another": "A second caption was left out: {caption}",
    "photo.no_caption": "The photo's credit has no caption.",
    "date.no_such_day": "The date {day}/{month} exists in no likely year, so the article has none.",
    "date.in_future": "The date {day} is still to come.",
    "body.none": "There is no story below the headline.",
}


def facts_in_english(article: PastedArticle) -> list[tuple[str, str]]:
    """Return what was found, as pairs of a field's name and its value, in the order of a page."""
    photo = article.photo
    facts = [
        ("headline", article.headline),
        ("section", article.section or ""),
        ("topic", article.topic or ""),
        ("bylines", ", ".join(byline.name for byline in article.bylines)),
        ("published on", article.published_on.isoformat() if article.published_on else ""),
        ("dateline", article.dateline or ""),
        ("caption", photo.caption if photo else ""),
        ("photographer", (photo.photographer if photo else None) or ""),
        ("agency", (photo.agency if photo else None) or ""),
        ("body", f"{len(article.body)} paragraphs"),
        ("dropped", f"{len(article.dropped)} lines"),
    ]
    return [(name, value) for name, value in facts if value]


def as_text(article: PastedArticle) -> str:
    """Return the whole reading for a person: the facts, the story, and what was dropped."""
    facts = [f"{name}: {value}" for name, value in facts_in_english(article)]
    confidence = f"confidence: {article.confidence:.2f}"
    return "\n".join([*facts, confidence, "", *article.body, "", *(f"- {line}" for line in article.dropped)]).rstrip()


def notes_in_english(article: PastedArticle) -> list[str]:
    """Return a sentence for each field that was recognised, with how sure that is and why, then what to look at."""
    photo = article.photo
    values = (
        ("Headline", "headline", article.headline),
        ("Section", "section", article.section),
        ("Topic", "topic", article.topic),
        ("Byline", "bylines", ", ".join(f"{byline.name} [{byline.kind}]" for byline in article.bylines)),
        ("Published on", "published_on", article.published_on),
        ("Photo by", "photo", "/".join(filter(None, (photo.photographer, photo.agency))) if photo else ""),
        ("Body", "body", f"{len(article.body)} paragraphs, {len(article.dropped)} lines dropped"),
    )
    told = []
    for name, field, value in values:
        if field in article.confidence_by_field:
            reason = REASONS.get(article.reason_for(field))
            sure = f"{article.confidence_by_field[field]:.0%}"
            told.append(f"{name} ({sure}, {reason}): {value}" if reason else f"{name} ({sure}): {value}")
    return [*told, *(_NOTES[note.code].format(**note.params) for note in article.notes if note.code in _NOTES)]
