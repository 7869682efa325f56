"""What a reader is told when there is no page to give: the baked notice if there is one, else a few words of our own.

The site bakes notices below `/!`: `/!away`, `/!missing`, `/!gone`, or an edition's own, as in `/ar/!missing`.
"""

from khabar.press.front.memory import Memory
from khabar.press.front.negotiation import accepted_encodings
from khabar.press.front.pages import CONTENT_SECURITY_POLICY
from khabar.press.front.rsgi import Answering, HeaderList, Scope

AWAY = "away"
MISSING = "missing"
GONE = "gone"

_NAMES = {404: MISSING, 410: GONE, 503: AWAY, 504: AWAY}
_WORDS = {
    404: ("هذه الصفحة غير موجودة", "This page does not exist"),
    408: ("لم يصل طلبك كاملًا، حاول مرة أخرى", "Your request did not arrive in full. Please try again"),
    410: ("أزيلت هذه الصفحة", "This page was removed"),
    411: ("أرسل طول المحتوى مع طلبك", "Send the length of your request's body"),
    413: ("ما أرسلته أكبر من المسموح به", "What you sent is larger than allowed"),
    503: ("هذه الخدمة متوقفة مؤقتًا، حاول بعد قليل", "This service is away for a moment. Please try again soon"),
    504: ("تأخر الجواب، حاول بعد قليل", "The answer took too long. Please try again soon"),
}
_PAGE = """<!doctype html>
<html lang="ar" dir="rtl"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{arabic}</title>
<body style="font: 1.2em/1.8 sans-serif; max-width: 30em; margin: 4em auto; padding: 0 1em">
<p>{arabic}.</p><p lang="en" dir="ltr">{english}.</p></body></html>
"""


def answer_notice(memory: Memory, status: int, scope: Scope, answering: Answering) -> None:
    """Tell the reader what *status* means, in the words of the edition if it has any."""
    headers: HeaderList = [
        ("cache-control", "no-store"),
        ("content-security-policy", CONTENT_SECURITY_POLICY),
        ("x-content-type-options", "nosniff"),
    ]
    if status in (503, 504):
        headers.append(("retry-after", "10"))
    page = memory.notice(scope.path, _NAMES[status]) if status in _NAMES else None
    if page is not None:
        baked = page.answer(accepted_encodings(scope.headers.get("accept-encoding")))
        about = ("content-type", "content-encoding", "vary", "referrer-policy")
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
