"""A comment is taken in once, kept as written, and waits. What the reader can mend is refused whole."""

import datetime

import pytest
from django.utils import timezone

from khabar.conversation.actions import submit_comment
from khabar.conversation.actions.submit_comment import Submitted
from khabar.conversation.errors import SubmissionRefused, ThreadClosed
from khabar.conversation.models import Comment, Decision, Thread
from khabar.conversation.readers import Reader
from khabar.conversation.rules.codes import Field, Refusal
from khabar.newsroom.models import CommentMode
from khabar.press.models import Touch
from tests.factories.conversation import make_comments, make_reader, make_thread
from tests.factories.newsroom import make_article

pytestmark = pytest.mark.django_db

TEXT = "أحسنتم.\r\n\r\nنريد المزيد عن سدّ حديثة."
KEY = "0b6a1f52-9d1c"


def submit(thread: Thread, reader: Reader | None = None, **fields: str) -> Submitted:
    return submit_comment(thread=thread, reader=reader or make_reader(), **{"name": "أم يوسف", "text": TEXT, **fields})


def new_reader(token: str) -> Reader:
    return Reader(token, is_new=True)


def grow_older(comment: Comment, **by: float) -> None:
    Comment.objects.filter(pk=comment.pk).update(created_at=timezone.now() - datetime.timedelta(**by))


def test_a_comment_waits_and_is_kept_as_written() -> None:
    comment = submit(make_thread(), email=" reader@example.com ").comment

    comment.refresh_from_db()
    assert comment.is_waiting
    assert comment.text == "أحسنتم.\n\nنريد المزيد عن سدّ حديثة."
    assert comment.email == "reader@example.com"
    assert comment.paragraphs() == ("أحسنتم.", "نريد المزيد عن سدّ حديثة.")


def test_a_waiting_comment_touches_no_page() -> None:
    thread = make_thread()
    Touch.objects.all().delete()

    submit(thread)
    submit(thread, trap="http://spam.example", text="اشترِ الآن")

    assert not Touch.objects.exists()


def test_the_same_form_sent_twice_is_one_comment() -> None:
    thread, reader = make_thread(), make_reader()

    first = submit(thread, reader, submission_key=KEY)
    grow_older(first.comment, days=3)
    second = submit(thread, reader, submission_key=KEY)

    assert (first.is_new, second.is_new) == (True, False)
    assert second.comment == first.comment


def test_the_same_words_of_the_same_reader_within_ten_minutes_are_one_comment() -> None:
    thread, reader = make_thread(), make_reader()

    first = submit(thread, reader)
    assert submit(thread, reader).comment == first.comment

    grow_older(first.comment, minutes=11)
    assert submit(thread, reader).is_new


def test_a_double_click_of_someone_new_is_one_comment_and_goes_with_the_latest_token() -> None:
    thread = make_thread()

    submit(thread, new_reader("first"), network_hash="home")
    second = submit(thread, new_reader("second"), network_hash="home")

    assert not second.is_new
    assert Comment.objects.get().reader_hash == new_reader("second").hash


def test_two_new_readers_of_one_network_may_say_the_same() -> None:
    thread = make_thread()

    submit(thread, new_reader("first"), network_hash="café", name="سعاد")
    submit(thread, new_reader("second"), network_hash="café", name="ليلى")
    submit(thread, new_reader("third"), network_hash="elsewhere", name="ليلى")

    assert Comment.objects.count() == 3


def test_another_text_under_a_key_already_used_is_not_lost() -> None:
    thread, reader = make_thread(), make_reader()

    submit(thread, reader, submission_key=KEY)
    changed = submit(thread, reader, submission_key=KEY, text="كلام آخر")
    of_another = submit(thread, make_reader(), submission_key=KEY, text="كلام قارئ آخر")

    assert changed.is_new
    assert of_another.is_new
    assert Comment.objects.count() == 3


@pytest.mark.parametrize("key", ["", "short", "ع" * 20, "x" * 65, "a b c d e f g h"])
def test_a_key_that_is_none_is_replaced(key: str) -> None:
    comment = submit(make_thread(), submission_key=key).comment

    assert comment.submission_key != key
    assert len(comment.submission_key) >= 8


def test_the_same_words_under_two_articles_are_two_comments() -> None:
    reader = make_reader()

    submit(make_thread(), reader, submission_key=KEY)

    assert submit(make_thread(), reader, submission_key=KEY).is_new


@pytest.mark.parametrize("mode", [CommentMode.READ_ONLY, CommentMode.OFF])
def test_a_closed_thread_refuses_a_comment(mode: CommentMode) -> None:
    with pytest.raises(ThreadClosed):
        submit(make_thread(make_article(comment_mode=mode)))

    assert not Comment.objects.exists()


def test_a_thread_that_closes_is_closed_for_who_read_it_open() -> None:
    thread = make_thread()
    type(thread.article).objects.update(comment_mode=CommentMode.OFF)

    with pytest.raises(ThreadClosed):
        submit(thread)


def test_a_comment_sent_before_the_thread_closed_is_still_the_same_comment() -> None:
    thread, reader = make_thread(), make_reader()
    first = submit(thread, reader, submission_key=KEY)
    type(thread.article).objects.update(comment_mode=CommentMode.READ_ONLY)

    assert submit(thread, reader, submission_key=KEY).comment == first.comment


def test_everything_to_mend_is_named_and_nothing_is_stored() -> None:
    with pytest.raises(SubmissionRefused) as refused:
        submit(make_thread(), name=" ", email="nobody", text="ب" * 1501)

    assert refused.value.refusals == {
        Field.NAME: Refusal.NAME_MISSING,
        Field.EMAIL: Refusal.EMAIL_MALFORMED,
        Field.TEXT: Refusal.TEXT_TOO_LONG,
    }
    assert not Comment.objects.exists()


def test_many_links_are_marked_for_the_moderator() -> None:
    comment = submit(make_thread(), text="http://a.example http://b.example http://c.example").comment

    assert comment.is_waiting
    assert comment.flag == "links"


def test_what_fell_into_the_trap_is_rejected_by_a_rule_and_can_be_justified() -> None:
    comment = submit(make_thread(), trap="http://spam.example").comment

    decision = Decision.objects.get(comment=comment)
    assert (comment.state, comment.reason) == ("rejected", "spam")
    assert (decision.from_state, decision.to_state, decision.reason, decision.moderator) == (
        "pending",
        "rejected",
        "spam",
        None,
    )


def test_a_reader_who_sends_too_much_waits_ten_minutes() -> None:
    reader = make_reader()
    sent = [submit(make_thread(), reader, text=f"تعليق {number}").comment for number in range(5)]

    with pytest.raises(SubmissionRefused, match="too_many_from_reader"):
        submit(make_thread(), reader, text="تعليق سادس")

    for comment in sent:
        grow_older(comment, minutes=11)
    assert submit(make_thread(), reader, text="تعليق سادس").is_new


def test_a_script_that_drops_its_token_meets_the_limit_of_its_network() -> None:
    thread = make_thread()
    make_comments(40, thread=thread)
    Comment.objects.update(network_hash="script")

    with pytest.raises(SubmissionRefused, match="too_many_from_network"):
        submit(thread, new_reader("again"), network_hash="script")
    assert submit(thread, new_reader("neighbour"), network_hash="elsewhere").is_new


def test_no_network_known_is_no_network_shared() -> None:
    make_comments(60, thread=make_thread())

    assert submit(make_thread(), network_hash="").is_new
