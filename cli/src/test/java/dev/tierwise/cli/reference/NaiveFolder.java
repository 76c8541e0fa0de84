package dev.tierwise.cli.reference;

import java.util.List;
import java.util.Map;

/**
 * What one CSV folder says, as plain text: file name to table. Cells are in the plainest form (ISO days, a decimal
 * point, {@code yes} and {@code no}, app ids); {@link FolderWriter} makes it look like people's files.
 */
record NaiveFolder(Map<String, Table> files) {

    /** One file. A row may hold cells of columns that the file does not have: those are as good as not written. */
    record Table(List<String> columns, List<Map<String, String>> rows) {}

    boolean has(String file) {
        return files.containsKey(file);
    }

    List<Map<String, String>> rows(String file) {
        return has(file) ? files.get(file).rows() : List.of();
    }

    /** The cell's text, or null where the file lacks the column. */
    String cell(String file, Map<String, String> row, String column) {
        return files.get(file).columns().contains(column) ? row.getOrDefault(column, "") : null;
    }

    boolean lists(String portal) {
        return rows("portals.csv").stream().anyMatch(row -> row.get("portal_id").equals(portal));
    }
}
