"""The addresses that the conversation's tests visit: the admin, and reader actions as the site mounts them."""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def own_addresses(settings: Any) -> None:
    settings.ROOT_URLCONF = "tests.conversation.addresses"
