"""Which network a reader's words come from: a keyed hash that cannot be turned back and is dropped after a day."""

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from khabar.press.callers import client_address, network_of

_SALT = "khabar.conversation.network"


def network_hash(request: HttpRequest) -> str:
    """Return what is stored of the request's network: a keyed hash, or nothing if there is no telling."""
    network = network_of(client_address(request))
    return salted_hmac(_SALT, network, algorithm="sha256").hexdigest() if network else ""
