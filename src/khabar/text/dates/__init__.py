"""Dates as newspapers of each language print them, and as people write them in copy."""

from khabar.text.dates.finding import FoundDate, find_dates
from khabar.text.dates.formatting import DateStyle, format_date, format_datetime, format_month, format_time

__all__ = ["DateStyle", "FoundDate", "find_dates", "format_date", "format_datetime", "format_month", "format_time"]
