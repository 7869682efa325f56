"""Plays one scenario in an installation that is there for it alone:

    python -m tests.exactness.faults SCENARIO

Ends with 0 if nothing was lost, torn, old or leaked; otherwise says what was.
"""

import sys

import django

django.setup()

from tests.exactness.faults.scenarios import SCENARIOS  # noqa: E402  needs Django set up
from tests.exactness.faults.stage import Stage  # noqa: E402


def main(name: str) -> int:
    stage = Stage()
    try:
        stage.expect_end(stage.edit(seed=1, deeds=6), 0, "an editor")
        stage.recovers("the beginning")
        stage.start_front()
        with stage.readers():
            SCENARIOS[name](stage)
    finally:
        stage.close()
    print("\n".join(stage.problems[:40]))
    return 1 if stage.problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
