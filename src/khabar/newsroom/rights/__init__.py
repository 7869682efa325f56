"""Who may do what in which edition. A right is given for the house, or for one edition through its collection."""

from khabar.newsroom.rights.granted import editions_where, may
from khabar.newsroom.rights.policy import SEEING, OfEditionPolicy, limit, policy_of

__all__ = ["SEEING", "OfEditionPolicy", "editions_where", "limit", "may", "policy_of"]
