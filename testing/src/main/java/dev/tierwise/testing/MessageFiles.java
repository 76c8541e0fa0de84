package dev.tierwise.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The message files of a module, and the sources that use them. Tests ask what is wrong with them. */
public final class MessageFiles {

    private static final String ENGLISH = "messages_en.properties";
    private static final String GERMAN = "messages_de.properties";
    private static final int MOST_VALUES = 10;

    /** What a sentence is looked up by, in the class that owns the message file. */
    private static final Pattern USE =
            Pattern.compile("(?:Text\\.(?:of|(?<counted>counted))\\(\\s*\\w+\\.class,|(?<![\\w.])text\\(|where\\.of\\("
                    + "|\\b(?:damaged|refused|unavailable|foreign|wrong)\\()"
                    + "\\s*\"(?<key>[a-z0-9]+(?:\\.[a-z0-9-]+)*)\"\\s*[,)]");

    /** What is told to users. */
    private static final Pattern TOLD =
            Pattern.compile("(?:new (?:Source|Ledger|Api|BadFile|MalformedAnswer|InvalidValue|DayRefused|ChangeRefused"
                    + "|DayTooNear)Exception|new Finding|new ReadFailure|Setting\\.(?:text|secret|path|list|records)"
                    + "|\\.(?:error|warning|missing|withDefault|wrong|damaged|refused|unavailable|foreign)|misconfigured"
                    + "|unavailable)\\(");

    private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"");

    private final Path resources;
    private final Path sources;

    private MessageFiles(Path resources, Path sources) {
        this.resources = resources;
        this.sources = sources;
    }

    /** Those of the module whose tests run. */
    public static MessageFiles ofThisModule() {
        return of(Path.of("src/main/resources"), Path.of("src/main/java"));
    }

    /**
     * Those of some folders.
     *
     * @param resources where the message files are, in the folders of their packages
     * @param sources   where the classes are that use them
     */
    public static MessageFiles of(Path resources, Path sources) {
        return new MessageFiles(resources, sources);
    }

    /** How many sentences there are in English. */
    public int size() {
        return folders()
                .mapToInt(folder -> read(folder.resolve(ENGLISH)).size())
                .sum();
    }

    /** What is wrong between the languages: sentences that one lacks, other values, patterns that are none. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        folders().forEach(folder -> {
            Properties english = read(folder.resolve(ENGLISH));
            Properties german = read(folder.resolve(GERMAN));
            Set<String> keys = new TreeSet<>(english.stringPropertyNames());
            keys.addAll(german.stringPropertyNames());
            for (String key : keys) {
                String one = english.getProperty(key);
                String other = german.getProperty(key);
                if (one == null || other == null) {
                    faults.add(name(folder) + key + " is missing in " + (one == null ? ENGLISH : GERMAN));
                } else {
                    compare(name(folder) + key, one, other, faults);
                }
                String sibling = sibling(key);
                if (!sibling.isEmpty() && !keys.contains(sibling)) {
                    faults.add(name(folder) + key + " has no " + sibling);
                }
            }
        });
        return faults;
    }

    private static String sibling(String key) {
        if (key.endsWith(".one")) {
            return key.substring(0, key.length() - 3) + "many";
        }
        return key.endsWith(".many") ? key.substring(0, key.length() - 4) + "one" : "";
    }

    private static void compare(String key, String english, String german, List<String> faults) {
        if (english.isBlank() || german.isBlank()) {
            faults.add(key + " is empty");
            return;
        }
        for (String pattern : List.of(english, german)) {
            if (pattern.replace("''", "").replaceAll("'[{}]'", "").indexOf('\'') >= 0) {
                faults.add(key + " has an apostrophe that is not doubled: " + pattern);
            }
        }
        try {
            // a form for one thing may leave its number out
            if (!key.endsWith(".one") && !values(english).equals(values(german))) {
                faults.add(key + " has the values " + values(english) + " in English and " + values(german)
                        + " in German");
            }
        } catch (IllegalArgumentException e) {
            faults.add(key + " is no pattern: " + e.getMessage());
        }
    }

    /** The numbers of the values that a pattern shows. */
    private static Set<Integer> values(String pattern) {
        Object[] values = new Object[MOST_VALUES];
        for (int i = 0; i < MOST_VALUES; i++) {
            values[i] = "\u0001" + i + "\u0001";
        }
        String shown = new MessageFormat(pattern, Locale.ENGLISH).format(values);
        Set<Integer> shownValues = new TreeSet<>();
        for (int i = 0; i < MOST_VALUES; i++) {
            if (shown.contains("\u0001" + i + "\u0001")) {
                shownValues.add(i);
            }
        }
        return shownValues;
    }

    /** Sentences that classes look up and no file of their package holds, and sentences that no class of the package looks up. */
    public List<String> strayKeys() {
        List<String> faults = new ArrayList<>();
        folders().forEach(folder -> {
            Set<String> keys = read(folder.resolve(ENGLISH)).stringPropertyNames();
            Set<String> literals = new HashSet<>();
            for (Path file : javaFiles(sources.resolve(resources.relativize(folder)), 1)) {
                String source = text(file);
                LITERAL.matcher(source).results().forEach(literal -> literals.add(unquoted(literal.group())));
                Matcher use = USE.matcher(source);
                while (use.find()) {
                    String key = use.group("key") + (use.group("counted") == null ? "" : ".many");
                    if (!keys.contains(key)) {
                        faults.add(file.getFileName() + ": there is no " + key);
                    }
                }
            }
            for (String key : new TreeSet<>(keys)) {
                if (literals.stream().noneMatch(literal -> means(literal, key))) {
                    faults.add(name(folder) + key + " is used nowhere");
                }
            }
        });
        return faults;
    }

    /** Whether a literal is a key, or what a key begins with before a number or a part is added to it. */
    private static boolean means(String literal, String key) {
        return key.equals(literal)
                || (literal.endsWith(".") && key.startsWith(literal))
                || (key.startsWith(literal + ".")
                        && key.substring(literal.length()).matches("\\.(one|many|advice)"));
    }

    /** Sentences that are told to users and come from no message file. */
    public List<String> untranslated() {
        List<String> faults = new ArrayList<>();
        for (Path file : javaFiles(sources, Integer.MAX_VALUE)) {
            String source = text(file);
            Matcher told = TOLD.matcher(source);
            while (told.find()) {
                sentenceIn(source, told.end()).ifPresent(words -> faults.add(file.getFileName() + ": " + words));
            }
        }
        return faults;
    }

    /** The first literal of several words among the arguments of a call, those of calls within it left out. */
    private static Optional<String> sentenceIn(String source, int from) {
        int depth = 0;
        for (int i = from; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '"') {
                Matcher literal = LITERAL.matcher(source).region(i, source.length());
                if (!literal.lookingAt()) {
                    return Optional.empty();
                }
                if (depth == 0 && unquoted(literal.group()).strip().indexOf(' ') > 0) {
                    return Optional.of(literal.group());
                }
                i = literal.end() - 1;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth < 0) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static String unquoted(String literal) {
        return literal.substring(1, literal.length() - 1);
    }

    private String name(Path folder) {
        return resources.relativize(folder) + ": ";
    }

    private Stream<Path> folders() {
        try (Stream<Path> files = Files.walk(resources)) {
            return files
                    .filter(file -> file.endsWith(ENGLISH) || file.endsWith(GERMAN))
                    .map(file -> file.resolveSibling("").normalize())
                    .distinct()
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> javaFiles(Path folder, int depth) {
        try (Stream<Path> files = Files.walk(folder, depth)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties read(Path file) {
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (var reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
