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
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The message files of a module, and the sources that use them. Tests ask what is wrong with them. */
public final class MessageFiles {

    private static final String ENGLISH = "_en.properties";
    private static final String GERMAN = "_de.properties";
    /** The file whose texts are patterns; those of other files are shown as they are. */
    private static final String PATTERNS = "messages";

    private static final int MOST_VALUES = 10;

    /** What a sentence is looked up by: the class that owns the message file, or a method of it, and a key. */
    private static final Pattern USE = Pattern.compile(
            "(?:(?<counted>\\bcounted\\(\\s*)?\\b(?<owner>[A-Z]\\w*)\\.class,|(?<![\\w.])(?:text|say)\\(|where\\.of\\("
                    + "|\\b(?:damaged|refused|unavailable|foreign|wrong)\\()"
                    + "\\s*\"(?<key>[a-z0-9]+(?:[.-][a-z0-9-]+)*)\"\\s*[,)]");

    /** What is put into a text: {@code {0}}, or what picocli puts into its help. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[0-9]+}|\\$\\{[A-Z-]+}");

    /** What is told to users. */
    private static final Pattern TOLD =
            Pattern.compile("(?:new (?:Source|Ledger|Api|BadFile|MalformedAnswer|InvalidValue|DayRefused|ChangeRefused"
                    + "|DayTooNear)Exception|new Finding|new ReadFailure"
                    + "|\\.(?:error|warning|missing|description|wrong|damaged|refused|unavailable|foreign)|misconfigured"
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
        return bundles().mapToInt(bundle -> bundle.english().size()).sum();
    }

    /** The texts of a package, or those of one purpose of it, in both languages. */
    private record Bundle(Path folder, String name, Properties english, Properties german) {

        static Bundle read(Path folder, String name) {
            return new Bundle(
                    folder,
                    name,
                    MessageFiles.read(folder.resolve(name + ENGLISH)),
                    MessageFiles.read(folder.resolve(name + GERMAN)));
        }

        boolean hasPatterns() {
            return name.equals(PATTERNS);
        }
    }

    /** What is wrong between the languages: sentences that one lacks, other values, patterns that are none, keys that are repeated. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        bundles().forEach(bundle -> {
            for (String ending : List.of(ENGLISH, GERMAN)) {
                repeatedKeys(bundle.folder().resolve(bundle.name() + ending))
                        .forEach(key ->
                                faults.add(name(bundle.folder()) + key + " is repeated in " + bundle.name() + ending));
            }
            Set<String> keys = new TreeSet<>(bundle.english().stringPropertyNames());
            keys.addAll(bundle.german().stringPropertyNames());
            for (String key : keys) {
                String one = bundle.english().getProperty(key);
                String other = bundle.german().getProperty(key);
                String name = name(bundle.folder()) + key;
                if (one == null || other == null) {
                    faults.add(name + " is missing in " + bundle.name() + (one == null ? ENGLISH : GERMAN));
                } else if (one.isBlank() || other.isBlank()) {
                    faults.add(name + " is empty");
                } else if (bundle.hasPatterns()) {
                    comparePatterns(name, one, other, faults);
                } else {
                    compare(name, placeholders(one), placeholders(other), faults);
                }
                String sibling = bundle.hasPatterns() ? sibling(key) : "";
                if (!sibling.isEmpty() && !keys.contains(sibling)) {
                    faults.add(name + " has no " + sibling);
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

    private static void comparePatterns(String key, String english, String german, List<String> faults) {
        for (String pattern : List.of(english, german)) {
            if (pattern.replace("''", "").replaceAll("'[{}]'", "").indexOf('\'') >= 0) {
                faults.add(key + " has an apostrophe that is not doubled: " + pattern);
            }
        }
        // what another program says in English is worded anew in German
        if (english.equals("{0}")) {
            return;
        }
        try {
            Set<String> one = values(english);
            Set<String> other = values(german);
            if (key.endsWith(".one")) {
                // a form for one thing may leave its number out
                one.remove("0");
                other.remove("0");
            }
            compare(key, one, other, faults);
        } catch (IllegalArgumentException e) {
            faults.add(key + " is no pattern: " + e.getMessage());
        }
    }

    private static void compare(String key, Set<String> english, Set<String> german, List<String> faults) {
        if (!english.equals(german)) {
            faults.add(key + " has the values " + english + " in English and " + german + " in German");
        }
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The numbers of the values that a pattern shows. */
    private static Set<String> values(String pattern) {
        Object[] values = new Object[MOST_VALUES];
        for (int i = 0; i < MOST_VALUES; i++) {
            values[i] = "\u0001" + i + "\u0001";
        }
        String shown = new MessageFormat(pattern, Locale.ENGLISH).format(values);
        Set<String> shownValues = new TreeSet<>();
        for (int i = 0; i < MOST_VALUES; i++) {
            if (shown.contains("\u0001" + i + "\u0001")) {
                shownValues.add(Integer.toString(i));
            }
        }
        return shownValues;
    }

