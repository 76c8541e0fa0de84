package dev.tierwise.cli.reference;

import dev.tierwise.cli.reference.NaiveFolder.Table;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/** Writes a folder as somebody's spreadsheet might have: every file in a style of its own, the facts untouched. */
final class FolderWriter {

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final DateTimeFormatter GERMAN_DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);

    private final Random random;
    private final boolean german;
    private final Charset charsetWithoutMark;

    FolderWriter(Random random, boolean german, boolean windows) {
        this.random = random;
        this.german = german;
        charsetWithoutMark = windows ? WINDOWS : StandardCharsets.UTF_8;
    }

    void write(NaiveFolder folder, Path directory) throws IOException {
        Files.createDirectories(directory);
        for (Map.Entry<String, Table> file : folder.files().entrySet()) {
            Files.write(directory.resolve(file.getKey()), encoded(styled(file.getValue())));
        }
    }

    private byte[] encoded(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean writable = charsetWithoutMark.newEncoder().canEncode(text);
        switch (writable ? random.nextInt(8) : random.nextInt(3)) {
            case 0 -> {
                bytes.write(new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
                bytes.write(text.getBytes(StandardCharsets.UTF_8));
            }
            case 1 -> {
                bytes.write(new byte[] {(byte) 0xFF, (byte) 0xFE});
                bytes.write(text.getBytes(StandardCharsets.UTF_16LE));
            }
            case 2 -> {
                bytes.write(new byte[] {(byte) 0xFE, (byte) 0xFF});
                bytes.write(text.getBytes(StandardCharsets.UTF_16BE));
            }
            default -> bytes.write(text.getBytes(charsetWithoutMark));
        }
        return bytes.toByteArray();
    }

    private String styled(Table table) {
        char separator = oneOf(List.of(',', ';', '\t'));
        String newline = oneOf(List.of("\n", "\n", "\r\n", "\r\n", "\r"));
        boolean quoteAll = chance(20);
        List<String> columns = new ArrayList<>(table.columns());
        List<String> ignored = new ArrayList<>();
        if (chance(25)) {
            ignored.add(oneOf(List.of("notes", "Betreuerin", "notes, internal; or not", "telephone")));
            columns.addAll(ignored);
        }
        Collections.shuffle(columns, random);

        List<String> lines = new ArrayList<>();
        if (chance(20)) {
            lines.add("sep=" + separator);
        }
        maybeBlank(lines, columns.size(), separator);
        List<String> header = new ArrayList<>();
        for (String column : columns) {
            header.add(quoted(padded(anyCase(column)), separator, quoteAll));
        }
        lines.add(String.join(String.valueOf(separator), header));
        for (Map<String, String> row : table.rows()) {
            maybeBlank(lines, columns.size(), separator);
            List<String> cells = new ArrayList<>();
            for (String column : columns) {
                String cell = ignored.contains(column)
                        ? oneOf(List.of("", "?", "Notiz", "a\"b", "1e3", "line\nbreak"))
                        : styledCell(column, row.getOrDefault(column, ""));
                cells.add(quoted(cell, separator, quoteAll));
            }
            lines.add(String.join(String.valueOf(separator), cells));
        }
        maybeBlank(lines, columns.size(), separator);
        return String.join(newline, lines) + (chance(70) ? newline : "");
    }

    private void maybeBlank(List<String> lines, int columns, char separator) {
        if (chance(4)) {
            lines.add(chance(50) ? "" : String.valueOf(separator).repeat(columns - 1));
        }
    }

    private String styledCell(String column, String value) {
        if (column.equals("name") || column.equals("holder") || value.isEmpty()) {
            return value;
        }
        if (value.equals("?") || value.equals("*")) {
            return padded(value);
        }
        return padded(
                switch (column) {
                    case "mrr" -> german ? germanNumber(value) : plainNumber(value);
                    case "sold_on", "customer_since", "cancelled_on", "awarded_on", "expires_on", "used_on" ->
                        day(value);
                    case "partner_employee", "managed" -> truth(value);
                    case "app" -> app(value);
                    case "email", "currency", "subscription" -> anyCase(value);
                    case "email_domains" -> anyCase(value.replace(";", oneOf(List.of(";", "; ", " ;"))));
                    default -> value;
                });
    }

    private String plainNumber(String value) {
        if (value.endsWith(".00")) {
            return oneOf(
                    List.of(value, value.substring(0, value.length() - 1), value.substring(0, value.length() - 3)));
        }
        return value.endsWith("0") && chance(50) ? value.substring(0, value.length() - 1) : value;
    }

    private String germanNumber(String value) {
        String number = plainNumber(value);
        int point = number.indexOf('.');
        String whole = point < 0 ? number : number.substring(0, point);
        String decimals = point < 0 ? "" : "," + number.substring(point + 1);
        if (chance(50)) {
            whole = whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", ".");
        }
        return whole + decimals;
    }

    private String day(String value) {
        return german && DAY.matcher(value).matches() && chance(50)
                ? LocalDate.parse(value).format(GERMAN_DAY)
                : value;
    }

    private String truth(String value) {
        return anyCase(oneOf(
                value.equals("yes")
                        ? List.of("true", "yes", "ja", "wahr", "1")
                        : List.of("false", "no", "nein", "falsch", "0")));
    }

    private String app(String id) {
        for (NaiveProgramme.NaiveApp app : NaiveProgramme.OF_2016.apps()) {
            if (app.id().equals(id)) {
                String name = chance(40) ? id : oneOf(app.labels());
                StringBuilder noisy = new StringBuilder();
                for (char letter : anyCase(name).toCharArray()) {
                    boolean filler = " -_".indexOf(letter) >= 0;
                    noisy.append(
                            filler
                                    ? oneOf(List.of(" ", "-", "_", "", String.valueOf(letter)))
                                    : String.valueOf(letter));
                    noisy.append(chance(3) ? oneOf(List.of(" ", "-", "_")) : "");
                }
                return noisy.toString();
            }
        }
        return id;
    }

    private String anyCase(String text) {
        return switch (random.nextInt(6)) {
            case 0 -> text.toUpperCase(Locale.ROOT);
            case 1 -> text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
            default -> text;
        };
    }

    private String padded(String text) {
        return switch (random.nextInt(14)) {
            case 0 -> " " + text;
            case 1 -> text + "  ";
            default -> text;
        };
    }

    private String quoted(String field, char separator, boolean always) {
        boolean needed = field.indexOf(separator) >= 0
                || field.contains("\n")
                || field.contains("\r")
                || field.stripLeading().startsWith("\"");
        boolean literalQuote = field.contains("\"");
        return needed || always || chance(literalQuote ? 50 : 10) ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
