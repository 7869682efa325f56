"""What an account proves beside its password: codes of a telephone, and codes on paper for the day it is lost."""

from django.conf import settings
from django.db import models


class SecondFactor(models.Model):
    account = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="second_factor")
    secret = models.CharField(max_length=300)
    """Sealed with the installation's key: who reads the database makes no codes."""
    last_step = models.BigIntegerField(default=-1)
    """The thirty seconds whose code was used last; a code counts once."""
    since = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.account)


class RecoveryCode(models.Model):
    factor = models.ForeignKey(SecondFactor, on_delete=models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)

    def __str__(self) -> str:
        return str(self.factor)
