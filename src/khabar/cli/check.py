"""`khabar check`: is this installation sound? Each problem in a sentence with its cure; exit code 1 if there is one."""

import click

from khabar.cli.installation import open_installation
from khabar.cli.talk import Refused, facts


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON.")
def check(as_json: bool) -> None:
    """Check home, settings, database and press, and say what to mend."""
    home = open_installation()
    from django.core import checks

    from khabar.press import presser
    from khabar.press.standing import standing as standing_of_outlets
    from khabar.search.engines import COLLECTIONS, engine

    problems = [
        f"{problem.id}: {problem.msg}" + (f" {problem.hint}" if problem.hint else "")
        for problem in checks.run_checks()
        if problem.level >= checks.WARNING
    ]
    if home.keys.stat().st_mode & 0o077:
        problems.append(f"Other users of this machine can read {home.keys}. Cure: chmod 700 {home.keys}")
    standing = presser.status()
    if standing.failing:
        problems.append(f"{standing.failing} pages cannot be baked. See: khabar press status")
    if standing.findings:
        problems.append(f"{standing.findings} pages were not what they should be. See: khabar press verify --all")
    if standing.dead:
        problems.append(
            f"{standing.dead} of them are given up: readers see an old version until somebody looks."
            " Cure what is wrong, then: khabar press"
        )
    problems += [f"Outlet {one}. Then: khabar press deliver" for one in standing_of_outlets() if one.trouble]
    for collection in COLLECTIONS:
        if trouble := engine(collection).state().trouble:
            problems.append(
                f"Search ({collection}): {trouble} `khabar run` mends it by itself, or: khabar search rebuild"
            )
    facts(
        {"home": home.root, "pages": standing.pages, "waiting": standing.waiting, "problems": len(problems)},
        as_json=as_json,
    )
    if problems:
        raise Refused("\n".join(problems))
