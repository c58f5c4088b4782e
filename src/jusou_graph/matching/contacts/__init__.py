"""Whom to call, from the desks of the plan."""
