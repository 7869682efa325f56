"""Where baked pages are kept. Free of Django: the front reads the store in a process without it."""
