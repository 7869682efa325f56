"""Who may decide: staff with the right to moderate comments, given to a group in the admin."""

from typing import Any

from khabar.newsroom.rights import editions_where

PERMISSION = "conversation.moderate_comment"


def editions_of(moderator: Any) -> frozenset[int] | None:
    """Return the editions whose comments *moderator* decides on; None stands for all of them."""
    return editions_where(moderator, PERMISSION)
