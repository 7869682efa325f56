"""What Django itself answers to readers where it has no page. Everything else public was baked before."""

from django.http import HttpRequest, HttpResponse
from django.views.defaults import server_error as plain_server_error

from khabar.newsroom.models import Edition
from khabar.site.letterheads import letterhead_of
from khabar.site.pages.lost import AWAY, NOT_FOUND, lost_page


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Answer 404 in the language of the edition that the address belongs to, else of the default one."""
    edition = _edition_of(request)
    if edition is None:
        return HttpResponse("404", status=NOT_FOUND, content_type="text/plain")
    return HttpResponse(lost_page(NOT_FOUND, letterhead_of(edition)), status=NOT_FOUND)


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
