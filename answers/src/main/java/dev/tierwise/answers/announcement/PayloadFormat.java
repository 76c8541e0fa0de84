package dev.tierwise.answers.announcement;

import dev.tierwise.answers.document.MachineForm;

/** What the receiver of an announcement understands. */
public enum PayloadFormat {
    /** {@code tierwise/announcement/1}, for programs. */
    JSON,
    /** What incoming webhooks of Slack take. */
    SLACK,
    /** What webhooks of the Workflows in Teams take. */
    TEAMS,
    /** What incoming webhooks of Mattermost take. */
    MATTERMOST;

    /** Its name, as configurations have it. */
    @Override
    public String toString() {
        return MachineForm.code(this);
    }
}
