"""A paragraph that runs against its edition is kept as such by the text editor."""

import json

import pytest
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter

from khabar.newsroom.blocks.body import PARAGRAPH_FEATURES

pytestmark = pytest.mark.django_db


def test_direction_of_a_paragraph_survives_the_editor() -> None:
    paragraphs = ['"aaaaa">نص', '"bbbbb" dir="ltr">AFP said', '"ccccc" dir="rtl">نص']
    stored = "".join(f"<p data-block-key={paragraph}</p>" for paragraph in paragraphs)
    converter = ContentstateConverter(PARAGRAPH_FEATURES)

    state = json.loads(converter.from_database_format(stored))

    assert [block["type"] for block in state["blocks"]] == ["unstyled", "ltr-paragraph", "rtl-paragraph"]
    assert converter.to_database_format(json.dumps(state)) == stored


def test_unknown_direction_is_a_plain_paragraph() -> None:
    converter = ContentstateConverter(PARAGRAPH_FEATURES)

    state = json.loads(converter.from_database_format('<p dir="auto">نص</p>'))

    assert [block["type"] for block in state["blocks"]] == ["unstyled"]
