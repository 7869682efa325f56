"""The paste box inside Wagtail's admin: paste a page, look at what was recognised, correct it, keep it as a draft."""
