"""Who may look after the press: staff with that right, given to a group in the admin."""

PERMISSION = "press.look_after_press"
