"""The newsroom: editions, sections, topics, articles, bylines, photos and standing pages, and the admin around them."""
