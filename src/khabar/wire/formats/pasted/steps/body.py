"""What nothing else has claimed is the story."""

from khabar.wire.formats.pasted.article import Role
from khabar.wire.formats.pasted.page import Page

_FEW_PARAGRAPHS = 2


def take_body(page: Page) -> None:
    """Claim every open paragraph below the headline as body, exactly as written."""
    for index in list(page.open(page.headline_at + 1)):
        page.claim(index, Role.BODY, "body")
    paragraphs = len(page.body())
    if not paragraphs:
        page.note("body.none")
    page.confidence["body"] = 0.0 if not paragraphs else 0.8 if paragraphs <= _FEW_PARAGRAPHS else 0.95
