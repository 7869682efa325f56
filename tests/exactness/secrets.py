"""Marker words in every text of a newsroom, and which of them readers must not meet: asked of the rows.

A hidden word was never public: no byte of anything public may have it. A withdrawn one was: no answer may have it now.
"""

import json
import time
from dataclasses import dataclass, field
from pathlib import Path

from khabar.conversation.models import Comment
from khabar.newsroom.models import Article, Photo, StandingPage, Version
from khabar.newsroom.models.published_text import PARTS, passages_of
from tests.exactness.words import spelt, words_in


@dataclass
class Secrets:
    """The words that were made, and those that ever were public. A later word has a higher number."""

    number: int = 0
    made: set[str] = field(default_factory=set)
    ever_public: set[str] = field(default_factory=set)
    public: set[str] = field(default_factory=set)

    def word(self) -> str:
        """Return a new word, of letters alone: an edition prints digits in its own way."""
        self.number += 1
        word = spelt(self.number)
        self.made.add(word)
        return word

    def look(self) -> None:
        """See what is public now. Call it after each deed."""
        self.public = {word for text in _public_texts() for word in words_in(text)}
        self.ever_public |= self.public

    def keep(self, file: Path) -> None:
        """Write down what is known, for a process that goes on later."""
        told = {"number": self.number, "made": sorted(self.made), "ever_public": sorted(self.ever_public)}
        file.write_text(json.dumps(told))

    @classmethod
    def kept(cls, file: Path) -> "Secrets":
        """Read what an earlier process kept; nothing is known if there is no *file*.

        Words go on with a number made of the time, so that those of a later process are later ones, whatever was kept.
        """
        number = int(time.time() * 100)
        if not file.exists():
            return cls(number)
        told = json.loads(file.read_text())
        return cls(max(number, told["number"]), set(told["made"]), set(told["ever_public"]))

    @property
    def hidden(self) -> set[str]:
        return self.made - self.ever_public

    @property
    def withdrawn(self) -> set[str]:
        return self.ever_public - self.public


def _public_texts() -> list[str]:
    """Return whatever the rows let readers see: also the addresses that an article has and had, and its photos."""
    texts: list[str] = []
    for article in Article.objects.filter(live=True).select_related("lead_photo"):
        texts += [article.headline, article.slug, article.standfirst, article.plain_text(), article.lead_photo_caption]
        texts += article.former_addresses.values_list("slug", flat=True)
        texts += _texts_of_record(article)
    for article in Article.objects.filter(live=False):
        texts += Version.objects.of_article(article.pk).values_list("note", flat=True)
    for page in StandingPage.objects.filter(live=True):
        texts += [page.title, page.slug, page.body]
    approved = Comment.objects.approved().filter(thread__article__live=True)
    texts += [text for texts_of in approved.values_list("author_name", "text") for text in texts_of]
    for photo in Photo.objects.all():
        if photo.led_articles.filter(live=True).exists() or _stands_in_a_body(photo):
            texts += [photo.caption, photo.alt_text]
    return texts


def _texts_of_record(article: Article) -> list[str]:
    """Return what the record of changes may show: both sides of each difference that is not hidden, and all notes."""
    texts: list[str] = []
    before: list[str] = []
    for version in Version.objects.of_article(article.pk):
        after = [passage for part in PARTS for passage in passages_of(version.content, part)]
        texts.append(version.note)
        if version.hidden_at is None and before:
            texts += before + after
        before = after or before
    return texts


def _stands_in_a_body(photo: Photo) -> bool:
    return any(
        block.block_type == "photo" and block.value["photo"] == photo
        for article in Article.objects.filter(live=True)
        for block in article.body
    )
