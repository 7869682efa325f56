"""The limit of 1500 holds in the page, in the server and in the database, counted alike. The table is shared."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import DatabaseError, IntegrityError, transaction
from django.db.models.functions import Length

from khabar.conversation.actions import submit_comment
from khabar.conversation.errors import SubmissionRefused
from khabar.conversation.models import Comment
from khabar.conversation.rules import tidied_text
from khabar.conversation.rules.codes import Field, Refusal
from khabar.text.counting import code_points
from tests.factories.conversation import make_comment, make_reader, make_thread

TABLE = json.loads((Path(__file__).parent.parent / "samples" / "counting.json").read_text(encoding="utf-8"))
ROWS = [pytest.param(row["typed"] * row["times"], row["count"], id=row["name"]) for row in TABLE["rows"]]


def test_the_table_is_about_the_limit_that_holds() -> None:
    assert TABLE["limit"] == settings.KHABAR_COMMENT_MAX_LENGTH


@pytest.mark.parametrize(("typed", "count"), ROWS)
def test_python_counts_as_the_table_says(typed: str, count: int) -> None:
    assert code_points(typed) == count
    assert len(tidied_text(typed)) == count


@pytest.mark.django_db
@pytest.mark.parametrize(("typed", "count"), ROWS)
def test_the_database_counts_as_the_table_says(typed: str, count: int) -> None:
    text = tidied_text(typed)
    if count > TABLE["limit"]:
        with pytest.raises(IntegrityError, match="conversation_comment_text_fits"), transaction.atomic():
            make_comment(text)
        return

    comment = make_comment(text)

    assert Comment.objects.filter(pk=comment.pk).values_list(Length("text"), "text").get() == (count, text)


@pytest.mark.django_db
@pytest.mark.parametrize(("typed", "count"), ROWS)
def test_the_server_takes_all_that_fits_whole_and_refuses_the_rest_whole(typed: str, count: int) -> None:
    def submit() -> Comment:
        return submit_comment(thread=make_thread(), reader=make_reader(), name="قارئة", text=typed).comment

    if count > TABLE["limit"]:
        with pytest.raises(SubmissionRefused) as refused:
            submit()
        assert refused.value.refusals == {Field.TEXT: Refusal.TEXT_TOO_LONG}
        assert not Comment.objects.exists()
    else:
        assert Comment.objects.get(pk=submit().pk).text == tidied_text(typed)


@pytest.mark.django_db
@pytest.mark.parametrize("fields", [{"text": ""}, {"text": "أ\0ب"}, {"author_name": ""}, {"author_name": "ب" * 81}])
def test_the_database_itself_refuses_what_no_rule_let_through(fields: dict[str, Any]) -> None:
    with pytest.raises((DatabaseError, ValueError)), transaction.atomic():
        make_comment(**fields)
