"""Whatever can be done to a newsroom and its site, each as one deed that is committed as the desk commits it.

Names and slugs are few, so that articles fight for addresses. Every text has a marker word of its own (secrets.py).
"""

import datetime
from collections.abc import Callable

from khabar.newsroom.actions import publish_due
from khabar.newsroom.models import Edition, Section, StandingPage
from tests.exactness.audience import Audience
from tests.exactness.choosing import Chance
from tests.exactness.clock import Clock
from tests.exactness.desk import Desk
from tests.exactness.house import House
from tests.exactness.secrets import Secrets
from tests.exactness.texts import HOURS, NAMES


class Life(Desk, House, Audience):
    """A newsroom with one edition to begin with, its house and its readers."""

    def __init__(self, chance: Chance, clock: Clock, secrets: Secrets | None = None) -> None:
        super().__init__(chance, clock, secrets)
        if not Edition.objects.exists():
            self._begin()
        self.secrets.look()

    def _begin(self) -> None:
        """Found a newsroom, and do what every one has done before chance has its way."""
        edition = Edition.objects.create(code="ar", name="خبر", language="ar")
        for name in NAMES[:2]:
            Section.objects.create(edition=edition, name=name)
        StandingPage.objects.create(
            edition=edition, title="سياسة التعليقات", slug="comments-policy", body="<p>نرحب.</p>", live=True
        )
        for deed in BEGINNING:
            deed(self)

    def time_passes(self) -> None:
        self.clock.pass_by(self.chance.one_of([datetime.timedelta(minutes=5), *HOURS, datetime.timedelta(days=20)]))
        publish_due(self.clock.now())


Deed = Callable[[Life], None]

BEGINNING: tuple[Deed, ...] = (
    Life.make_a_topic,
    Life.make_a_topic,
    Life.name_an_author,
    Life.name_an_agency,
    Life.take_in_a_photo,
    *(Life.write_and_publish,) * 5,
)
"""What a newsroom has done before chance has its way."""

ARTICLES: tuple[Deed, ...] = (
    Life.write_a_draft,
    Life.write_and_publish,
    Life.write_and_publish,
    Life.write_and_publish,
    Life.publish_a_draft,
    Life.rewrite,
    Life.hide_what_changed,
    Life.rewrite_without_publishing,
    Life.publish_unchanged,
    Life.move_to_another_section,
    Life.readdress,
    Life.backdate,
    Life.credit,
    Life.tag,
    Life.illustrate,
    Life.link_articles,
    Life.show_a_photo_in_the_text,
    Life.schedule,
    Life.let_expire,
    Life.unpublish,
    Life.delete,
    Life.delete_two_in_bulk,
    Life.translate,
)
HOUSE: tuple[Deed, ...] = (
    Life.open_a_section,
    Life.rename_a_section,
    Life.readdress_a_section,
    Life.move_a_section,
    Life.close_a_section,
    Life.make_a_topic,
    Life.rename_a_topic,
    Life.merge_topics,
    Life.delete_a_topic,
    Life.name_an_author,
    Life.name_an_agency,
    Life.forget_people,
    Life.take_in_a_photo,
    Life.caption_a_photo,
    Life.replace_the_file_of_a_photo,
    Life.delete_a_photo,
    Life.write_a_standing_page,
    Life.publish_a_standing_page,
    Life.draft_a_standing_page,
    Life.unpublish_a_standing_page,
    Life.delete_a_standing_page,
    Life.found_an_edition,
    Life.change_an_edition,
    Life.close_an_edition,
    Life.time_passes,
    Life.time_passes,
)
READERS_DEEDS: tuple[Deed, ...] = (
    Life.comment,
    Life.comment,
    Life.approve,
    Life.reject,
    Life.undo,
    Life.delete_a_comment,
    Life.vote,
    Life.vote,
    Life.ask_otherwise,
    Life.close_the_comments,
)
