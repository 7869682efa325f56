"""A tiny site for the press's tests: sections, stories, tags, and the pages that show them."""
