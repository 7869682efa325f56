"""Who may see and do what, of which edition: each role against each screen and each action, in hers and in another."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.contrib.auth.models import Group, Permission, User
from django.test import Client
from django.urls import get_resolver, reverse
from wagtail.models import ModelLogEntry, WorkflowState

from khabar.newsroom.actions import save_draft, set_up_newsroom, set_up_roles
from khabar.newsroom.admin.group_rights import rights_in_editions
from khabar.newsroom.models import Article, Edition, Section, StandingPage, Topic
from khabar.newsroom.starter.staff import ROLES
from tests.factories.newsroom import (
    make_article,
    make_edition,
    make_section,
    make_staff,
    make_standing_page,
    make_topic,
)
from tests.newsroom.editor_form import article_form

pytestmark = pytest.mark.django_db
SECRET = "مصدر سرّي في العنوان"
NAMES = [role.code for role in ROLES]
OUTSIDE_THE_VIEWSET = (
    "newsroom_assign",
    "newsroom_move",
    "newsroom_notes",
    "newsroom_take_over",
    "newsroom_translations_of",
    "newsroom_beside_source",
)
"""Screens of one article that have addresses of their own."""


@dataclass
class House:
    """A newsroom of two editions, each with a draft, and somebody of each role in the Arabic one."""

    arabic: Edition
    english: Edition
    drafts: dict[str, Article]
    groups: dict[str, Group]

    def somebody(self, role: str) -> User:
        user = make_staff(role)
        user.groups.add(self.groups[role])
        return user


@pytest.fixture
def house(db: None) -> House:
    arabic = set_up_newsroom()
    english = make_edition("en")
    groups = set_up_roles(edition=arabic)
    set_up_roles(edition=english)
    drafts = {
        "own": make_article("مسودتنا", live=False, section=make_section("أمن", edition=arabic)),
        "other": make_article(SECRET, live=False, section=make_section("Iraq", edition=english), format="live_blog"),
    }
    for article in drafts.values():
        save_draft(article=article)
    return House(arabic, english, drafts, groups)


def sign_in(client: Client, house: House, role: str) -> User:
    user = house.somebody(role)
    client.force_login(user)
    return user


# What each role may do to an article of her edition (own) and of another (other): read, change, publish, delete.
MATRIX = {
    "chief": ("read change publish delete", ""),
    "editor": ("read change publish", ""),
    "reporter": ("read change", ""),
    "translator": ("read change", "read"),
    "photo_editor": ("read change", ""),
    "moderator": ("read", ""),
    "operator": ("", ""),
}
SCREENS = {"read": "inspect", "change": "edit", "publish": "unpublish", "delete": "delete"}


def test_every_role_stands_in_the_matrix() -> None:
    assert set(MATRIX) == set(NAMES)


@pytest.mark.parametrize("whose", ["own", "other"])
@pytest.mark.parametrize("role", NAMES)
def test_role_opens_the_screens_of_what_it_may_do_and_no_others(
    client: Client, house: House, role: str, whose: str
) -> None:
    sign_in(client, house, role)
    article = house.drafts[whose]
    Article.objects.filter(pk=article.pk).update(has_unpublished_changes=True)
    may = MATRIX[role][0 if whose == "own" else 1].split()

    opened = [
        action
        for action, screen in SCREENS.items()
        if client.get(f"/admin/articles/{screen}/{article.pk}/").status_code == 200
    ]

    expected = [action for action in may if action != "publish"]  # a draft cannot be taken down
    assert [action for action in opened if action != "publish"] == expected


@pytest.mark.parametrize("role", NAMES)
def test_role_posts_only_what_it_may(client: Client, house: House, role: str) -> None:
    sign_in(client, house, role)

    for whose, rights in zip(("own", "other"), MATRIX[role], strict=True):
        article = house.drafts[whose]
        form = article_form(article.section, f"غيّره {role}")
        client.post(f"/admin/articles/edit/{article.pk}/", form)
        changed = article.get_latest_revision_as_object().headline != Article.objects.get(pk=article.pk).headline
        article.refresh_from_db()
        assert (article.headline == f"غيّره {role}" or changed) == ("change" in rights.split()), whose
        client.post(f"/admin/articles/edit/{article.pk}/", {**form, "action-publish": "1"})
        article.refresh_from_db()
        assert article.live == ("publish" in rights.split()), whose
        client.post(f"/admin/articles/delete/{article.pk}/")
        assert Article.objects.filter(pk=article.pk).exists() == ("delete" not in rights.split()), whose


def addresses_of(article: Article) -> Iterator[str]:
    """Yield every address of the admin that is about one article, whatever it is called."""
    revision = article.latest_revision_id
    values = {"pk": article.pk, "revision_id": revision, "revision_id_a": "earliest", "revision_id_b": "latest"}
    values |= {"action_name": "approve", "task_state_id": 1, "workflow_state_id": 1, "task_id": 1, "number": 1}
    for pattern in _patterns(get_resolver()):
        if pattern.startswith("admin/articles/") and "(pk)" in pattern:
            yield "/" + pattern % values
    for name in OUTSIDE_THE_VIEWSET:
        yield reverse(name, args=[article.pk])


def _patterns(resolver: object) -> Iterator[str]:
    namespaces = resolver.namespace_dict  # type: ignore[attr-defined]  # Django's resolver
    reverse_dict = namespaces["wagtailsnippets_newsroom_article"]
    prefix, inner = reverse_dict
    for possibilities in {str(value): value for value in inner.reverse_dict.values()}.values():
        for template, _parameters in possibilities[0]:
            yield prefix + template


@pytest.mark.parametrize("role", ["chief", "editor", "reporter", "photo_editor", "moderator", "operator"])
def test_no_screen_of_another_edition_s_draft_opens_or_names_it(client: Client, house: House, role: str) -> None:
    sign_in(client, house, role)
    asked = list(addresses_of(house.drafts["other"]))
    assert len(asked) > 15

    answers = {address: (client.get(address), client.post(address)) for address in asked}

    for address, pair in answers.items():
        for answer in pair:
            assert answer.status_code in (302, 403, 404, 405), address
            assert SECRET not in answer.content.decode(), address
            if answer.status_code == 302:
                assert answer["Location"] == "/admin/", address
    assert Article.objects.get(pk=house.drafts["other"].pk).headline == SECRET


@pytest.mark.parametrize("role", ["chief", "editor", "reporter", "photo_editor", "moderator", "operator"])
def test_no_list_chooser_or_report_names_another_edition_s_draft(client: Client, house: House, role: str) -> None:
    sign_in(client, house, role)
    other = house.drafts["other"]
    screens = [
        "/admin/",
        "/admin/articles/",
        "/admin/articles/?q=سرّي",
        "/admin/articles/?export=csv",
        f"/admin/articles/?edition={house.english.pk}",
        "/admin/snippets/choose/newsroom/article/",
        "/admin/snippets/choose/newsroom/article/results/?q=سرّي",
        f"/admin/snippets/choose/newsroom/article/chosen/{other.pk}/",
        f"/admin/snippets/choose/newsroom/article/chosen-multiple/?id={other.pk}",
        f"/admin/bulk/newsroom/article/delete/?id={other.pk}&id={house.drafts['own'].pk}",
        "/admin/bulk/newsroom/article/delete/?id=all",
        "/admin/reports/site-history/",
        "/admin/reports/workflow/",
        "/admin/reports/workflow_tasks/",
        "/admin/snippets/",
        "/admin/comments/",
        "/admin/polls/",
    ]

    for screen in screens:
        answer = client.get(screen)
        text = b"".join(answer.streaming_content).decode() if answer.streaming else answer.content.decode()
        assert SECRET not in text, screen


def test_article_cannot_be_pushed_into_another_edition(client: Client, house: House) -> None:
    sign_in(client, house, "editor")
    foreign = house.drafts["other"].section

    client.post("/admin/articles/add/", article_form(foreign, "تسلل"))
    client.post(f"/admin/articles/edit/{house.drafts['own'].pk}/", article_form(foreign, "تسلل"))

    assert not Article.objects.filter(headline="تسلل", edition=house.english).exists()
    assert not Article.objects.filter(section=foreign).exclude(pk=house.drafts["other"].pk).exists()


def test_who_publishes_in_one_edition_and_writes_in_another_publishes_only_in_the_first(
    client: Client, house: House
) -> None:
    user = sign_in(client, house, "editor")
    user.groups.add(Group.objects.get(name=f"Reporters: {house.english.name}"))
    article = house.drafts["other"]

    client.post("/admin/articles/add/", {**article_form(article.section, "New"), "action-publish": "1"})
    client.post(
        f"/admin/articles/edit/{article.pk}/", {**article_form(article.section, "Changed"), "action-publish": "1"}
    )
    client.post("/admin/articles/add/", {**article_form(house.drafts["own"].section, "منشور"), "action-publish": "1"})

    assert list(Article.objects.filter(live=True).values_list("headline", flat=True)) == ["منشور"]


@pytest.mark.parametrize("role", NAMES)
def test_sections_topics_and_standing_pages_of_another_edition_are_out_of_reach(
    client: Client, house: House, role: str
) -> None:
    sign_in(client, house, role)
    things = {
        "sections": make_section("Foreign section", edition=house.english),
        "topics": make_topic("Foreign topic", edition=house.english),
        "standing-pages": make_standing_page("Foreign page", edition=house.english),
        "editions": house.english,
    }

    for prefix, thing in things.items():
        for screen in ("edit", "delete", "history", "usage"):
            answer = client.post(f"/admin/{prefix}/{screen}/{thing.pk}/")
            assert answer.status_code in (302, 403, 404, 405), (prefix, screen)
        assert "Foreign" not in client.get(f"/admin/{prefix}/").content.decode()
    counts = [model.objects.filter(edition=house.english).count() for model in (Section, Topic, StandingPage)]
    assert counts == [2, 1, 1]


def test_what_reporters_hand_in_waits_for_the_editors_of_their_edition_only(client: Client, house: House) -> None:
    reporter = sign_in(client, house, "reporter")
    article = house.drafts["own"]
    client.post(
        f"/admin/articles/edit/{article.pk}/", {**article_form(article.section, "للمراجعة"), "action-submit": "1"}
    )
    client.get("/admin/")  # the message that it was handed in is the reporter's
    state = WorkflowState.objects.get(requested_by=reporter)
    task = state.current_task_state

    stranger = make_staff("stranger")
    stranger.groups.add(Group.objects.get(name=f"Editors: {house.english.name}"))
    client.force_login(stranger)
    assert "للمراجعة" not in client.get("/admin/").content.decode()
    client.post(f"/admin/articles/workflow/action/{article.pk}/approve/{task.pk}/", {"comment": ""})
    article.refresh_from_db()
    assert not article.live

    client.force_login(house.somebody("editor"))
    assert "للمراجعة" in client.get("/admin/").content.decode()
    client.post(f"/admin/articles/workflow/action/{article.pk}/approve/{task.pk}/", {"comment": ""})
    article.refresh_from_db()
    assert article.live


def test_right_given_or_taken_on_the_screen_of_a_group_is_noted(house: House) -> None:
    group, collection = Group.objects.create(name="ضيوف"), house.arabic.collection
    panel = rights_in_editions()

    def save(*codenames: str) -> None:
        rights = Permission.objects.filter(codename__in=codenames, content_type__app_label="newsroom")
        prefix = "rights_in_editions"
        data = {f"{prefix}-TOTAL_FORMS": "1", f"{prefix}-INITIAL_FORMS": "0", f"{prefix}-0-collection": collection.pk}
        form = panel({**data, f"{prefix}-0-permissions": [right.pk for right in rights]}, instance=group)
        assert form.is_valid(), form.errors
        form.save()

    save("view_article", "add_article")
    save("view_article")

    noted = ModelLogEntry.objects.filter(label="ضيوف", action__startswith="khabar.").order_by("pk")
    where = {"where": collection.name}
    assert [(line.action, line.data) for line in noted] == [
        ("khabar.right_given", {"rights": ["newsroom.add_article"], **where}),
        ("khabar.right_given", {"rights": ["newsroom.view_article"], **where}),
        ("khabar.right_taken", {"rights": ["newsroom.add_article"], **where}),
    ]


def test_rights_given_at_the_root_hold_in_every_edition(client: Client, house: House) -> None:
    group = house.groups["editor"]
    root = house.arabic.collection.get_parent()
    group.collection_permissions.filter(collection=house.arabic.collection).update(collection=root)
    sign_in(client, house, "editor")

    assert client.get(f"/admin/articles/edit/{house.drafts['other'].pk}/").status_code == 200


def test_new_edition_comes_with_its_groups_of_staff(client: Client) -> None:
    set_up_newsroom()
    client.force_login(make_staff(superuser=True))
    fields = {
        "language": "en",
        "time_zone": "Asia/Baghdad",
        "month_style": "dual",
        "digits": "latn",
        "comment_mode": "pre",
    }

    client.post("/admin/editions/add/", {**fields, "name": "Khabar English", "code": "en", "tagline": ""})

    names = set(Group.objects.filter(name__endswith=": Khabar English").values_list("name", flat=True))
    assert names == {f"{role.names['en']}: Khabar English" for role in ROLES if not role.is_of_house}


def test_setting_up_roles_again_leaves_a_changed_group_alone(house: House) -> None:
    house.groups["reporter"].permissions.clear()

    set_up_roles(edition=house.arabic)

    assert not house.groups["reporter"].permissions.exists()


def test_role_is_a_group_for_each_edition(house: House) -> None:
    per_edition = [role for role in ROLES if not role.is_of_house]

    assert Group.objects.count() == len(per_edition) * 2 + 1
