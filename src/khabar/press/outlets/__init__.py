"""Copies of the page store for others to serve: files for nginx, objects in S3. Free of Django, like it."""
