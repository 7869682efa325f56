"""What the commands' tests have."""

from tests.search.conftest import things

__all__ = ["things"]
