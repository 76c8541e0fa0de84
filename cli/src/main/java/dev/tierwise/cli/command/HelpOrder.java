package dev.tierwise.cli.command;

/**
 * Where an option stands in the help: what a command is asked comes first and has no order of its own, the rest follows by
 * use.
 */
final class HelpOrder {

    /** Where facts, rules and the ledger are. */
    static final int SOURCES = 10;

    /** Which days. */
    static final int DAYS = 20;

    /** How and where the answer is written. */
    static final int OUTPUT = 30;

    /** Help itself. */
    static final int HELP = 40;

    /** What few people ever need. */
    static final int RARE = 50;

    /** The settings of adapters. */
    static final int ADAPTERS = 60;

    private HelpOrder() {}
}
