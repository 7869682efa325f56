"""Declares the trial site's pages where it is an installed app. Tests declare them for their own length instead."""

from khabar.press.registry import register_page_kind
from tests.press.trial.pages import KINDS

for kind in KINDS:
    register_page_kind(kind)
