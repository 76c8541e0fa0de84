package dev.tierwise.answers.announcement;

import java.util.List;

/**
 * An announcement as a chat shows it. Nothing in it means anything to a chat, and it is short enough for each of them.
 *
 * @param title what it is about, in words of ours
 * @param text  a sentence or two
 * @param facts the same one by one
 */
record Notice(String title, String text, List<Fact> facts) {

    Notice {
        facts = List.copyOf(facts);
    }

    /**
     * One line.
     *
     * @param label in words of ours
     * @param value may hold what others wrote
     */
    record Fact(String label, String value) {}
}
