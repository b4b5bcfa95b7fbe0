"""The words of the record that are not telemetry: what people decide and what dispatch writes."""

from __future__ import annotations

from enum import StrEnum

from telemetry.events import SAFETY_EVENTS, EventCode


class Source(StrEnum):
    """Who says so; one lane of the timeline each."""

    DISPATCH = "dispatch"
    TRUCK = "truck"
    FLIGHT = "flight"
    FINDING = "finding"
    PERSON = "person"
    RECORD = "record"  # the journal about itself: imports, repairs, reports


class Clock(StrEnum):
    """Whose time an entry carries; dispatch clocks are "dispatch:<profile>" and "alarm:<set>"."""

    LAPTOP = "laptop"
    DRONE = "drone"
    EXERCISE = "exercise"


class TimeKind(StrEnum):
    """What a dispatch time means; names as in NERIS, the best public vocabulary."""

    CALL_RECEIVED = "call_received"
    CALL_ANSWERED = "call_answered"
    CALL_ENTERED = "call_entered"
    DISPATCHED = "dispatched"
    UNABLE = "unable"
    EN_ROUTE = "en_route"
    STAGING = "staging"
    ON_SCENE = "on_scene"
    COMMAND_ESTABLISHED = "command_established"
    SIZEUP_COMPLETE = "sizeup_complete"
    SEARCH_BEGIN = "search_begin"
    SEARCH_COMPLETE = "search_complete"
    WATER_ON_FIRE = "water_on_fire"
    KNOCKED_DOWN = "knocked_down"
    UNDER_CONTROL = "under_control"
    SUPPRESSION_COMPLETE = "suppression_complete"
    AVAILABLE = "available"
    RETURNED = "returned"
    INCIDENT_CLOSED = "incident_closed"


# Times of one vehicle; all others belong to the incident and stand once, however many rows repeat them.
UNIT_TIMES = frozenset(
    {
        TimeKind.DISPATCHED,
        TimeKind.UNABLE,
        TimeKind.EN_ROUTE,
        TimeKind.STAGING,
        TimeKind.ON_SCENE,
        TimeKind.AVAILABLE,
        TimeKind.RETURNED,
    }
)