    /** Sentences that classes look up and no file of their package holds, and sentences that no class of the package looks up. */
    public List<String> strayKeys() {
        List<String> faults = new ArrayList<>();
        bundles().filter(Bundle::hasPatterns).forEach(bundle -> {
            List<Path> files = javaFiles(sources.resolve(resources.relativize(bundle.folder())), 1);
            Set<String> literals = new HashSet<>();
            files.forEach(file -> literals.addAll(literals(text(file))));
            files.forEach(file -> addKeysThatAreNotThere(file, literals, bundle, faults));
            for (String key : new TreeSet<>(bundle.english().stringPropertyNames())) {
                if (literals.stream().noneMatch(literal -> means(literal, key, literals))) {
                    faults.add(name(bundle.folder()) + key + " is used nowhere");
                }
            }
        });
        return faults;
    }

    private static Set<String> literals(String source) {
        return LITERAL.matcher(source)
                .results()
                .map(literal -> unquoted(literal.group()))
                .collect(Collectors.toSet());
    }

    private void addKeysThatAreNotThere(Path file, Set<String> ofPackage, Bundle bundle, List<String> faults) {
        String source = text(file);
        Set<String> ofFile = literals(source);
        Matcher use = USE.matcher(source);
        while (use.find()) {
            // a method without an owner may be one of another class of the package, which adds the start of the key
            Set<String> literals = use.group("owner") == null ? ofPackage : ofFile;
            String key = use.group("key");
            String ending = use.group("counted") == null ? "" : ".many";
            Path folder = folderOf(use.group("owner"), source).orElse(bundle.folder());
            if (Files.isDirectory(folder)) {
                Set<String> keys = Bundle.read(folder, PATTERNS).english().stringPropertyNames();
                boolean there = keys.contains(key + ending)
                        || literals.stream().anyMatch(start -> isStart(start) && keys.contains(start + key + ending))
                        || isResource(folder, key);
                if (!there) {
                    faults.add(file.getFileName() + ": there is no " + key + ending);
                }
            }
        }
    }

    /** Whether something else than a sentence is looked up by a name: a template, a script, a style sheet. */
    private static boolean isResource(Path folder, String name) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(file -> file.matches(Pattern.quote(name) + "([_.].*)?"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of the messages of a class that a source imports. */
    private Optional<Path> folderOf(@Nullable String owner, String source) {
        if (owner == null) {
            return Optional.empty();
        }
        Matcher imported = Pattern.compile("import ([\\w.]+)\\." + owner + ";").matcher(source);
        return imported.find() ? Optional.of(resources.resolve(imported.group(1).replace('.', '/'))) : Optional.empty();
    }

    /** Whether a literal is a key, or the part of one that code puts together with another. */
    private static boolean means(String literal, String key, Set<String> literals) {
        if (!key.startsWith(literal)) {
            return false;
        }
        String rest = key.substring(literal.length());
        return rest.isEmpty()
                || isStart(literal)
                || (rest.startsWith(".") && (rest.matches("\\.(one|many|advice)") || literals.contains(rest)));
    }

    /** Whether a literal can be what keys begin with: code adds the name of a value or of a case. */
    private static boolean isStart(String literal) {
        return literal.matches("[a-z0-9.-]*[a-z0-9][.-]");
    }

    /** Sentences that are told to users and come from no message file. */
    public List<String> untranslated() {
        List<String> faults = new ArrayList<>();
        for (Path file : javaFiles(sources, Integer.MAX_VALUE)) {
            String source = text(file);
            Matcher told = TOLD.matcher(source);
            while (told.find()) {
                if (isComment(source, told.start())) {
                    continue;
                }
                sentenceIn(source, told.end()).ifPresent(words -> faults.add(file.getFileName() + ": " + words));
            }
        }
        return faults;
    }

    /** Whether a place lies in the documentation of a class or method, which may show how something is called. */
    private static boolean isComment(String source, int place) {
        return source.substring(source.lastIndexOf('\n', place) + 1, place)
                .strip()
                .startsWith("*");
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

    private Stream<Bundle> bundles() {
        try (Stream<Path> files = Files.walk(resources)) {
            return files
                    .filter(file ->
                            file.toString().endsWith(ENGLISH) || file.toString().endsWith(GERMAN))
                    .map(file ->
                            file.resolveSibling(file.getFileName().toString().replaceFirst("_(en|de)\\..*", "")))
                    .distinct()
                    .sorted()
                    .toList()
                    .stream()
                    .map(path -> Bundle.read(
                            path.resolveSibling("").normalize(),
                            path.getFileName().toString()));
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
        return load(new Properties(), file);
    }

    /** The last sentence of a key takes the place of the others without a word. */
    private static Set<String> repeatedKeys(Path file) {
        Set<String> repeated = new TreeSet<>();
        load(
                new Properties() {

                    private static final long serialVersionUID = 1;

                    @Override
                    public synchronized @Nullable Object put(Object key, Object value) {
                        if (containsKey(key)) {
                            repeated.add(key.toString());
                        }
                        return super.put(key, value);
                    }
                },
                file);
        return repeated;
    }

    private static Properties load(Properties properties, Path file) {
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
