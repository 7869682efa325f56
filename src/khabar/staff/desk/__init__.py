"""Screens of accounts inside Wagtail's admin."""
