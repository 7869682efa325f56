"""What the log says of accounts: a name for each kind of line, and a sentence."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ACTIONS: Final[dict[str, tuple[Promise, Promise]]] = {
    "sign_in": (_("Sign-in"), _("Signed in")),
    "sign_out": (_("Sign-out"), _("Signed out")),
    "sign_in_failed": (_("Failed sign-in"), _("A sign-in failed")),
    "second_factor_set_up": (_("Second factor set up"), _("Set up a second factor")),
    "second_factor_proven": (_("Second factor proven"), _("Proved the second factor")),
    "second_factor_failed": (_("Wrong code"), _("Gave a wrong code")),
    "second_factor_reset": (_("Second factor removed"), _("The second factor was removed")),
    "recovery_codes_renewed": (_("New recovery codes"), _("Made new recovery codes")),
    "sessions_ended": (_("Sessions ended"), _("Sessions were ended")),
    "joined_group": (_("Role given"), _("Joined groups")),
    "left_group": (_("Role taken"), _("Left groups")),
    "right_given": (_("Right given"), _("Rights were given to the group")),
    "right_taken": (_("Right taken"), _("Rights were taken from the group")),
    "enabled": (_("Account enabled"), _("The account was enabled")),
    "disabled": (_("Account disabled"), _("The account was disabled")),
    "became_administrator": (_("Administrator made"), _("Became an administrator")),
    "no_administrator_any_more": (_("Administrator no more"), _("Is no administrator any more")),
    "password_changed": (_("Password changed"), _("The password was changed")),
    "log_exported": (_("Log exported"), _("Exported the log")),
    "left_the_team": (_("Left the team"), _("Left the team")),
}