class IncidentCode(StrEnum):
    """What people and the record itself add."""

    INCIDENT_CREATED = "incident_created"
    INCIDENT_CORRECTED = "incident_corrected"
    SCENE_SET = "scene_set"
    NOTE = "note"
    CHECK_TICKED = "check_ticked"
    OVERRIDE = "override"
    ANSWER = "answer"
    CLOCK_OFFSET = "clock_offset"
    DISPATCH_IMPORTED = "dispatch_imported"
    DISPATCH_PLACE = "dispatch_place"
    DISPATCH_FLAG = "dispatch_flag"
    TRACK_IMPORTED = "track_imported"  # name, kind, where its file lies, how it is to be read
    TRACK_FLAG = "track_flag"
    TRUCK_LEFT = "truck_left"  # unit; these four are told by the track of a truck, not by anybody
    TRUCK_STOPPED = "truck_stopped"
    TRUCK_MOVED_ON = "truck_moved_on"
    TRUCK_BACK = "truck_back"
    ALARM_IMPORTED = "alarm_imported"  # file, media, sha256, set, tz, number, units
    ALARM_FLAG = "alarm_flag"  # row, flag, about
    INCIDENT_LINKED = "incident_linked"  # incident (its id), number, what, reason
    FLIGHT_ATTACHED = "flight_attached"
    FLIGHT_FILE = "flight_file"
    REPORT_MADE = "report_made"
    HOT_SPOT_SENT = "hot_spot_sent"  # number, whom
    HOT_SPOT_VISITED = "hot_spot_visited"  # number, by
    HOT_SPOT_CLOSED = "hot_spot_closed"  # number, by, how: out or not_a_fire
    HOT_SPOT_REOPENED = "hot_spot_reopened"  # number, reason
    HOT_SPOT_NOTE = "hot_spot_note"  # number, text
    WEATHER = "weather"  # wind, temperature, humidity, rain, fire_danger_class, source
    AREA_SEARCHED = "area_searched"  # flights, area_m2, searched_s, seen_percent, found_percent
    LEGAL_BASIS = "legal_basis"  # flight, basis and what belongs to it
    CREW_NAMED = "crew_named"  # flight, and a name for each role
    BATTERY_NAMED = "battery_named"  # flight, battery, pack: the drone's own number of it
    SITE_RISK = "site_risk"  # flight, text, by
    AIRCRAFT_NAMED = "aircraft_named"  # aircraft (uid), name, serial, type, hours and flights before us
    DEFECT_FOUND = "defect_found"  # aircraft, text, by; its number is that of the entry
    DEFECT_RECTIFIED = "defect_rectified"  # defect, text, by
    MAINTENANCE_DONE = "maintenance_done"  # aircraft, task, text, by
    BATTERY_NOTE = "battery_note"  # battery, text, by
    OCCURRENCE_REPORTED = "occurrence_reported"  # flight, where, reference, by
    FAULT_SET = "fault_set"  # a trainer broke something of the practice drone, or mended it
    WIND_SET = "wind_set"
    EXERCISE_STARTED = "exercise_started"  # exercise (its id), sha256, seed, flown_by
    EXERCISE_FROZEN = "exercise_frozen"  # at_s, as in all that follow: of the exercise
    EXERCISE_RESUMED = "exercise_resumed"
    EXERCISE_MARK = "exercise_mark"  # name: a moment that the trainer can go back to
    EXERCISE_REWOUND = "exercise_rewound"  # mark, to_s
    EXERCISE_ENDED = "exercise_ended"
    EXERCISE_SCORED = "exercise_scored"  # points, pass_mark
    TRAINER_COMMENT = "trainer_comment"  # text
    TRAINER_TOOK_OVER = "trainer_took_over"  # what: hold, land or return
    FIRE_JUMPED = "fire_jumped"  # lat_deg, lon_deg
    TRAINER_JOINED = "trainer_joined"  # peer: the address of a second laptop
    TRAINER_LEFT = "trainer_left"  # peer, why
    TRAINER_REFUSED = "trainer_refused"  # peer, why: somebody who had no code, or no trainer at all
    INCIDENT_SEALED = "incident_sealed"  # seal, supersedes
    BUNDLE_MADE = "bundle_made"  # bundle, manifest_sha256, seal, files, video, redacted
    RECORD_REDACTED = "record_redacted"  # in the redacted record: of which, its hash, what was taken out
    CONTENT_DELETED = "content_deleted"  # kind, deleted (the name), sha256, by, reason
    HOLD_SET = "hold_set"  # nothing of it may be deleted: reason, by
    HOLD_RELEASED = "hold_released"
    ROLE_CHANGED = "role_changed"  # role: who is at the laptop from here on, pilot, chief or trainer
    PROGRAM_ERROR = "program_error"  # kind, place (in our source), within: a fault of FireDrone itself
    JOURNAL_REPAIRED = "journal_repaired"
    JOURNAL_KEY = "journal_key"  # who signs from here on
    JOURNAL_SIGNED = "journal_signed"


# Each names a file of a flight's folder and its SHA-256.
FLIGHT_FILES: frozenset[str] = frozenset({IncidentCode.FLIGHT_FILE, EventCode.VIDEO_SEGMENT})


# The journal's own seams: of no interest to who asks what happened.
SEAMS = frozenset({IncidentCode.JOURNAL_KEY, IncidentCode.JOURNAL_SIGNED})


# On the disk before anything else happens: what decides, and what nobody can say again.
SYNCED_AT_ONCE: frozenset[str] = SAFETY_EVENTS | {
    IncidentCode.INCIDENT_CREATED,
    IncidentCode.INCIDENT_CORRECTED,
    IncidentCode.SCENE_SET,
    IncidentCode.INCIDENT_LINKED,
    IncidentCode.CHECK_TICKED,
    IncidentCode.OVERRIDE,
    IncidentCode.JOURNAL_REPAIRED,
    IncidentCode.HOT_SPOT_SENT,
    IncidentCode.HOT_SPOT_VISITED,
    IncidentCode.HOT_SPOT_CLOSED,
    IncidentCode.HOT_SPOT_REOPENED,
    IncidentCode.INCIDENT_SEALED,
    IncidentCode.CONTENT_DELETED,
    IncidentCode.HOLD_SET,
    IncidentCode.HOLD_RELEASED,
    IncidentCode.LEGAL_BASIS,
    IncidentCode.CREW_NAMED,
    IncidentCode.BATTERY_NAMED,
    IncidentCode.SITE_RISK,
    IncidentCode.AIRCRAFT_NAMED,
    IncidentCode.DEFECT_FOUND,
    IncidentCode.DEFECT_RECTIFIED,
    IncidentCode.MAINTENANCE_DONE,
    IncidentCode.BATTERY_NOTE,
    IncidentCode.OCCURRENCE_REPORTED,
}
