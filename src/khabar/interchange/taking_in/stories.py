"""Makes articles and standing pages of stories, a batch at a time: each batch is one transaction, with what it needs to
be known when it comes again. So an import may be killed at any moment, and goes on when it is started again.
"""

import dataclasses
import datetime
import gc
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from khabar.conversation.actions import bring_in_comments
from khabar.conversation.actions.bring_in_comments import FormerComment
from khabar.interchange.formats.markup import Picture, blocks_of
from khabar.interchange.formats.records import LeftOut, Note, State, Story
from khabar.interchange.models import Arrival, Origin
from khabar.interchange.models.arrival import Kind
from khabar.interchange.taking_in.bodies import Body, body_of
from khabar.interchange.taking_in.fitting import Words, comments_of, words_of
from khabar.interchange.taking_in.names import Names
from khabar.interchange.taking_in.pictures import Pictures
from khabar.interchange.taking_in.players import keep_players
from khabar.interchange.taking_in.telling import Outcome, Telling
from khabar.newsroom.actions import add_articles
from khabar.newsroom.models import Article, CommentMode, FormerPath, StandingPage
from khabar.newsroom.models.article import SLUG_MAX_LENGTH
from khabar.site.addresses import article_path, permalink_path, standing_path
from khabar.site.pages.old_articles import argument_at
from khabar.text.slugs import slugify, unique_slug

BATCH = 50
MOST_LETTERS = 500_000
"""Of the bodies of a batch; one that is longer stands alone."""
LONGEST_PAGE_TITLE = 160
LONGEST_PAGE_SLUG = 80


@dataclass
class Ready:
    """A story with everything that could be made of it outside a transaction, and what became of it."""

    story: Story
    digest: str
    notes: list[Note]
    words: Words
    body: Body
    comments: list[FormerComment]
    lead: int | None
    arrival: Arrival | None = None
    outcome: Outcome = Outcome.IMPORTED
    reason: str = ""
    address: str = ""


