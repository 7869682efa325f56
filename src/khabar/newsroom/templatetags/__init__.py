"""Template tags of the newsroom's own admin screens."""
