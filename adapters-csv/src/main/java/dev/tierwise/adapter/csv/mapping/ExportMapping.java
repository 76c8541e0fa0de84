package dev.tierwise.adapter.csv.mapping;

import dev.tierwise.adapter.tables.TableKind;
import dev.tierwise.files.yaml.Place;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How the exports of a folder are read.
 *
 * @param file      the mapping's name, for messages
 * @param partner   our columns of the partner that the mapping itself gives, with their values; empty where it gives none
 * @param tables    the tables that are mapped
 * @param lookups   further exports that lookups read, by name
 * @param values    how values are written
 */
public record ExportMapping(
        String file,
        Map<String, String> partner,
        Map<TableKind, MappedExport> tables,
        Map<String, Export> lookups,
        ValueForms values) {

    /**
     * A kind of export: every file that matches.
     *
     * @param at      where the mapping says so, for messages
     * @param pattern with {@code *}, {@code ?}, {@code [...]} and {@code {...,...}}
     * @param sheet   of workbooks; empty: the first
     * @param skip    lines before the header, zero or more
     * @param keep    only rows with one of these values, by column
     * @param drop    no rows with one of these values, by column
     * @param split   what separates several values of a cell, by column
     * @param locale  of numbers, if it is not that of the mapping
     */
    public record Export(
            Place at,
            String pattern,
            Optional<String> sheet,
            int skip,
            Map<String, Set<String>> keep,
            Map<String, Set<String>> drop,
            Map<String, String> split,
            ValueForms.Numbers locale) {}

    /**
     * An export with where our columns come from.
     *
     * @param export  its files
     * @param columns by our name, in the order of the mapping
     */
    public record MappedExport(Export export, Map<String, ColumnSource> columns) {}
}