@dataclass
class TakingIn:
    """One import. With *is_dry* every batch is undone, and only told of."""

    origin: Origin
    names: Names
    pictures: Pictures
    telling: Telling
    is_dry: bool = False
    now: datetime.datetime = field(default_factory=timezone.now)
    comments_read: int = 0
    comments_added: int = 0
    _met: set[str] = field(default_factory=set)

    def take_in(self, told: Iterable[Story | LeftOut]) -> None:
        """Take in every story, and tell of each thing once."""
        gc.freeze()  # what the program itself consists of need not be looked through after each batch
        for batch in _batches(told):
            stories = []
            for one in batch:
                self.comments_read += one.remarks if isinstance(one, LeftOut) else len(one.remarks)
                if isinstance(one, LeftOut):
                    self.telling.tell(one.kind, one.key, one.title, Outcome.SKIPPED, reason=one.reason)
                elif one.state is State.TRASHED:
                    self.telling.tell(one.kind, one.key, one.title, Outcome.SKIPPED, reason="It lay in the trash.")
                elif f"{one.is_page}:{one.key}" in self._met:
                    reason = "Another one in the file has the same number."
                    self.telling.tell(one.kind, one.key, one.title, Outcome.SKIPPED, reason=reason)
                else:
                    self._met.add(f"{one.is_page}:{one.key}")
                    stories.append(one)
            self._take_in_batch(stories)
            self.telling.flush()
            # Rows and what hangs on them are knots that only the collector unties, and it counts them, not their bytes.
            gc.collect()

    def _take_in_batch(self, stories: Sequence[Story]) -> None:
        ready = list(self._ready(stories))
        before = [list(one.notes) for one in ready]
        try:
            self._write(ready)
        except (DatabaseError, ValidationError, ValueError):
            # One of them cannot be kept: each by itself, so that the others are.
            self.names.forget()
            for one, notes in zip(ready, before, strict=True):
                one.notes = notes
                try:
                    self._write([one])
                except (DatabaseError, ValidationError, ValueError) as error:
                    self.names.forget()
                    one.outcome, one.reason = Outcome.SKIPPED, f"It cannot be kept: {error}"
        for one in ready:
            story = one.story
            self.telling.tell(
                story.kind, story.key, story.title, one.outcome, reason=one.reason, notes=one.notes, address=one.address
            )

    def _ready(self, stories: Sequence[Story]) -> Iterator[Ready]:
        arrivals = self._arrivals(stories)
        for story in stories:
            digest = digest_of(story)
            arrival = arrivals.get((story.is_page, story.key))
            gains_pictures = arrival is not None and arrival.lacks_pictures and self.pictures.source is not None
            if arrival is not None and arrival.digest == digest and not gains_pictures:
                yield Ready(
                    story, digest, [], Words("", "", ()), Body("", "", (), False), [], None, arrival, Outcome.KNOWN
                )
                continue
            notes = list(story.notes)
            read = blocks_of(story.body)
            notes += read.notes
            words = words_of(story, read.blocks, self.names.edition.language, notes)
            body = body_of(story, [*words.first, *read.blocks], self.pictures, notes)
            lead = self.pictures.photo_of(_lead_of(story), notes) if story.lead and not story.is_page else None
            if story.lead and lead is None and not story.is_page:
                body = dataclasses.replace(body, lacks_pictures=True)
            longest = settings.KHABAR_COMMENT_MAX_LENGTH
            comments = comments_of(story, longest, self.names.edition.language, notes)
            if story.is_page and comments:
                notes.append(Note(f"Standing pages have no comments; left out: {len(comments)}."))
            yield Ready(story, digest, notes, words, body, comments, lead, arrival)

    def _arrivals(self, stories: Sequence[Story]) -> dict[tuple[bool, str], Arrival]:
        keys = [story.key[:191] for story in stories]
        rows = Arrival.objects.filter(origin=self.origin, kind__in=(Kind.ARTICLE, Kind.STANDING_PAGE), key__in=keys)
        return {(row.kind == Kind.STANDING_PAGE, row.key): row for row in rows}

    def _write(self, ready: Sequence[Ready]) -> None:
        with transaction.atomic():
            new = [one for one in ready if one.arrival is None]
            articles = {one.story.key: self._article(one) for one in new if not one.story.is_page}
            self._give_slugs([(one, articles[one.story.key]) for one in new if not one.story.is_page])
            add_articles(list(articles.values()))
            pages = {one.story.key: self._page(one) for one in new if one.story.is_page}
            self._remember(new, articles, pages)
            self._lead_from_former_paths(new, articles, pages)
            comments = {articles[one.story.key]: one.comments for one in new if not one.story.is_page}
            for one in ready:
                if one.arrival is not None and one.outcome is not Outcome.KNOWN:
                    updated = self._update(one, one.arrival)
                    if updated is not None:
                        comments[updated] = one.comments
            added = bring_in_comments(comments)
            keep_players(url for one in ready for url in one.body.embeds)
            if self.is_dry:
                transaction.set_rollback(True)
        self.comments_added += added
        if self.is_dry:
            self.names.forget()

    def _article(self, one: Ready) -> Article:
        """Return the row for a new story, not saved."""
        story = one.story
        article = Article(edition=self.names.edition)
        self._fill(article, one)
        state, moment = self._state_of(story, one.notes)
        article.live = state is State.PUBLISHED
        article.has_unpublished_changes = not article.live
        if article.live and moment is not None:
            article.published_at = moment.replace(second=0, microsecond=0)
            article.first_published_at = article.last_published_at = article.published_at
        elif state is State.SCHEDULED:
            article.go_live_at = moment
        return article

    def _fill(self, article: Article, one: Ready) -> None:
        story = one.story
        names = story.names
        article.section = self.names.section(
            story.first_category, names.get(f"category:{story.first_category}", ""), one.notes
        )
        topics = [self.names.topic(key, names.get(f"tag:{key}", "")) for key in story.tags]
        for key in story.categories:
            if key != story.first_category:
                name = self.names.category_name(key, names.get(f"category:{key}", ""))
                topics.append(self.names.topic_called(name))
                one.notes.append(Note(f"Its category «{name}» became a topic: an article is in one section."))
        article.topics = list(dict.fromkeys(topics))
        people = dict.fromkeys(story.people)
        article.bylines.set(
            self.names.byline(key, names.get(f"person:{key}", ""), place) for place, key in enumerate(people)
        )
        article.headline, article.standfirst = one.words.headline, one.words.standfirst
        article.dateline = story.dateline[:80]
        article.body = one.body.stream
        if one.lead is not None:
            article.lead_photo_id = one.lead
            article.lead_photo_caption = story.lead_caption[:1000]
        article.comment_mode = "" if story.takes_comments else CommentMode.READ_ONLY

    def _state_of(self, story: Story, notes: list[Note]) -> tuple[State, datetime.datetime | None]:
        moment = story.published_at
        if story.state is State.PUBLISHED and moment is None:
            notes.append(Note("It has no time of publication; it became a draft."))
            return State.DRAFT, None
        if story.state in (State.PUBLISHED, State.SCHEDULED) and moment is not None and moment > self.now:
            notes.append(Note(f"It was to appear on {moment:%Y-%m-%d %H:%M} UTC; it is a draft with that time."))
            return State.SCHEDULED, moment
        if story.state is State.SCHEDULED:
            notes.append(Note("Its time had come by now and it had not appeared; it became a draft."))
        if story.state in (State.DRAFT, State.PRIVATE):
            notes.append(Note("It was not public there; it is a draft."))
        return (State.DRAFT, None) if story.state is not State.PUBLISHED else (State.PUBLISHED, moment)

    def _give_slugs(self, new: Sequence[tuple[Ready, Article]]) -> None:
        wanted = {id(article): _slug_of(one.story, article.headline) for one, article in new}
        articles = Article.objects.filter(edition=self.names.edition)
        taken = set(articles.filter(slug__in=wanted.values()).values_list("slug", flat=True))
        for one, article in new:
            slug = wanted[id(article)]
            if slug in taken:
                # One query for each that is taken, and few are.
                slug = unique_slug(
                    slug,
                    lambda tried: tried in taken or articles.filter(slug=tried).exists(),
                    SLUG_MAX_LENGTH,
                )
                one.notes.append(Note(f"Its slug was taken; it is {slug} now."))
            taken.add(slug)
            article.slug = slug

    def _page(self, one: Ready) -> StandingPage:
        story = one.story
        state, moment = self._state_of(story, one.notes)
        page = StandingPage(
            edition=self.names.edition,
            title=one.words.headline[:LONGEST_PAGE_TITLE],
            body=one.body.rich_text,
            live=state is State.PUBLISHED,
            has_unpublished_changes=state is not State.PUBLISHED,
        )
        if page.live:
            page.first_published_at = page.last_published_at = moment
        slug = slugify(story.slug, LONGEST_PAGE_SLUG) or slugify(page.title, LONGEST_PAGE_SLUG) or "page"
        others = StandingPage.objects.filter(edition=self.names.edition)
        page.slug = unique_slug(slug, lambda tried: others.filter(slug=tried).exists(), LONGEST_PAGE_SLUG)
        if page.slug != slug:
            one.notes.append(Note(f"Its slug was taken; it is {page.slug} now."))
        page.save()
        return page

    def _remember(self, new: Sequence[Ready], articles: dict[str, Article], pages: dict[str, StandingPage]) -> None:
        arrivals = []
        for one in new:
            story = one.story
            row: Article | StandingPage
            if story.is_page:
                row, kind = pages[story.key], Kind.STANDING_PAGE
                one.address = standing_path(row)
            else:
                row, kind = articles[story.key], Kind.ARTICLE
                one.address = article_path(row) if row.is_public else permalink_path(row)
            one.outcome = Outcome.CHANGED if one.notes else Outcome.IMPORTED
            arrivals.append(
                Arrival(
                    origin=self.origin,
                    kind=kind,
                    key=story.key[:191],
                    object_id=row.pk,
                    digest=one.digest,
                    lacks_pictures=one.body.lacks_pictures,
                )
            )
        Arrival.objects.bulk_create(arrivals)

    def _lead_from_former_paths(
        self, new: Sequence[Ready], articles: dict[str, Article], pages: dict[str, StandingPage]
    ) -> None:
        paths = {path for one in new for path in one.story.paths}
        taken = set(FormerPath.objects.filter(path__in=paths).values_list("path", flat=True))
        rows = []
        for one in new:
            for path in one.story.paths:
                if path == one.address:
                    continue
                if path in taken or argument_at(path) is not None:
                    one.notes.append(Note(f"Its old address {path} leads to something else already."))
                    continue
                taken.add(path)
                story = one.story
                target = {"standing_page": pages[story.key]} if story.is_page else {"article": articles[story.key]}
                rows.append(FormerPath(path=path, **target))
        FormerPath.objects.bulk_create(rows)  # the articles' own keys were touched in this transaction

    def _update(self, one: Ready, arrival: Arrival) -> Article | None:
        """Bring what came earlier up to the export, unless the desk had its hands on it. Return it if it is an article.

        Comments that came since are added in either case.
        """
        one.outcome = Outcome.KNOWN
        model = StandingPage if one.story.is_page else Article
        row = model._base_manager.filter(pk=arrival.object_id).first()
        if row is None:
            one.reason = "The desk deleted it since; it is not made again."
            return None
        row.edition = self.names.edition
        if row.latest_revision_id is not None:
            one.reason = "The desk has worked on it since; it stays as the desk has it."
            return row if isinstance(row, Article) else None
        if isinstance(row, Article):
            self._fill(row, one)
        else:
            row.title, row.body = one.words.headline[:LONGEST_PAGE_TITLE], one.body.rich_text
        row.save()
        arrival.digest, arrival.lacks_pictures = one.digest, one.body.lacks_pictures
        arrival.save(update_fields=["digest", "lacks_pictures"])
        one.outcome = Outcome.UPDATED
        return row if isinstance(row, Article) else None


def digest_of(story: Story) -> str:
    """Return what stays the same as long as the export says the same of *story*."""
    plain = dataclasses.replace(story, notes=())
    return hashlib.sha256(repr(plain).encode("utf-8", "replace")).hexdigest()


def _lead_of(story: Story) -> Picture:
    return Picture("", story.lead) if story.lead.isdigit() else Picture(story.lead)


def _slug_of(story: Story, headline: str) -> str:
    written = slugify(story.slug, SLUG_MAX_LENGTH)
    return written or slugify(headline, SLUG_MAX_LENGTH) or "article"


def _batches(told: Iterable[Story | LeftOut]) -> Iterator[list[Story | LeftOut]]:
    """Part what is told into batches: of BATCH things, or fewer where they are long, so that memory stays small."""
    batch: list[Story | LeftOut] = []
    letters = 0
    for one in told:
        batch.append(one)
        letters += len(one.body) if isinstance(one, Story) else 0
        if len(batch) >= BATCH or letters >= MOST_LETTERS:
            yield batch
            batch, letters = [], 0
    if batch:
        yield batch
