"""Where readers send comments and votes, and where an article lives for good. Knows paths, no content."""

from django.urls import reverse


def comments_path(edition_code: str, thread_id: int) -> str:
    return reverse("conversation:comments", args=[edition_code, thread_id])


def received_path(edition_code: str, thread_id: int) -> str:
    return reverse("conversation:received", args=[edition_code, thread_id])


def poll_path(edition_code: str, poll_id: int) -> str:
    return reverse("conversation:poll", args=[edition_code, poll_id])


def article_path(article_id: int, place: str = "") -> str:
    """Return the article's permalink, which stands through every change of headline, at *place* of the page."""
    return f"/a/{article_id}{'#' + place if place else ''}"
