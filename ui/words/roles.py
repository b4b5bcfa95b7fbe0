"""Roles and what they may do, in the window's words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from ui.roles import Action, Role, who_may

translate = QCoreApplication.translate

ICONS = {Role.PILOT: "quadcopter", Role.CHIEF: "account-tie", Role.TRAINER: "school-outline"}


def role_name(role: Role) -> str:
    return {
        Role.PILOT: translate("Roles", "Pilot"),
        Role.CHIEF: translate("Roles", "Chief"),
        Role.TRAINER: translate("Roles", "Trainer"),
    }[role]


def what_it_may(role: Role) -> str:
    """For its card."""
    return {
        Role.PILOT: translate(
            "Roles", "Flies, marks, comes home, opens incidents, practises and finishes reports."
        ),
        Role.CHIEF: translate(
            "Roles",
            "And corrects clocks and the operator’s record, hands incidents over, sets up the brigade.",
        ),
        Role.TRAINER: translate(
            "Roles", "And begins exercises, breaks things in them, works from a second laptop."
        ),
    }[role]


def action_name(action: Action) -> str:
    return {
        Action.OPEN_INCIDENT: translate("Roles", "Open an incident"),
        Action.FINISH_REPORT: translate("Roles", "Finish a report"),
        Action.PRACTISE: translate("Roles", "Practise"),
        Action.CORRECT_CLOCK: translate("Roles", "Correct a clock"),
        Action.CORRECT_BOOKS: translate("Roles", "Correct the operator’s record"),
        Action.HAND_OVER: translate("Roles", "Hand an incident over"),
        Action.DELETE: translate("Roles", "Delete or merge"),
        Action.BRIGADE_SETTINGS: translate("Roles", "Set up the brigade"),
        Action.SETTINGS_FILE: translate("Roles", "Settings as a file"),
        Action.EXERCISE: translate("Roles", "Begin an exercise"),
        Action.BREAK_THINGS: translate("Roles", "Break things in an exercise"),
        Action.SECOND_PLACE: translate("Roles", "A second window or laptop for the trainer"),
    }[action]


def who_may_words(action: Action) -> str:
    """Why it is not done yet, and whose PIN does it."""
    by_whom = {
        Role.PILOT: translate("Roles", "{action}: for everybody."),
        Role.CHIEF: translate("Roles", "{action}: the chief does this."),
        Role.TRAINER: translate("Roles", "{action}: the trainer does this."),
    }[who_may(action)[0]]
    return by_whom.format(action=action_name(action))
