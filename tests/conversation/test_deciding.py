"""A moderator approves, rejects with a reason, and takes it back. Every decision is a row that stays."""

from typing import Any

import pytest

from khabar.conversation.actions import approve_comment, reject_comment, undo_decision
from khabar.conversation.errors import DecidedMeanwhile, NothingToUndo, ReasonMissing
from khabar.conversation.models import Comment, Decision
from khabar.press.models import Removal, Touch
from tests.factories.conversation import make_comment, make_moderator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def baked(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """Return the pages that were baked at once, in order; nothing is really baked."""
    pages: list[tuple[str, str]] = []

    def finish() -> None:
        waiting = Removal.objects.filter(is_gone=False).order_by("pk")
        pages.extend(waiting.values_list("kind", "argument"))
        waiting.delete()

    monkeypatch.setattr("khabar.press.removal.finish_removals", finish)
    return pages


def touched() -> set[str]:
    keys = set(Touch.objects.values_list("key", flat=True))
    Touch.objects.all().delete()
    return keys


def history(comment: Comment) -> list[tuple[str, str, str]]:
    return [
        (decision.from_state, decision.to_state, decision.reason)
        for decision in Decision.objects.filter(comment=comment).order_by("pk")
    ]


def test_approving_publishes_and_touches_the_thread() -> None:
    comment, moderator = make_comment(), make_moderator()
    touched()

    approved = approve_comment(comment=comment, moderator=moderator)

    assert approved.is_public
    assert (approved.decided_by, approved.reason) == (moderator, "")
    assert approved.decided_at is not None
    assert touched() == {f"thread:{comment.thread_id}"}


def test_rejecting_what_was_never_public_touches_nothing(baked: list[tuple[str, str]]) -> None:
    comment = make_comment()
    touched()

    rejected = reject_comment(comment=comment, moderator=make_moderator(), reason="insult", note=" ثالث مرة ")

    assert (rejected.state, rejected.reason, rejected.note) == ("rejected", "insult", "ثالث مرة")
    assert touched() == set()
    assert baked == []


def test_a_published_comment_that_is_rejected_leaves_the_page_before_the_moderator_hears_of_it(
    baked: list[tuple[str, str]], django_capture_on_commit_callbacks: Any
) -> None:
    comment = make_comment(state="approved")
    touched()

    with django_capture_on_commit_callbacks(execute=True):
        reject_comment(comment=comment, moderator=make_moderator(), reason="hate")
        assert baked == []

    assert baked == [("article", str(comment.thread.article_id))]
    assert touched() == {f"thread:{comment.thread_id}"}


def test_undoing_an_approval_takes_the_comment_off_the_page_and_back_to_the_queue(
    baked: list[tuple[str, str]], django_capture_on_commit_callbacks: Any
) -> None:
    moderator = make_moderator()
    comment = approve_comment(comment=make_comment(), moderator=moderator)
    touched()

    with django_capture_on_commit_callbacks(execute=True):
        undone = undo_decision(comment=comment, moderator=moderator)

    assert undone.is_waiting
    assert (undone.decided_at, undone.decided_by) == (None, None)
    assert baked == [("article", str(comment.thread.article_id))]
    assert touched() == {f"thread:{comment.thread_id}"}


def test_undoing_a_rejection_of_a_published_comment_publishes_it_again() -> None:
    moderator = make_moderator()
    comment = approve_comment(comment=make_comment(), moderator=moderator)
    comment = reject_comment(comment=comment, moderator=moderator, reason="spam")

    comment = undo_decision(comment=comment, moderator=moderator)

    assert comment.is_public
    assert (comment.reason, comment.note) == ("", "")
    assert history(comment) == [
        ("pending", "approved", ""),
        ("approved", "rejected", "spam"),
        ("rejected", "approved", ""),
    ]
    assert Decision.objects.order_by("pk").last().undoes.reason == "spam"  # type: ignore[union-attr]


def test_undoing_an_undo_brings_the_decision_and_its_reason_back() -> None:
    moderator = make_moderator()
    comment = reject_comment(comment=make_comment(), moderator=moderator, reason="other", note="إعلان مقنّع")
    comment = undo_decision(comment=comment, moderator=moderator)

    comment = undo_decision(comment=comment, moderator=moderator)

    assert (comment.state, comment.reason, comment.note) == ("rejected", "other", "إعلان مقنّع")


def test_what_a_rule_rejected_a_moderator_can_bring_back() -> None:
    comment = make_comment(state="rejected", reason="spam")
    Decision.objects.create(comment=comment, from_state="pending", to_state="rejected", reason="spam")

    assert undo_decision(comment=comment, moderator=make_moderator()).is_waiting


def test_nothing_decided_is_nothing_to_undo() -> None:
    with pytest.raises(NothingToUndo):
        undo_decision(comment=make_comment(), moderator=make_moderator())


@pytest.mark.parametrize(("reason", "note"), [("", ""), ("no such reason", "x"), ("other", " ")])
def test_a_rejection_without_a_reason_is_none(reason: str, note: str) -> None:
    comment = make_comment()

    with pytest.raises(ReasonMissing):
        reject_comment(comment=comment, moderator=make_moderator(), reason=reason, note=note)

    assert Comment.objects.get(pk=comment.pk).is_waiting
    assert history(comment) == []


def test_a_decision_on_what_a_colleague_decided_meanwhile_changes_nothing() -> None:
    seen_waiting = make_comment()
    reject_comment(comment=seen_waiting, moderator=make_moderator("first"), reason="insult")

    with pytest.raises(DecidedMeanwhile):
        approve_comment(comment=seen_waiting, moderator=make_moderator("second"))

    assert Comment.objects.get(pk=seen_waiting.pk).state == "rejected"


def test_the_same_decision_twice_is_one() -> None:
    moderator = make_moderator()
    comment = approve_comment(comment=make_comment(), moderator=moderator)

    approve_comment(comment=comment, moderator=moderator)

    assert len(history(comment)) == 1


def test_the_reason_of_a_rejection_can_be_corrected() -> None:
    moderator = make_moderator()
    comment = reject_comment(comment=make_comment(), moderator=moderator, reason="spam")

    comment = reject_comment(comment=comment, moderator=moderator, reason="off_topic")
    assert comment.reason == "off_topic"

    assert undo_decision(comment=comment, moderator=moderator).reason == "spam"


def test_deleting_a_published_comment_touches_its_thread() -> None:
    comment = make_comment(state="approved")
    touched()

    comment.delete()

    assert touched() == {f"thread:{comment.thread_id}"}


def test_a_published_comment_that_is_deleted_leaves_the_page_at_once(
    baked: list[tuple[str, str]], django_capture_on_commit_callbacks: Any
) -> None:
    comment, other = make_comment(state="approved"), make_comment()
    article_id = comment.thread.article_id

    with django_capture_on_commit_callbacks(execute=True):
        Comment.objects.filter(pk__in=[comment.pk, other.pk]).delete()

    assert baked == [("article", str(article_id))]
