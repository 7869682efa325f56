"""`khabar second-factor`: for who lost the telephone, and for the operator who helps her."""

import click

from khabar.cli.installation import open_installation
from khabar.cli.talk import Refused, facts


@click.group(name="second-factor")
def second_factor() -> None:
    """Second factors of accounts. Who must have one: KHABAR_SECOND_FACTOR."""


@second_factor.command()
@click.argument("user")
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON.")
def reset(user: str, as_json: bool) -> None:
    """Take the second factor from USER and end her sessions: the next sign-in leads to setting up another."""
    open_installation()
    from django.contrib.auth import get_user_model

    from khabar.staff.actions import reset_second_factor

    account = get_user_model().objects.filter(username=user).first()
    if account is None:
        raise Refused(f"There is no account called {user}.")
    facts({"user": user, "had_one": reset_second_factor(account=account)}, as_json=as_json)
