"""From the words of KHABAR_PURGE to purgers. Pure: opens no connection."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from khabar.press.outlets.chosen import Unfit
from khabar.press.purges.base import Purger
from khabar.press.purges.cloudflare import ORIGIN as CLOUDFLARE
from khabar.press.purges.cloudflare import Cloudflare
from khabar.press.purges.fastly import ORIGIN as FASTLY
from khabar.press.purges.fastly import Fastly
from khabar.press.purges.nginx import Nginx
from khabar.press.purges.varnish import Varnish

EXAMPLES = "none, nginx:http://127.0.0.1:8080, varnish:http://10.0.0.5:6081, fastly:SERVICE or cloudflare:ZONE"


def chosen_purgers(words: Iterable[str], site_url: str, tokens: Mapping[str, str]) -> list[Purger]:
    """Return the purgers that *words* name; *tokens* are those of `fastly` and `cloudflare`. Raises Unfit."""
    return [_purger(word.strip(), site_url, tokens) for word in words if word.strip() not in ("", "none")]


def _purger(word: str, site_url: str, tokens: Mapping[str, str]) -> Purger:
    kind, _, where = word.partition(":")
    where, _, origin = where.partition("?api=")
    if not where:
        raise Unfit(f"KHABAR_PURGE says {word!r}: it has to be {EXAMPLES}.")
    if kind in ("fastly", "cloudflare"):
        token = tokens.get(kind, "")
        if not token:
            raise Unfit(f"KHABAR_PURGE names {kind}, but KHABAR_{kind.upper()}_TOKEN is empty.")
        if kind == "fastly":
            return Fastly(where, token, origin or FASTLY)
        return Cloudflare(where, token, origin or CLOUDFLARE)
    if kind in ("nginx", "varnish") and urlsplit(where).scheme in ("http", "https") and urlsplit(where).hostname:
        return Varnish(where) if kind == "varnish" else Nginx(where, urlsplit(site_url).netloc)
    raise Unfit(f"KHABAR_PURGE says {word!r}: it has to be {EXAMPLES}.")
