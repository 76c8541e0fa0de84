package dev.tierwise.cli.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.spi.SourceFactory;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;

/** A plug-in that is compiled and packed as its author would. */
public final class PluginJar {

    /** An adapter that lists one portal and says what is written in the place of each name. */
    private static final String ADAPTER = """
            package plugin;
            import dev.tierwise.spi.*;
            import java.math.BigDecimal;
            import java.time.*;
            import java.util.*;
            public final class Adapter implements SourceFactory {
                public Adapter() { CONSTRUCTOR }
                public String name() { return CALLED; }
                public String spiVersion() { return VERSION; }
                public dev.tierwise.domain.text.Text description() { return DESCRIPTION; }
                public Set<Fact> facts() { return FACTS; }
                public List<Setting> settings() {
                    return SETTINGS;
                }
                public Source open(SourceSettings settings) throws SourceException {
                    OPEN
                    return new Source() {
                        public void readPartner(Instant deadline, PartnerSink sink) throws SourceException {
                            TELL
                            sink.name("Partner", new Origin.OfRecord("1"));
                            sink.emailDomains(Set.of("x.example"), new Origin.OfRecord("1"));
                        }
                        public void read(ReadRequest request, FactSink sink) throws SourceException {
                            READ
                            String id = settings.text("location").orElse("one");
                            sink.portal(id, new Origin.OfRecord(id))
                                    .name(Marker.text())
                                    .mrr(new BigDecimal(settings.text("mrr").orElse("100")), "USD", new Origin.OfRecord(id));
                        }
                        public void diagnose(ReadRequest request, DiagnosisSink sink) throws SourceException {
                            DIAGNOSE
                        }
                        public void close() {}
                    };
                }
            }
            """;

    /** What an author compiles against. */
    private static final String CLASS_PATH = classPath(SourceFactory.class, PortalUser.class, NullMarked.class);

    /** Most tests want the same plug-in, and compiling it takes longer than trying it. */
    private static final Map<List<String>, Map<String, byte[]>> COMPILED = new ConcurrentHashMap<>();

    /** What stands in each place unless a test says otherwise. */
    private static final Map<String, String> USUAL = Map.of(
            "CONSTRUCTOR", "",
            "VERSION", "SpiVersion.V1_0",
            "DESCRIPTION", "dev.tierwise.domain.text.Text.verbatim(\"made up\")",
            "FACTS", "EnumSet.of(Fact.PARTNER, Fact.PORTALS, Fact.MRR)",
            "SETTINGS",
                    "List.of(Setting.text(\"location\").description(\"who\").build(), Setting.text(\"mrr\").description(\"how much\").build())",
            "OPEN", "",
            "TELL", "",
            "READ", "",
            "DIAGNOSE", "");

    private String adapter = ADAPTER;
    private final List<String> missing = new ArrayList<>();
    private final List<String> further = new ArrayList<>();
    private final String name;
    private String service = "plugin.Adapter";

    public PluginJar(String name) {
        this.name = name;
    }

    /**
     * Java that stands in one of the places: statements for {@code CONSTRUCTOR}, {@code OPEN}, {@code TELL} (about the partner),
     * {@code READ}, {@code DIAGNOSE}; a value for {@code CALLED}, {@code VERSION}, {@code DESCRIPTION}, {@code FACTS}, {@code SETTINGS}.
     */
    public PluginJar with(String place, String java) {
        adapter = adapter.replace(place, java);
        return this;
    }

    PluginJar version(String version) {
        adapter = adapter.replace("VERSION", '"' + version + '"');
        return this;
    }

    /** A further class, complete with its package. */
    PluginJar withClass(String source) {
        further.add(source);
        return this;
    }

    /** A class that was there for the compiler and is not in the jar. */
    PluginJar without(String type) {
        missing.add(type.replace('.', '/') + ".class");
        return this;
    }

    PluginJar service(String entry) {
        service = entry;
        return this;
    }

    /** Makes the folder of the plug-in. */
    public Path in(Path plugins, String folder) throws IOException {
        USUAL.forEach((place, usual) -> adapter = adapter.replace(place, usual));
        adapter = adapter.replace("CALLED", '"' + name + '"');
        if (further.stream().noneMatch(source -> source.contains("class Marker"))) {
            further.add("package plugin; final class Marker { static String text() { return \"marked\"; } }");
        }
        List<String> all = new ArrayList<>(further);
        all.add(adapter);
        Map<String, byte[]> classes = COMPILED.computeIfAbsent(List.copyOf(all), PluginJar::compile);
        Path jar = Files.createDirectories(plugins.resolve(folder)).resolve("plugin.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Map.Entry<String, byte[]> compiled : classes.entrySet()) {
                if (missing.contains(compiled.getKey())) {
                    continue;
                }
                out.putNextEntry(new JarEntry(compiled.getKey()));
                out.write(compiled.getValue());
            }
            out.putNextEntry(new JarEntry("META-INF/services/" + SourceFactory.class.getName()));
            out.write(service.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        return plugins.resolve(folder);
    }

    private static Map<String, byte[]> compile(List<String> sources) {
        try {
            Path folder = Files.createTempDirectory("plugin");
            Path classes = Files.createDirectories(folder.resolve("classes"));
            List<String> arguments =
                    new ArrayList<>(List.of("-proc:none", "-d", classes.toString(), "-cp", CLASS_PATH));
            for (int i = 0; i < sources.size(); i++) {
                String name = sources.get(i).replaceAll("(?s).*?class (\\w+).*", "$1");
                Path file = Files.createDirectories(folder.resolve("src" + i)).resolve(name + ".java");
                arguments.add(Files.writeString(file, sources.get(i)).toString());
            }
            assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                    .as("the plug-in compiles")
                    .isZero();
            Map<String, byte[]> compiled = new TreeMap<>();
            try (Stream<Path> files = Files.walk(classes)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    compiled.put(classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            }
            return compiled;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String classPath(Class<?>... of) {
        return Stream.of(of)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .map(location -> Path.of(URI.create(location.toString())).toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }
}
