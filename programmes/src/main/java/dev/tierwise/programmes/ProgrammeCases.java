package dev.tierwise.programmes;

import static dev.tierwise.programmes.ProgrammeYaml.SCHEMA;

import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.files.yaml.Findings;
import dev.tierwise.files.yaml.InvalidFileException;
import dev.tierwise.files.yaml.YamlFields;
import dev.tierwise.files.yaml.YamlFile;
import dev.tierwise.files.yaml.YamlMapping;
import dev.tierwise.files.yaml.YamlScalar;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A file of cases that test the rules of a programme: {@code tierwise/programme-cases/1}. It stands beside the
 * programme, {@code points.cases.yaml} beside {@code points.yaml}, or names it.
 */
public final class ProgrammeCases {

    static final String CASES_SCHEMA = "tierwise/programme-cases/1";

    private static final String ENDING = "(?i)\\.ya?ml$";
    private static final String CASES_ENDING = ".cases.yaml";

    private final Path file;
    private final String name;
    private final Findings findings;
    private final YamlMapping content;
    private final Optional<YamlScalar> programme;

    private ProgrammeCases(
            Path file, String name, Findings findings, YamlMapping content, Optional<YamlScalar> programme) {
        this.file = file;
        this.name = name;
        this.findings = findings;
        this.content = content;
        this.programme = programme;
    }

    /** What the file of the cases of a programme is called. */
    public static String fileBeside(String programme) {
        return programme.replaceFirst(ENDING, "") + CASES_ENDING;
    }

    /**
     * Opens the cases that are meant.
     *
     * @param base    the folder that the name is relative to
     * @param written a file of cases, or a programme file with its cases beside it
     * @throws UserException        if it is a programme without cases
     * @throws InvalidFileException if the file cannot be read, or is neither
     */
    public static ProgrammeCases open(Path base, String written) {
        Findings findings = new Findings();
        Path file = base.resolve(written);
        Optional<YamlMapping> content = YamlFile.read(file, written, findings);
        boolean isProgramme = content.flatMap(mapping -> mapping.value("schema"))
                .filter(schema ->
                        schema instanceof YamlScalar scalar && scalar.text().equals(SCHEMA))
                .isPresent();
        if (!isProgramme) {
            return open(file, written, findings, content);
        }
        String beside = fileBeside(written);
        if (!Files.exists(base.resolve(beside))) {
            throw UserException.usage(ProgrammeCases.class, "cases.none-beside", written, beside);
        }
        Findings ofCases = new Findings();
        return open(base.resolve(beside), beside, ofCases, YamlFile.read(base.resolve(beside), beside, ofCases));
    }

    private static ProgrammeCases open(Path file, String name, Findings findings, Optional<YamlMapping> content) {
        findings.throwErrors();
        YamlFields fields = content.orElseThrow().fields(findings);
        Text expected = Text.verbatim(CASES_SCHEMA);
        fields.requiredScalar("schema", expected)
                .ifPresent(schema -> new ProgrammeValues(findings)
                        .expect(schema, schema.text().equals(CASES_SCHEMA), expected));
        Optional<YamlScalar> programme =
                fields.optionalScalar("programme", Text.of(ProgrammeCases.class, "cases.expected-programme"));
        findings.throwErrors();
        return new ProgrammeCases(file, name, findings, content.orElseThrow(), programme);
    }

    /** What people call the file. */
    public String name() {
        return name;
    }

    /** The folder of the file, which paths in it are relative to. */
    public Path folder() {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file : parent;
    }

    /** The programme that the cases are about: the one that they name, else the file that they stand beside. */
    public ProgrammeReference programme() {
        if (programme.isPresent()) {
            return new ProgrammeReference(
                    programme.get().place().toString(), programme.get().text(), folder());
        }
        Path own = file.getFileName();
        String plain = own == null ? name : own.toString();
        String beside = plain.endsWith(CASES_ENDING)
                ? plain.substring(0, plain.length() - CASES_ENDING.length()) + ".yaml"
                : plain;
        return new ProgrammeReference(name, beside, folder());
    }

    /**
     * The cases, in the order of the file.
     *
     * @param rules the programme that they are about
     * @throws InvalidFileException if something is wrong with them, with every error as {@code name:line:column: message}
     *                              on a line of its own
     */
    public List<ProgrammeCase> cases(Programme rules) {
        List<ProgrammeCase> cases = new CasesReader(findings, rules).read(content);
        findings.throwErrors();
        return cases;
    }
}
