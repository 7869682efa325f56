"""Two people paste the same page at the same moment: one gets the article, the other is led to it."""

import threading
from pathlib import Path

import pytest
from django.db import connection

from khabar.newsroom.models import Article, Section
from khabar.wire.actions import AlreadyTakenIn, read_copy_text, take_in_page_text
from khabar.wire.models import Item
from tests.factories.newsroom import make_edition

pytestmark = pytest.mark.usefixtures("transactional_db")

PAGE = (Path(__file__).parents[1] / "samples" / "page-text" / "two-authors.txt").read_text()


def test_the_same_page_pasted_at_once_is_one_article() -> None:
    copy = read_copy_text(text=PAGE, edition=make_edition())
    outcomes: list[object] = []
    start = threading.Barrier(3)

    def paste() -> None:
        start.wait()
        try:
            outcomes.append(take_in_page_text(copy=copy))
        except Exception as error:
            outcomes.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=paste) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    article = Article.objects.get()
    assert [outcome for outcome in outcomes if isinstance(outcome, Article)] == [article]
    refused = [outcome for outcome in outcomes if isinstance(outcome, AlreadyTakenIn)]
    assert [refusal.article for refusal in refused] == [article, article]
    assert (Item.objects.count(), Section.objects.count()) == (1, 1)
