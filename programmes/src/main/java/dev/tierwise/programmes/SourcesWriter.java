package dev.tierwise.programmes;

import dev.tierwise.domain.programme.Basis;
import dev.tierwise.domain.programme.Basis.Citation;
import dev.tierwise.domain.programme.Clause;
import dev.tierwise.domain.programme.Reference;
import dev.tierwise.domain.programme.References;
import dev.tierwise.domain.text.Text;
import dev.tierwise.files.yaml.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes where the rules of a programme are published. Of what nobody has said so, nothing is written. */
final class SourcesWriter {

    private final References references;
    private final Locale language;

    /** @param language that of the comments */
    SourcesWriter(References references, Locale language) {
        this.references = references;
        this.language = language;
    }

    boolean isEmpty() {
        return references.equals(References.NONE);
    }

    /** The publications. */
    String publications() {
        String written = references.publications().stream()
                .map(SourcesWriter::publication)
                .collect(Collectors.joining());
        return references.publications().isEmpty() ? "" : words("references", written);
    }

    private static String publication(Reference publication) {
        StringBuilder written = new StringBuilder();
        written.append("  - id: ").append(YamlText.of(publication.id())).append('\n');
        written.append("    title: ")
                .append(ProgrammeWriter.label(publication.title()))
                .append('\n');
        publication
                .address()
                .ifPresent(address -> written.append("    address: ")
                        .append(YamlText.of(address))
                        .append('\n'));
        publication
                .published()
                .ifPresent(date -> written.append("    date: ").append(date).append('\n'));
        publication
                .says()
                .ifPresent(says -> written.append("    says: ")
                        .append(ProgrammeWriter.label(says))
                        .append('\n'));
        return written.toString();
    }

    /** What the rules that are not figures rest on. */
    String rules() {
        String written = Stream.of(Clause.Single.values())
                .filter(clause -> !clause.isFigure() && !references.of(clause).isNone())
                .map(clause -> "  " + clause.key() + ":" + lines(clause, "    ") + "\n")
                .collect(Collectors.joining());
        return written.isEmpty() ? "" : words("rules", written);
    }

    /** A value that is written alone, with what it rests on, behind the colon of its key. */
    String value(String value, Clause clause, String indent) {
        return references.of(clause).isNone()
                ? " " + value
                : "\n" + indent + SourcesReader.VALUE + ": " + value + lines(clause, indent);
    }

    /** Keys and values, with what they rest on, behind the colon of their key; on one line where nobody has said. */
    String mapping(Map<String, String> entries, Clause clause) {
        boolean brief = references.of(clause).isNone();
        String written = entries.entrySet().stream()
                .map(entry -> (brief ? "" : "\n  ") + entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining(brief ? ", " : ""));
        return brief ? " {" + written + "}" : written + lines(clause, "  ");
    }

    /** Further lines of something that is written in lines, each with the line break before it. */
    String lines(Clause clause, String indent) {
        List<Citation> sources = references.of(clause).sources();
        if (sources.size() < 2
                || sources.stream().allMatch(source -> source.quote().isEmpty())) {
            return entries(references.of(clause)).stream()
                    .map(entry -> "\n" + indent + entry)
                    .collect(Collectors.joining());
        }
        String list = sources.stream()
                .map(source -> "\n" + indent + "  - " + source(source))
                .collect(Collectors.joining());
        return "\n" + indent + SourcesReader.SOURCE + ":" + list
                + assumed(references.of(clause))
                        .map(entry -> "\n" + indent + entry)
                        .orElse("");
    }

    /** Further keys of something that is written on one line, each with the comma before it. */
    String inLine(Clause clause) {
        return entries(references.of(clause)).stream()
                .map(entry -> ", " + entry)
                .collect(Collectors.joining());
    }

    private static List<String> entries(Basis basis) {
        List<String> entries = new ArrayList<>();
        if (basis.sources().size() == 1) {
            entries.add(SourcesReader.SOURCE + ": " + source(basis.sources().get(0)));
        } else if (!basis.sources().isEmpty()) {
            entries.add(SourcesReader.SOURCE + ": "
                    + basis.sources().stream().map(SourcesWriter::source).toList());
        }
        assumed(basis).ifPresent(entries::add);
        return entries;
    }

    private static Optional<String> assumed(Basis basis) {
        return basis.assumed().map(label -> SourcesReader.ASSUMED + ": " + ProgrammeWriter.label(label));
    }

    private static String source(Citation source) {
        String id = YamlText.of(source.reference());
        return source.quote()
                .map(quote -> "{id: " + id + ", quote: " + YamlText.of(quote) + "}")
                .orElse(id);
    }

    private String words(String key, Object... values) {
        return Text.of(SourcesWriter.class, "written." + key, values).in(language);
    }
}
