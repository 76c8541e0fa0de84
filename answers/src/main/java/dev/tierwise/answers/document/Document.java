package dev.tierwise.answers.document;

/**
 * All that an answer says, and nothing else: every page is drawn from it, and it is the contract with programs. Members may be added;
 * none is removed, renamed or given another meaning while the schema keeps its name.
 *
 * <p>Amounts, points and medians are exact decimal numbers, written as texts; days are ISO dates; what is unknown or unbounded is null.
 */
public interface Document {

    /** The name of the contract, such as {@code tierwise/status/1}: the first member. */
    String schema();

    /** The rules that its names and its currency are those of; of several, the first. */
    Rules programmeRules();
}
