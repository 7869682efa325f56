"""What a reader is told when there is no page to give: the baked notice if there is one, else a few words of our own.

The site bakes notices below `/!`: `/!away`, `/!missing`, `/!gone`, or an edition's own, as in `/ar/!missing`.
"""

from khabar.press.front.memory import Memory
from khabar.press.front.negotiation import accepted_encodings
from khabar.press.front.rsgi import Answering, HeaderList, Scope
from khabar.press.front.security import SecurityHeaders

AWAY = "away"
MISSING = "missing"
GONE = "gone"

_NAMES = {404: MISSING, 410: GONE, 503: AWAY, 504: AWAY}
_WORDS = {
    400: ("لم يُفهم طلبك", "Your request could not be understood"),
    404: ("هذه الصفحة غير موجودة", "This page does not exist"),
    405: ("هذه الصفحة للقراءة فقط", "This page can only be read"),
    408: ("لم يصل طلبك كاملًا، حاول مرة أخرى", "Your request did not arrive in full. Please try again"),
    410: ("أزيلت هذه الصفحة", "This page was removed"),
    411: ("أرسل طول المحتوى مع طلبك", "Send the length of your request's body"),
    413: ("ما أرسلته أكبر من المسموح به", "What you sent is larger than allowed"),
    414: ("هذا العنوان أطول من المسموح به", "This address is longer than allowed"),
    501: ("هذا النوع من الطلبات غير معروف", "This kind of request is not known here"),
    502: ("تعذر إتمام الجواب، حاول مرة أخرى", "The answer broke off. Please try again"),
    503: ("هذه الخدمة متوقفة مؤقتًا، حاول بعد قليل", "This service is away for a moment. Please try again soon"),
    504: ("تأخر الجواب، حاول بعد قليل", "The answer took too long. Please try again soon"),
}
_PAGE = """<!doctype html>
<html lang="ar" dir="rtl"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{arabic}</title>
<body style="font: 1.2em/1.8 sans-serif; max-width: 30em; margin: 4em auto; padding: 0 1em">
<p>{arabic}.</p><p lang="en" dir="ltr">{english}.</p></body></html>
"""


class Notices:
    """Words for readers, in those of the edition if it has any."""

    def __init__(self, memory: Memory, security: SecurityHeaders) -> None:
        self._memory = memory
        self._security = security

    def answer(self, status: int, scope: Scope, answering: Answering, *more: tuple[str, str]) -> None:
        """Tell the reader what *status* means, with *more* headers."""
        headers: HeaderList = [("cache-control", "no-store"), *self._security.of_pages, *more]
        if status in (503, 504):
            headers.append(("retry-after", "10"))
        accepted = accepted_encodings(scope.headers.get("accept-encoding"))
        baked = self._memory.notice(scope.path, _NAMES[status], accepted) if status in _NAMES else None
        if baked is not None:
            about = ("content-type", "content-encoding", "vary")
            headers += [(name, value) for name, value in baked.headers if name in about]
            body = baked.body
        else:
            arabic, english = _WORDS[status]
            headers.append(("content-type", "text/html; charset=utf-8"))
            body = _PAGE.format(arabic=arabic, english=english).encode()
        if scope.method == "HEAD":
            answering.response_empty(status, [*headers, ("content-length", str(len(body)))])
        else:
            answering.response_bytes(status, headers, body)
