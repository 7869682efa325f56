"""Where a request comes from: its address, and the network around it.

The peer of Django is the front. Only the front knows the caller's address, and only a request that carries the front's
secret is believed about it; whatever else a client writes into headers changes nothing.
"""

import ipaddress

from django.conf import settings
from django.http import HttpRequest
from django.utils.crypto import constant_time_compare


def client_address(request: HttpRequest) -> str:
    """Return the address the request comes from: the front's word for it, else the peer of this connection."""
    peer: str = request.META.get("REMOTE_ADDR", "")
    if not _is_from_front(request):
        return peer
    return request.headers.get("X-Forwarded-For", "").rsplit(",", 1)[-1].strip() or peer


def network_of(address: str) -> str:
    """Return the network around *address*: /24 of IPv4, /56 of IPv6. Empty for what is no address."""
    try:
        parsed = ipaddress.ip_address(_without_port(address).split("%", 1)[0])
    except ValueError:
        return ""
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped is None:
            return str(ipaddress.ip_network((parsed, 56), strict=False))
        parsed = parsed.ipv4_mapped
    return str(ipaddress.ip_network((parsed, 24), strict=False))


def _is_from_front(request: HttpRequest) -> bool:
    secret: str = settings.KHABAR_FRONT_SECRET
    return bool(secret) and constant_time_compare(request.headers.get("X-Khabar-Front", ""), secret)


def _without_port(address: str) -> str:
    if address.startswith("["):
        return address[1:].split("]", 1)[0]
    return address.split(":", 1)[0] if address.count(":") == 1 else address
