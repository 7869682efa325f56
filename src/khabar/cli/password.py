"""`khabar password`: a fresh password for an account, for who lost hers and still has the server."""

import secrets

import click

from khabar.cli.init import ADMIN_NAME
from khabar.cli.installation import open_installation
from khabar.cli.talk import Refused, facts


@click.command()
@click.argument("user", default=ADMIN_NAME)
@click.option("--json", "as_json", is_flag=True, help="Print the results as JSON.")
def password(user: str, as_json: bool) -> None:
    """Give USER (default: khabar) a fresh password, print it, and end her sessions."""
    open_installation()
    from django.contrib.auth import get_user_model

    account = get_user_model().objects.filter(username=user).first()
    if account is None:
        raise Refused(f"There is no account called {user}.")
    fresh = secrets.token_urlsafe(12)
    account.set_password(fresh)  # Django ends every session of the account with it
    account.save(update_fields=["password"])
    facts({"user": user, "password": fresh}, as_json=as_json)
