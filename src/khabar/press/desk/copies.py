"""How copies of the site and caches stand, in the words of the press's page."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from khabar.press.desk.wording import ago_phrase, pages_phrase, tries_phrase
from khabar.press.standing import standing


@dataclass(frozen=True)
class Copy:
    """An outlet or a purge. *error* is what went wrong last, *since* when it began to; empty if all is well."""

    name: str
    state: str
    error: str
    since: str
    tries: str


def copies() -> list[Copy]:
    """Return every outlet and purge of the settings. Costs no query of the database."""
    return [
        Copy(
            name=one.name,
            state=_("still to be told: %(pages)s") % {"pages": pages_phrase(one.lacks)}
            if one.lacks
            else _("up to date"),
            error=one.error,
            since=ago_phrase(one.failing_seconds) if one.tries else "",
            tries=tries_phrase(one.tries),
        )
        for one in standing()
    ]
