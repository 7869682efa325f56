"""What is done to the house: sections, topics, people, photos, standing pages, editions."""

from typing import Any

from django.core.files.base import ContentFile

from khabar.newsroom.models import Agency, Author, CommentMode, Edition, Photo, Section, StandingPage, Topic
from khabar.newsroom.models.edition import Digits, MonthStyle, SecondCalendar
from tests.exactness.choosing import some
from tests.exactness.texts import NAMES, Texts
from tests.factories.newsroom import image_bytes, make_photo

SETTINGS_OF_EDITIONS: list[tuple[str, list[Any]]] = [
    ("name", ["خبر", "الخبر", "Khabar"]),
    ("tagline", ["", "ما جرى"]),
    ("digits", list(Digits.values)),
    ("month_style", list(MonthStyle.values)),
    ("second_calendar", ["", *SecondCalendar.values]),
    ("comment_mode", list(CommentMode.values)),
    ("is_default", [True]),
]


class House(Texts):
    """Each public method is one deed; it does nothing where it cannot."""

    def open_a_section(self) -> None:
        for edition in some(self.chance, Edition):
            parents = list(Section.objects.filter(edition=edition, parent=None).order_by("pk"))
            parent = self.chance.one_of([None, *parents])
            if Section.objects.count() < 6:
                Section.objects.create(edition=edition, name=self.chance.one_of(NAMES), parent=parent)

    def rename_a_section(self) -> None:
        for section in some(self.chance, Section):
            section.name = self.chance.one_of(NAMES)
            section.save()

    def readdress_a_section(self) -> None:
        for section in some(self.chance, Section):
            section.slug = self.chance.one_of(["news", "local", "world"])
            if not Section.objects.filter(edition=section.edition, slug=section.slug).exclude(pk=section.pk).exists():
                section.save()

    def move_a_section(self) -> None:
        for section in some(self.chance, Section):
            if not section.subsections.exists():
                above = Section.objects.filter(edition=section.edition, parent=None).exclude(pk=section.pk)
                section.parent = self.chance.one_of([None, *above.order_by("pk")])
                section.order = self.chance.one_of([0, 1, 2])
                section.save()

    def close_a_section(self) -> None:
        for section in some(self.chance, Section):
            if not section.subsections.exists() and not section.articles.exists():
                section.delete()

    def make_a_topic(self) -> None:
        for edition in some(self.chance, Edition):
            Topic.objects.create(edition=edition, name=self.chance.one_of(NAMES))

    def rename_a_topic(self) -> None:
        for topic in some(self.chance, Topic):
            topic.name = self.chance.one_of(NAMES)
            topic.slug = self.chance.one_of([topic.slug, ""])
            topic.save()

    def merge_topics(self) -> None:
        """Give the articles of one topic another, and delete the first, as a desk does by hand."""
        for topic in some(self.chance, Topic):
            for other in some(self.chance, Topic, edition=topic.edition):
                if other != topic:
                    for article in topic.articles.all():
                        article.topics = [*article.topics.exclude(pk=topic.pk), other]
                        article.save()
                    topic.delete()

    def delete_a_topic(self) -> None:
        for topic in some(self.chance, Topic):
            topic.delete()

    def name_an_author(self) -> None:
        author = self.chance.one_of([Author(), *Author.objects.order_by("pk")])
        author.name = self.chance.one_of(["سلمى الجبوري", "حسن علي", "رنا"])
        author.role = self.chance.one_of(["", "مراسلة"])
        author.save()

    def name_an_agency(self) -> None:
        agency = self.chance.one_of([Agency(), *Agency.objects.order_by("pk")])
        agency.name_ar = self.chance.one_of(["وكالة الأنباء", "رويترز"])
        agency.name_en = self.chance.one_of(["", "Reuters"])
        agency.save()

    def forget_people(self) -> None:
        """Delete an author or agency under whom nothing stands."""
        for author in some(self.chance, Author, bylines=None):
            author.delete()
        for agency in some(self.chance, Agency, bylines=None, photos=None):
            agency.delete()

    def take_in_a_photo(self) -> None:
        if Photo.objects.count() < 3:
            make_photo(data=image_bytes(size=(64, 36), color=self.chance.one_of(["#7a1f2b", "#1f7a2b"])))

    def caption_a_photo(self) -> None:
        for photo in some(self.chance, Photo):
            photo.caption = f"الجسر {self.secrets.word()}"
            photo.photographer = self.chance.one_of(["", "أحمد"])
            photo.agency = self.chance.one_of([None, *Agency.objects.order_by("pk")])
            photo.save()

    def replace_the_file_of_a_photo(self) -> None:
        for photo in some(self.chance, Photo):
            photo.file = ContentFile(image_bytes(size=(80, 40)), name="new.jpg")
            photo.save()

    def delete_a_photo(self) -> None:
        for photo in some(self.chance, Photo, led_articles=None):
            photo.delete()

    def write_a_standing_page(self) -> None:
        for edition in some(self.chance, Edition):
            if StandingPage.objects.count() < 5:
                page = StandingPage(edition=edition, title="من نحن", live=False)
                self.retell_page(page)
                page.save()

    def publish_a_standing_page(self) -> None:
        for page in some(self.chance, StandingPage):
            self.retell_page(page)
            page.save_revision().publish()

    def draft_a_standing_page(self) -> None:
        for page in some(self.chance, StandingPage):
            self.retell_page(page)
            page.slug = self.chance.one_of([page.slug, "about", "contact"])
            if not StandingPage.objects.filter(edition=page.edition, slug=page.slug).exclude(pk=page.pk).exists():
                revision = page.save_revision()
                if self.chance.one_of([True, False]):
                    revision.publish()

    def unpublish_a_standing_page(self) -> None:
        for page in some(self.chance, StandingPage, live=True):
            page.unpublish()

    def delete_a_standing_page(self) -> None:
        for page in some(self.chance, StandingPage):
            page.delete()

    def found_an_edition(self) -> None:
        free = sorted({"en", "fa", "ckb"} - set(Edition.objects.values_list("code", flat=True)))
        if free:
            code = self.chance.one_of(free)
            edition = Edition.objects.create(code=code, name=f"Khabar {code}", language=code)
            Section.objects.create(edition=edition, name="News")

    def change_an_edition(self) -> None:
        for edition in some(self.chance, Edition):
            field, values = self.chance.one_of(SETTINGS_OF_EDITIONS)
            setattr(edition, field, self.chance.one_of(values))
            edition.save()

    def close_an_edition(self) -> None:
        for edition in some(self.chance, Edition, articles=None):
            if Edition.objects.count() > 1:
                edition.delete()
