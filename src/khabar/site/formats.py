"""What an article's format and its warning mean to readers: a label, a sentence, whether a photo may be met unasked."""

from khabar.newsroom.models import Article, Sensitivity
from khabar.site.wording import wording_for


def label_of(article: Article) -> str:
    """Return the label over the headline: breaking, else what readers call the format. Plain news has none."""
    words = wording_for(article.edition.language).formats
    return words.breaking if article.breaking_until else getattr(words.names, article.format, "")


def warning_of(article: Article) -> str:
    """Return what readers are told before they see *article*, or nothing."""
    return getattr(wording_for(article.edition.language).formats.warnings, article.sensitivity, "")


def may_be_met(article: Article) -> bool:
    """Say whether readers may meet the lead photo of *article* unasked: on fronts, share cards, in feeds."""
    return article.sensitivity != Sensitivity.GRAPHIC
