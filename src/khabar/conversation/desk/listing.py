"""Which comments the queue shows: one state or all, with or without a search, a page at a time.

The cost in queries is the same for any number of comments.
"""

from dataclasses import dataclass

from django.core.paginator import Page
from django.db.models import Prefetch
from django.http import QueryDict
from django.utils.translation import ngettext, pgettext_lazy
from wagtail.admin.paginator import WagtailPaginator

from khabar.conversation.models import Comment, CommentQuerySet, CommentState, Decision

CARDS_ON_A_PAGE = 25
ALL = "all"
TABS = {
    CommentState.PENDING.value: pgettext_lazy("comments", "Waiting"),
    CommentState.APPROVED.value: pgettext_lazy("comments", "Published"),
    CommentState.REJECTED.value: pgettext_lazy("comments", "Rejected"),
    ALL: pgettext_lazy("comments", "All"),
}


@dataclass(frozen=True)
class Listing:
    """What the moderator asked to see."""

    state: str
    query: str
    page_number: str
    editions: frozenset[int] | None

    @classmethod
    def asked_by(cls, parameters: QueryDict, editions: frozenset[int] | None) -> "Listing":
        """Read what an address asks for of *editions* (None: of all); what makes no sense is what waits."""
        state = parameters.get("state", "")
        return cls(
            state=state if state in TABS else CommentState.PENDING.value,
            query=parameters.get("q", "").strip(),
            page_number=parameters.get("p", "1"),
            editions=editions,
        )

    def page(self) -> Page[Comment]:
        """Return the page of comments: what waits longest comes first, of the rest the latest."""
        found = with_surroundings().of_editions(self.editions).matching(self.query)
        if self.state == ALL:
            found = found.order_by("-pk")
        else:
            found = found.filter(state=self.state)
            found = found.oldest_first() if self.state == CommentState.PENDING else found.newest_first()
        page: Page[Comment] = WagtailPaginator(found, CARDS_ON_A_PAGE).get_page(self.page_number)
        return page


def with_surroundings() -> CommentQuerySet:
    """Return comments with all that their cards show."""
    decisions = Prefetch("decisions", Decision.objects.select_related("moderator"))
    return Comment.objects.select_related("thread__article__edition").prefetch_related(decisions)


def waiting_count(editions: frozenset[int] | None) -> int:
    """Count what waits in *editions*; of all (None), from the queue's index alone."""
    return Comment.objects.awaiting_moderation().of_editions(editions).count()


def waiting_phrase(count: int) -> str:
    return ngettext("%(count)s comment waiting", "%(count)s comments waiting", count) % {"count": count}


def found_phrase(count: int) -> str:
    return ngettext("%(count)s comment", "%(count)s comments", count) % {"count": count}
