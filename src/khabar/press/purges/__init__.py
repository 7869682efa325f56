"""Telling caches between us and the readers that pages changed. Free of Django."""
