"""The columns of the flight log, in the order in which they stand."""

from __future__ import annotations

from enum import StrEnum


class Column(StrEnum):
    """By the names that country profiles and JSON use; people read `column_<name>` of the words."""

    NUMBER = "number"
    KIND = "kind"
    DATE = "date"
    AIRCRAFT = "aircraft"
    SERIAL = "serial"
    AIRCRAFT_TYPE = "aircraft_type"
    FIRMWARE = "firmware"
    TAKE_OFF = "take_off"
    TAKE_OFF_PLACE = "take_off_place"
    LANDING = "landing"
    LANDING_PLACE = "landing_place"
    DURATION = "duration"
    TOTAL_HOURS = "total_hours"
    TOTAL_CYCLES = "total_cycles"
    PILOT = "pilot"
    CREW = "crew"
    ACTIVITY = "activity"
    LEGAL_BASIS = "legal_basis"
    BATTERY = "battery"
    PREFLIGHT = "preflight"
    OVERRIDES = "overrides"
    SITE_RISK = "site_risk"
    OCCURRENCES = "occurrences"
    OCCURRENCE_REPORT = "occurrence_report"
    DEFECTS = "defects"
    BORDER = "border"
    MAX_HEIGHT = "max_height"
    INCIDENT_NUMBER = "incident_number"
    FLIGHT = "flight"
