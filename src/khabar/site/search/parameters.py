"""The query of an address, as old links wrote it too. Knows no search."""

from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, QueryDict

from khabar.text.encodings import decode_field

_UNREADABLE = "\N{REPLACEMENT CHARACTER}"


def parameters_of(request: HttpRequest) -> QueryDict:
    """Return the query of the address; an address with thousands of fields asks for nothing.

    Links of the years before UTF-8 spell Arabic by windows-1256: `?q=%C8%DB%CF%C7%CF` asks for «بغداد».
    """
    try:
        parameters = request.GET
        typed = parameters.get("q", "")
        if _UNREADABLE not in typed:
            return parameters
        octets = QueryDict(request.META.get("QUERY_STRING", ""), encoding="latin-1").get("q", "")
    except TooManyFieldsSent:
        return QueryDict()
    repaired = parameters.copy()
    repaired["q"] = decode_field(octets.encode("latin-1", errors="ignore"))
    return repaired
