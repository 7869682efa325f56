"""The front: the process that readers reach. Serves baked pages from memory and hands everything else to Django.

Imports nothing of Django and nothing of the press that does: it starts in a moment and lives when Django is down.
"""
