package dev.tierwise.adapter.csv.proposal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Files that have one header.
 *
 * @param names  of the files, in their order
 * @param header as it is written
 * @param rows   the first rows of all of them, each as long as the header
 */
public record ExportFamily(List<String> names, List<String> header, List<List<String>> rows) {

    /** The pattern that the names match, and those of later exports: numbers and days in them may differ. */
    String pattern() {
        Set<String> patterns = new LinkedHashSet<>();
        for (String name : names) {
            String file = name.contains("!") ? name.substring(0, name.indexOf('!')) : name;
            patterns.add(file.replaceAll("[\\[\\]{},\\\\*]", "?").replaceAll("[0-9]+([-_.][0-9]+)*", "*"));
        }
        return patterns.size() == 1
                ? patterns.iterator().next()
                : patterns.stream().collect(Collectors.joining(",", "{", "}"));
    }

    /** The values of a column, empty ones left out. */
    List<String> values(String column) {
        int index = header.indexOf(column);
        List<String> values = new ArrayList<>();
        for (List<String> row : rows) {
            String value = row.get(index).strip();
            if (!value.isEmpty()) {
                values.add(value);
            }
        }
        return values;
    }
}
