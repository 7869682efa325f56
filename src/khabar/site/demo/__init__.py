"""The demo edition: what `khabar init --demo` puts into an empty installation. Nothing else depends on it."""
