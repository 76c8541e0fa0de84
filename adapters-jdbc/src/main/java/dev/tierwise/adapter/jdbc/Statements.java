package dev.tierwise.adapter.jdbc;

/**
 * Tells whether a query is several statements. Databases differ in what a backslash means within quotes and whether comments nest: a
 * query counts as several statements if it is in any of these readings.
 */
final class Statements {

    private final String sql;
    private final boolean backslashEscapes;
    private final boolean commentsNest;
    private int at;

    private Statements(String sql, boolean backslashEscapes, boolean commentsNest) {
        this.sql = sql;
        this.backslashEscapes = backslashEscapes;
        this.commentsNest = commentsNest;
    }

    /** Whether something other than white space and comments follows a semicolon. */
    static boolean areSeveral(String sql) {
        for (boolean backslashEscapes : new boolean[] {false, true}) {
            for (boolean commentsNest : new boolean[] {false, true}) {
                if (new Statements(sql, backslashEscapes, commentsNest).several()) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean several() {
        boolean ended = false;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (sql.startsWith("--", at)) {
                skipPast("\n");
            } else if (sql.startsWith("/*", at)) {
                skipComment();
            } else if (c == ';') {
                ended = true;
                at++;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (ended) {
                return true;
            } else {
                skipToken(c);
            }
        }
        return false;
    }

    private void skipToken(char first) {
        switch (first) {
            case '\'', '"', '`' -> skipQuoted(first);
            case '$' -> skipDollarQuoted();
            default -> at++;
        }
    }

    private void skipPast(String end) {
        int found = sql.indexOf(end, at);
        at = found < 0 ? sql.length() : found + end.length();
    }

    private void skipComment() {
        int depth = 0;
        do {
            if (sql.startsWith("/*", at) && (depth == 0 || commentsNest)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < sql.length());
    }

    /** A doubled quote ends one text and begins the next, which comes to the same. */
    private void skipQuoted(char quote) {
        at++;
        while (at < sql.length() && sql.charAt(at) != quote) {
            at += backslashEscapes && sql.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    /** {@code $$text$$} or {@code $tag$text$tag$}; a dollar sign that begins no such text stands for itself. */
    private void skipDollarQuoted() {
        int end = at + 1;
        while (end < sql.length() && Character.isJavaIdentifierPart(sql.charAt(end)) && sql.charAt(end) != '$') {
            end++;
        }
        boolean isTag = end < sql.length() && sql.charAt(end) == '$' && (end == at + 1 || !isDigit(sql.charAt(at + 1)));
        String tag = isTag ? sql.substring(at, end + 1) : "$";
        at += tag.length();
        if (isTag && sql.indexOf(tag, at) >= 0) {
            skipPast(tag);
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
