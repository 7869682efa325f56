"""The engines: where tokens are kept and matched. Each is a file or folder here that keeps the promises of base.py."""
