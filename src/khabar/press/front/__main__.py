"""`python -m khabar.press.front HOST PORT`: serves the front in a process that never loads Django.

Configured by the environment alone (`khabar.press.front.configuration`); `khabar run` starts it so.
"""

import os
import sys

from khabar.press.front.serving import serve

if __name__ == "__main__":
    serve(sys.argv[1], int(sys.argv[2]), int(os.environ.get("KHABAR_FRONT_WORKERS", "1")))
