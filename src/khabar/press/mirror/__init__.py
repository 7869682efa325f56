"""A mirror: the whole site as plain files with relative links, for dumb servers and USB sticks. Free of Django."""
