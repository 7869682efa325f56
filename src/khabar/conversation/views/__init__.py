"""Requests of readers who take part: read the form, call an action, answer as a page or, for a script, as JSON."""
