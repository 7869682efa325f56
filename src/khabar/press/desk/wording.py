"""How the press's page says lengths of time, counts and lanes. Knows no rows."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from khabar.press.lanes import Lane


def length_phrase(seconds: float) -> str:
    """Say a length of time, rounded, in its largest unit that is at least one. To stand after a preposition."""
    if seconds < 60:
        count = max(1, round(seconds))
        return ngettext("%(count)s second", "%(count)s seconds", count) % {"count": count}
    if seconds < 3600:
        count = round(seconds / 60)
        return ngettext("%(count)s minute", "%(count)s minutes", count) % {"count": count}
    if seconds < 48 * 3600:
        count = round(seconds / 3600)
        return ngettext("%(count)s hour", "%(count)s hours", count) % {"count": count}
    count = round(seconds / 86400)
    return ngettext("%(count)s day", "%(count)s days", count) % {"count": count}


def milliseconds_phrase(milliseconds: float) -> str:
    """Say milliseconds, or from one second on seconds with one decimal."""
    if milliseconds >= 1000:
        return _("%(count)s s") % {"count": f"{milliseconds / 1000:.1f}".removesuffix(".0")}
    return _("%(count)s ms") % {"count": f"{milliseconds:.0f}"}


def ago_phrase(seconds: float) -> str:
    return _("now") if seconds < 1 else _("%(length)s ago") % {"length": length_phrase(seconds)}


def in_phrase(seconds: float) -> str:
    return _("now") if seconds < 1 else _("in %(length)s") % {"length": length_phrase(seconds)}


def pages_phrase(count: int) -> str:
    return ngettext("%(count)s page", "%(count)s pages", count) % {"count": count}


def tries_phrase(count: int) -> str:
    return ngettext("%(count)s try", "%(count)s tries", count) % {"count": count}


def failing_phrase(count: int) -> str:
    return ngettext("%(count)s page cannot be baked", "%(count)s pages cannot be baked", count) % {"count": count}


def cause_phrase(cause: str) -> str:
    """Say in words why a page was baked, or nothing where the cause is a key."""
    return {"everything": _("everything was baked again"), "at once": _("it had to be changed at once")}.get(cause, "")


def lane_name(lane: int) -> str:
    names = {
        Lane.CHANGED: _("What was just changed"),
        Lane.FRONTS: _("Fronts"),
        Lane.DEPENDENTS: _("What depends on both"),
        Lane.ARCHIVE: _("Archive and large changes"),
    }
    return names[Lane(lane)]
