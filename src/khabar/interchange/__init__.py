"""Brings whole sites in from other systems, and editions out to them. Above the site, whose addresses it needs."""
