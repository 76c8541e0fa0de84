package dev.tierwise.cli.command;

import dev.tierwise.application.simulate.Change;
import dev.tierwise.application.simulate.ChangeKind;
import dev.tierwise.cli.Environment;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.domain.text.Worded;
import dev.tierwise.files.yaml.Findings;
import dev.tierwise.files.yaml.YamlFields;
import dev.tierwise.files.yaml.YamlFile;
import dev.tierwise.files.yaml.YamlNode;
import dev.tierwise.files.yaml.YamlScalar;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is supposed to happen, as options or in a file. */
public final class ChangeOptions {

    private final Environment environment;

    @Option(names = "--sell", paramLabel = "NAME=MRR [KIND] [MARKET][@DATE]")
    private List<String> sell = new ArrayList<>();

    @Option(names = "--manage", paramLabel = "PORTAL[@DATE]")
    private List<String> manage = new ArrayList<>();

    @Option(names = "--unmanage", paramLabel = "PORTAL[@DATE]")
    private List<String> unmanage = new ArrayList<>();

    @Option(names = "--cancel", paramLabel = "PORTAL[@DATE]")
    private List<String> cancel = new ArrayList<>();

    @Option(names = "--mrr", paramLabel = "PORTAL=MRR[@DATE]")
    private List<String> mrr = new ArrayList<>();

    @Option(names = "--market", paramLabel = "PORTAL=MARKET[@DATE]")
    private List<String> market = new ArrayList<>();

    @Option(names = "--use", paramLabel = "PORTAL=APP,APP[@DATE]")
    private List<String> use = new ArrayList<>();

    @Option(names = "--certify", paramLabel = "DATE[..DATE]")
    private List<String> certify = new ArrayList<>();

    @Option(names = "--changes", paramLabel = "FILE")
    private @Nullable String file;

    ChangeOptions(Environment environment) {
        this.environment = environment;
    }

    /**
     * The changes: those of the file, then those of the options. Every one without a day happens on the day that is asked
     * about.
     *
     * @param currency the one that amounts without a currency are in
     * @throws UserException        if an option is not written as it should be
     * @throws dev.tierwise.files.yaml.InvalidFileException if the file is not
     */
    List<Change> changes(String currency) {
        List<Change> changes = new ArrayList<>();
        if (file != null) {
            changes.addAll(ofFile(file, currency));
        }
        Map<ChangeKind, List<String>> options = new EnumMap<>(ChangeKind.class);
        options.put(ChangeKind.SELL, sell);
        options.put(ChangeKind.MANAGE, manage);
        options.put(ChangeKind.UNMANAGE, unmanage);
        options.put(ChangeKind.CANCEL, cancel);
        options.put(ChangeKind.MRR, mrr);
        options.put(ChangeKind.MARKET, market);
        options.put(ChangeKind.USE, use);
        options.put(ChangeKind.CERTIFY, certify);
        options.forEach((kind, texts) -> texts.forEach(text -> changes.add(ofOption(kind, text, currency))));
        return changes;
    }

    private static Change ofOption(ChangeKind kind, String text, String currency) {
        try {
            return kind.parse(text, currency);
        } catch (IllegalArgumentException e) {
            throw new UserException(
                    Text.joined(": ", List.of(Text.verbatim("--" + kind.word() + " " + text), Worded.of(e))));
        }
    }

    private List<Change> ofFile(String name, String currency) {
        Findings findings = new Findings();
        List<Change> changes = new ArrayList<>();
        YamlFile.read(environment.workingDirectory().resolve(name), name, findings)
                .ifPresent(mapping -> {
                    YamlFields fields = mapping.fields(findings);
                    for (ChangeKind kind : ChangeKind.values()) {
                        fields.optional(kind.word())
                                .map(node -> texts(node, kind, findings))
                                .orElse(List.of())
                                .forEach(text -> change(text, kind, currency, findings, changes));
                    }
                    fields.end();
                });
        findings.throwErrors();
        return changes;
    }

    /** One change, or a list of them. */
    private static List<YamlScalar> texts(YamlNode node, ChangeKind kind, Findings findings) {
        Text expected = Text.of(ChangeOptions.class, "change.expected", kind.form(), kind.example());
        if (node instanceof YamlScalar scalar) {
            return List.of(scalar);
        }
        List<YamlScalar> texts = new ArrayList<>();
        node.asList(findings, expected)
                .ifPresent(list -> list.items()
                        .forEach(item -> item.asScalar(findings, expected).ifPresent(texts::add)));
        return texts;
    }

    private static void change(
            YamlScalar text, ChangeKind kind, String currency, Findings findings, List<Change> changes) {
        try {
            changes.add(kind.parse(text.text(), currency));
        } catch (IllegalArgumentException e) {
            findings.error(text.place(), Text.joined(": ", List.of(Text.verbatim(kind.word()), Worded.of(e))));
        }
    }
}
