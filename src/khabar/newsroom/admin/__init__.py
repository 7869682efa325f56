"""The newsroom's screens inside Wagtail's admin, one file per thing. Knows models and actions, no public address."""
