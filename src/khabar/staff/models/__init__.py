"""What is kept of accounts beside Django's own row, one concept per file."""

from khabar.staff.models.attempts import Attempts
from khabar.staff.models.second_factor import RecoveryCode, SecondFactor
from khabar.staff.models.session import StaffSession

__all__ = ["Attempts", "RecoveryCode", "SecondFactor", "StaffSession"]
