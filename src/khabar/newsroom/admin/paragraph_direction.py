"""The switch in the text editor for a paragraph that runs the other way: an English statement in an Arabic article.

The edition decides how paragraphs run. Marked ones are stored as `<p dir="ltr">` or `<p dir="rtl">`, the form in which
readers get them too.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.rich_text.converters.html_to_contentstate import BlockElementHandler
from wagtail.admin.rich_text.editors.draftail.features import BlockFeature

_DESCRIPTIONS = {"ltr": _("This paragraph runs left to right"), "rtl": _("This paragraph runs right to left")}


def icons(known: list[str]) -> list[str]:
    return [*known, *(f"newsroom/icons/paragraph-{direction}.svg" for direction in _DESCRIPTIONS)]


def register_features(features: Any) -> None:
    """Register the features `ltr` and `rtl`, for use in the list of features of a text."""
    for direction, description in _DESCRIPTIONS.items():
        block = f"{direction}-paragraph"
        button = {"type": block, "icon": f"paragraph-{direction}", "description": description, "element": "p"}
        features.register_editor_plugin("draftail", direction, BlockFeature(button))
        rule = {
            "from_database_format": {f"p[dir={direction}]": BlockElementHandler(block)},
            "to_database_format": {"block_map": {block: {"element": "p", "props": {"dir": direction}}}},
        }
        features.register_converter_rule("contentstate", direction, rule)
