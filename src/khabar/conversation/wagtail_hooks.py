"""Puts the moderation queue and the polls into Wagtail's admin. Found by Wagtail under this name."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks

from khabar.conversation.desk import urls
from khabar.conversation.desk.menu import CommentsMenuItem, comments_menu_item
from khabar.conversation.desk.polls import PollViewSet


def queue_addresses() -> list[URLPattern | URLResolver]:
    return [path("comments/", include(urls))]


def queue_in_menu() -> CommentsMenuItem:
    return comments_menu_item()


def polls() -> PollViewSet:
    return PollViewSet()


def right_to_moderate() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="conversation", codename="moderate_comment")


hooks.register("register_admin_urls", queue_addresses)
hooks.register("register_admin_menu_item", queue_in_menu)
hooks.register("register_admin_viewset", polls)
hooks.register("register_permissions", right_to_moderate)
