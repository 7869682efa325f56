"""Formats of copy: text in, dataclass out. Pure Python, no Django."""
