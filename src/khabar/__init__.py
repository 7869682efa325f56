"""Khabar (خبر): the publishing system for newsrooms that write in Arabic script."""
