"""Tells the door of the admin whether it stands open as that of a demo."""

from typing import Any

from django import template

from khabar.staff.requirement import is_demo_at_home

register = template.Library()


@register.simple_tag(takes_context=True)
def lets_in_without_second_factor(context: dict[str, Any]) -> bool:
    """Say whether this is a demo, visited where it asks for no second factor."""
    return is_demo_at_home(context["request"])
