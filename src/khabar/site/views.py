"""What Django itself answers to readers where it has no page. Everything else public was baked before."""

import gzip
import hmac
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.views.decorators.http import require_GET
from django.views.defaults import server_error as plain_server_error

from khabar.newsroom.models import Edition
from khabar.press.archive import asked_for
from khabar.press.stores.pagereader import StoredPage
from khabar.site.letterheads import letterhead_of
from khabar.site.pages.lost import AWAY, NOT_FOUND, lost_page


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404 in the language of the edition that the address belongs to, else of the default one."""
    if request.method in ("GET", "HEAD") and (found := asked_for(request.path_info)) is not None:
        return _stored(found)
    edition = _edition_of(request)
    if edition is None:
        return HttpResponse("404", status=NOT_FOUND, content_type="text/plain")
    return HttpResponse(lost_page(NOT_FOUND, letterhead_of(edition)), status=NOT_FOUND)


@require_GET
def bake_what_is_asked_for(request: HttpRequest) -> HttpResponse:
    """Have the page at `?path=` in the store; for the front, which then serves it. 404 tells it that there is none.

    Nobody else may ask: the answer tells nothing, but it costs a look into the database.
    """
    secret = settings.KHABAR_FRONT_SECRET
    if not secret or not hmac.compare_digest(request.headers.get("X-Khabar-Front", "").encode(), secret.encode()):
        return HttpResponseForbidden()
    return HttpResponse(status=404 if asked_for(request.GET.get("path", "")) is None else 204)


def _stored(page: StoredPage) -> HttpResponse:
    """Answer with a page of the archive, for servers that hand on what they have no file of."""
    body = page.identity if page.gzip is None else gzip.decompress(page.gzip)
    answer = HttpResponse(body or b"", status=page.status, content_type=page.content_type)
    if page.location is not None:
        answer["Location"] = quote(page.location, safe="/~:")
    answer["Cache-Control"] = "public, max-age=0, must-revalidate"
    return answer


def failed(request: HttpRequest) -> HttpResponse:
    """Answer 500 to a reader who took part in the words of her edition, as long as the database can be asked."""
    if "/-/" not in request.path_info:
        return plain_server_error(request)
    try:
        edition = _edition_of(request)
        body = lost_page(AWAY, letterhead_of(edition)) if edition else b"500"
    except Exception:  # whatever failed before may fail again, and a reader must be answered
        return plain_server_error(request)
    return HttpResponse(body, status=500)


def _edition_of(request: HttpRequest) -> Edition | None:
    code = request.path_info.lstrip("/").partition("/")[0]
    return Edition.objects.filter(code=code).first() or Edition.objects.filter(is_default=True).first()
