"""Gives each thing of an edition its policy, before Wagtail asks for one."""

from wagtail.permissions import register_permission_policy

from khabar.newsroom.models import Article, Edition, Section, StandingPage, Topic
from khabar.newsroom.rights.policy import OfEditionPolicy


class EditionPolicy(OfEditionPolicy):
    """An edition belongs to itself; a new one belongs to nobody yet, so adding is a right of the house."""

    def __init__(self) -> None:
        super().__init__(Edition, path="pk")


def register_policies() -> None:
    for model in (Article, Section, Topic, StandingPage):
        register_permission_policy(model, OfEditionPolicy(model))
    register_permission_policy(Edition, EditionPolicy())
