"""What the wire does, one verb per file. Refusals are the exceptions of `khabar.wire.refusals`."""

from khabar.wire.actions.read_copy import Copy, read_copy_file, read_copy_text
from khabar.wire.actions.take_in_page_text import take_in_page_text
from khabar.wire.refusals import AlreadyTakenIn, CopyRefused

__all__ = [
    "AlreadyTakenIn",
    "Copy",
    "CopyRefused",
    "read_copy_file",
    "read_copy_text",
    "take_in_page_text",
]
