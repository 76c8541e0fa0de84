package dev.tierwise.answers.announcement;

import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.application.ledger.Announcement;

/** What an announcement tells its receivers. */
public enum AnnouncementEvent {
    CREDITED_TIER_CHANGED,
    LIVE_TIER_CHANGED,
    TIER_AT_RISK,
    /** Nothing: somebody tries whether announcements arrive. */
    TEST;

    static AnnouncementEvent of(Announcement.Kind kind) {
        return switch (kind) {
            case CREDITED_TIER_CHANGED -> CREDITED_TIER_CHANGED;
            case LIVE_TIER_CHANGED -> LIVE_TIER_CHANGED;
            case TIER_AT_RISK -> TIER_AT_RISK;
        };
    }

    /** The name of the JSON Schema of its announcements. */
    public String schemaName() {
        return "announcement-" + this;
    }

    /** Its code, as announcements have it. */
    @Override
    public String toString() {
        return MachineForm.code(this);
    }
}
