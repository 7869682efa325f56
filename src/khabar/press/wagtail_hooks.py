"""Puts the press's page into Wagtail's admin. Found by Wagtail under this name."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.urls import URLResolver, include, path
from wagtail import hooks

from khabar.press.desk import urls
from khabar.press.desk.menu import PressMenuItem, press_menu_item


def press_addresses() -> list[URLResolver]:
    return [path("press/", include(urls))]


def press_in_menu() -> PressMenuItem:
    return press_menu_item()


def press_icon(icons: list[str]) -> list[str]:
    return [*icons, "press/icons/khabar-press.svg"]


def right_to_look_after_the_press() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="press", codename="look_after_press")


hooks.register("register_admin_urls", press_addresses)
hooks.register("register_admin_menu_item", press_in_menu)
hooks.register("register_icons", press_icon)
hooks.register("register_permissions", right_to_look_after_the_press)
