"""The headers that keep readers safe, prepared once. Pure."""

from khabar.press.front.rsgi import HeaderList

CONTENT_SECURITY_POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data:",
        "frame-src https:",
        "object-src 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
        "base-uri 'none'",
    ]
)
PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in ("camera", "microphone", "geolocation", "payment", "usb", "browsing-topics", "interest-cohort")
)
# Half a year, this name only: whether the others of the domain have TLS is not ours to say.
STRICT_TRANSPORT_SECURITY = ("strict-transport-security", "max-age=15768000")
NOSNIFF = ("x-content-type-options", "nosniff")


class SecurityHeaders:
    """What goes with everything, and what goes with HTML. *https* says how readers type the site's address."""

    def __init__(self, *, https: bool) -> None:
        self.of_every_answer: HeaderList = [STRICT_TRANSPORT_SECURITY] if https else []
        self.of_files: HeaderList = [NOSNIFF, *self.of_every_answer]
        self.of_pages: HeaderList = [
            *self.of_files,
            ("referrer-policy", "strict-origin-when-cross-origin"),
            ("content-security-policy", CONTENT_SECURITY_POLICY),
            ("permissions-policy", PERMISSIONS_POLICY),
            ("cross-origin-opener-policy", "same-origin"),
        ]
