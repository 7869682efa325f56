"""What is done to accounts, one verb per file."""

from khabar.staff.actions.end_sessions import end_sessions
from khabar.staff.actions.part_with import part_with
from khabar.staff.actions.reset_second_factor import reset_second_factor

__all__ = ["end_sessions", "part_with", "reset_second_factor"]
