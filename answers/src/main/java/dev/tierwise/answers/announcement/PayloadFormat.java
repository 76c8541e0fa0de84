package dev.tierwise.answers.announcement;

import dev.tierwise.answers.document.MachineForm;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

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

    /** The name of each, in the order of this enumeration. */
    public static List<String> names() {
        return Arrays.stream(values()).map(PayloadFormat::toString).toList();
    }

    /** The format of a name; empty if there is none. */
    public static Optional<PayloadFormat> named(String name) {
        return Arrays.stream(values())
                .filter(format -> format.toString().equals(name))
                .findFirst();
    }

    /** Its name, as configurations have it. */
    @Override
    public String toString() {
        return MachineForm.code(this);
    }
}
