"""Which lines of the log about the newsroom's things somebody may read: those about things that she may see."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from khabar.newsroom.models import Agency, Article, Author, Edition, Photo, Section, StandingPage, Topic
from khabar.newsroom.rights import limit, policy_of


def log_of(reader: Any) -> Iterator[QuerySet[Any]]:
    for model in (Article, Section, Topic, StandingPage, Edition):
        yield limit(model._default_manager.all(), reader)
    for shared in (Author, Agency, Photo):
        yield policy_of(shared).instances_user_has_any_permission_for(reader, ["change"])
