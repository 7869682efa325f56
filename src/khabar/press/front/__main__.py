"""`python -m khabar.press.front HOST PORT`: serves the front in a process that never loads Django.

Configured by the environment alone (`khabar.press.front.configuration`); `khabar run` starts it so.
"""

import sys

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

WORKER_STOP_SECONDS = 5


def main(host: str, port: int) -> None:
    """Listen until stopped."""
    Granian(
        "khabar.press.front.app:create_app",
        address=host,
        port=port,
        interface=Interfaces.RSGI,
        workers=1,
        factory=True,
        respawn_failed_workers=True,
        workers_kill_timeout=WORKER_STOP_SECONDS,
        log_level=LogLevels.warning,
    ).serve()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
