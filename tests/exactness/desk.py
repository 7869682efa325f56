"""What the desk does to articles, each as one deed that is committed as the desk commits it."""

from khabar.newsroom.actions import (
    hide_difference,
    publish_article,
    save_draft,
    schedule_article,
    unpublish_article,
)
from khabar.newsroom.models import Article, Change, Photo, Section, Topic, Version
from tests.exactness.choosing import some
from tests.exactness.texts import Texts, as_the_desk_has_it

SLUGS = ("one", "two", "القائم", "")


class Desk(Texts):
    """Each public method is one deed; it does nothing where it cannot."""

    def write_a_draft(self) -> None:
        if (article := self.new_article()) is not None:
            save_draft(article=article)

    def write_and_publish(self) -> None:
        if (article := self.new_article()) is not None:
            publish_article(article=article)

    def publish_a_draft(self) -> None:
        for article in some(self.chance, Article, live=False):
            publish_article(article=as_the_desk_has_it(article))

    def rewrite(self) -> None:
        for article in some(self.chance, Article, live=True):
            article = as_the_desk_has_it(article)
            self.retell(article)
            change = self.chance.one_of([Change.MINOR, Change.UPDATE, Change.CORRECTION])
            publish_article(article=article, change=change, note=f"صححنا {self.secrets.word()}.")

    def hide_what_changed(self) -> None:
        for version in some(self.chance, Version, number__gt=1):
            hide_difference(version=version)

    def rewrite_without_publishing(self) -> None:
        for article in some(self.chance, Article):
            article = as_the_desk_has_it(article)
            self.retell(article)
            save_draft(article=article)

    def publish_unchanged(self) -> None:
        for article in some(self.chance, Article, live=True):
            publish_article(article=article)

    def move_to_another_section(self) -> None:
        for article in some(self.chance, Article):
            article = as_the_desk_has_it(article)
            for section in some(self.chance, Section, edition=article.edition):
                article.section = section
                publish_article(article=article)

    def readdress(self) -> None:
        for article in some(self.chance, Article):
            article = as_the_desk_has_it(article)
            article.slug = self.chance.one_of(SLUGS) or article.slug
            if not Article.objects.filter(edition=article.edition, slug=article.slug).exclude(pk=article.pk).exists():
                self.chance.one_of([publish_article, save_draft])(article=article)

    def backdate(self) -> None:
        for article in some(self.chance, Article):
            article = as_the_desk_has_it(article)
            article.published_at = self.some_day()
            publish_article(article=article)

    def credit(self) -> None:
        for article in some(self.chance, Article):
            article = as_the_desk_has_it(article)
            article.bylines = self.some_bylines()
            publish_article(article=article)

    def tag(self) -> None:
        for article in some(self.chance, Article):
            article = as_the_desk_has_it(article)
            article.topics = some(self.chance, Topic, edition=article.edition)
            publish_article(article=article)

    def illustrate(self) -> None:
        for article in some(self.chance, Article):
            article = as_the_desk_has_it(article)
            article.lead_photo = self.chance.one_of([None, *Photo.objects.order_by("pk")])
            article.lead_photo_caption = self.chance.one_of(["", f"قرب الجسر {self.secrets.word()}"])
            publish_article(article=article)

    def link_articles(self) -> None:
        for article in some(self.chance, Article):
            article = as_the_desk_has_it(article)
            others = some(self.chance, Article, edition=article.edition)
            article.body = [("paragraph", f"<p>نص {self.secrets.word()}</p>"), ("related", others)]
            publish_article(article=article)

    def show_a_photo_in_the_text(self) -> None:
        for article in some(self.chance, Article):
            article = as_the_desk_has_it(article)
            for photo in some(self.chance, Photo):
                article.body = [
                    ("paragraph", f"<p>نص {self.secrets.word()}</p>"),
                    ("photo", {"photo": photo, "caption": ""}),
                ]
                publish_article(article=article)

    def schedule(self) -> None:
        for article in some(self.chance, Article):
            article = as_the_desk_has_it(article)
            self.retell(article)
            schedule_article(article=article, at=self.clock.now() + self.some_hours())

    def let_expire(self) -> None:
        for article in some(self.chance, Article, live=True):
            article = as_the_desk_has_it(article)
            article.expire_at = self.clock.now() + self.some_hours()
            publish_article(article=article)

    def unpublish(self) -> None:
        for article in some(self.chance, Article, live=True):
            unpublish_article(article=article, reason=self.chance.one_of(["", f"السبب {self.secrets.word()}"]))

    def delete(self) -> None:
        for article in some(self.chance, Article):
            article.delete()

    def delete_two_in_bulk(self) -> None:
        chosen = {article.pk for _time in range(2) for article in some(self.chance, Article)}
        Article.objects.filter(pk__in=chosen).delete()

    def translate(self) -> None:
        """Write an article in another edition that says what one of this edition says."""
        for original in some(self.chance, Article):
            for section in some(self.chance, Section):
                taken = Article.objects.filter(edition=section.edition, translation_key=original.translation_key)
                if section.edition_id != original.edition_id and not taken.exists():
                    article = self.new_article(section=section, translation_key=original.translation_key)
                    if article is not None:
                        publish_article(article=article)
