"""A Ghost site comes in: posts and pages, whichever of its editors wrote them; what only members had stays away."""

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khabar.interchange.formats.ghost import read_ghost
from khabar.interchange.formats.ghost.lexical import html_of_lexical, html_of_mobiledoc
from khabar.interchange.formats.records import UnreadableExport
from khabar.interchange.taking_in.media import Folder
from khabar.interchange.taking_in.telling import Outcome, Telling
from khabar.newsroom.models import Article, FormerPath, Photo, StandingPage
from tests.factories.newsroom import image_bytes
from tests.interchange.importing import called, ghost, kinds


@pytest.mark.django_db
def test_post_has_its_section_topics_author_and_old_address() -> None:
    sums = ghost()

    bridge = called("الجسر القديم")
    assert bridge.is_public
    assert (bridge.section.name, [topic.name for topic in bridge.topics.all()]) == ("ثقافة", ["جسور"])
    assert bridge.bylines.get().name_in("ar") == "هدى المرعشي"
    assert bridge.bylines.get().author.bio == "محررة"
    assert bridge.standfirst == "بعد عامين من الترميم."
    assert FormerPath.objects.get(path="/old-bridge/").article == bridge
    assert StandingPage.objects.get(title="من نحن").body == "<p>نحن.</p>"
    assert not sums.disagreements()


@pytest.mark.django_db
def test_what_only_members_could_read_is_a_draft() -> None:
    ghost()

    assert set(Article.objects.filter(live=False).values_list("headline", flat=True)) == {"للأعضاء", "من محرر قديم"}


@pytest.mark.django_db
def test_both_of_its_editors_are_read() -> None:
    telling = Telling()

    ghost(telling=telling)

    assert kinds(called("من المحرر")) == ["heading", "paragraph", "list", "embed", "paragraph"]
    assert called("من المحرر").body.raw_data[1]["value"] == (
        '<p>نص <b>ثقيل</b><br/><a href="https://example.org/">رابط</a></p>'
    )
    assert kinds(called("من محرر قديم"))[0] == "paragraph"
    assert "list" in kinds(called("من محرر قديم"))
    assert telling.notes["The card «signup» has no place here; the words in it are kept."] == 1
    assert telling.notes["The internal tag «#internal» is left out."] == 1
    assert telling.reasons["table", "Rows of this table have no use here."] == 1


@pytest.mark.django_db
def test_photos_come_from_a_copy_of_its_images(tmp_path: Path) -> None:
    (tmp_path / "2023" / "05").mkdir(parents=True)
    (tmp_path / "2023" / "05" / "bridge.jpg").write_bytes(image_bytes(size=(64, 36)))

    ghost(media=Folder(tmp_path))

    bridge = called("الجسر القديم")
    assert bridge.lead_photo == Photo.objects.get()
    assert kinds(bridge) == ["paragraph", "photo", "quotation"]


@pytest.mark.django_db
def test_it_is_known_when_it_comes_again() -> None:
    ghost()
    telling = Telling()

    ghost(telling=telling)

    assert telling.number("post", Outcome.KNOWN) == 4
    assert Article.objects.count() == 4


@pytest.mark.parametrize("text", ["", "[]", '{"db": 1}', '{"posts": 1}', "\x00"])
def test_what_is_no_export_says_so(tmp_path: Path, text: str) -> None:
    (tmp_path / "export.json").write_text(text)

    with pytest.raises(UnreadableExport):
        read_ghost(tmp_path / "export.json")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inside: (
        st.lists(inside, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                "type children text root sections cards markups atoms url format tag src id posts data tags".split()
            ),
            inside,
            max_size=4,
        )
    ),
    max_leaves=15,
)


@given(JSON)
def test_any_document_gives_html(document: object) -> None:
    html_of_lexical(document, [])
    html_of_mobiledoc(document, [])


@given(st.lists(st.dictionaries(st.sampled_from("id title html tags authors status slug".split()), JSON), max_size=3))
def test_any_rows_give_stories(rows: list[object]) -> None:
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump({"posts": rows}, file)
        file.flush()
        assert len(list(read_ghost(Path(file.name)).read())) == len(rows)
