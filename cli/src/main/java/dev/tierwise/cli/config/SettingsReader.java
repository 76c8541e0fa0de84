package dev.tierwise.cli.config;

import dev.tierwise.domain.text.Text;
import dev.tierwise.files.FileFailure;
import dev.tierwise.files.yaml.Findings;
import dev.tierwise.files.yaml.YamlFields;
import dev.tierwise.files.yaml.YamlNode;
import dev.tierwise.files.yaml.YamlScalar;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads the settings that an adapter declares, from the keys of a source in the configuration file. */
final class SettingsReader {

    private final ConfigurationFile file;
    private final SecretReferences secrets;
    private final Findings findings;

    SettingsReader(ConfigurationFile file, SecretReferences secrets, Findings findings) {
        this.file = file;
        this.secrets = secrets;
        this.findings = findings;
    }

    /** The settings of a source; what is wrong is missing from them, and the findings say so. */
    SourceSettings read(SourceFactory adapter, YamlFields fields, AdapterOptions options) {
        SourceSettings.Builder settings =
                SourceSettings.builder().at(fields.place().toString());
        read(adapter.settings(), fields, setting -> options.gives(adapter, setting), settings);
        options.apply(adapter, settings);
        return settings.build().withDefaults(adapter.settings());
    }

    private void read(
            List<Setting> declared,
            YamlFields fields,
            Predicate<Setting> givenElsewhere,
            SourceSettings.Builder settings) {
        for (Setting setting : declared) {
            Optional<YamlNode> value = setting.required() && !givenElsewhere.test(setting)
                    ? fields.required(setting.name(), AdapterOptions.description(setting))
                    : fields.optional(setting.name());
            value.filter(node -> isAllowed(setting, node)).ifPresent(node -> {
                settings.at(setting.name(), node.place().toString());
                read(setting, node, settings);
            });
        }
        fields.end();
    }

    private void read(Setting setting, YamlNode node, SourceSettings.Builder settings) {
        String name = setting.name();
        Text expected = AdapterOptions.description(setting);
        switch (setting.kind()) {
            case TEXT, INTEGER, BOOLEAN, CHOICE, DURATION -> {
                if (setting.secret()) {
                    node.asScalar(findings, SecretLookup.EXPECTED)
                            .flatMap(secrets::find)
                            .ifPresent(secret -> settings.secret(name, secret));
                } else {
                    value(setting, node, expected).ifPresent(scalar -> settings.written(setting, scalar.text()));
                }
            }
            case PATH -> value(setting, node, expected).ifPresent(scalar -> path(name, scalar, settings));
            case LIST ->
                node.asList(findings, text("list", expected)).ifPresent(list -> {
                    List<String> texts = new ArrayList<>();
                    list.items()
                            .forEach(item ->
                                    value(setting, item, expected).ifPresent(scalar -> texts.add(scalar.text())));
                    settings.list(name, texts);
                });
            case RECORDS ->
                node.asList(findings, text("records", expected)).ifPresent(list -> {
                    List<SourceSettings> records = new ArrayList<>();
                    for (YamlNode item : list.items()) {
                        item.asMapping(findings, text("record", expected)).ifPresent(mapping -> {
                            SourceSettings.Builder record =
                                    SourceSettings.builder().at(mapping.place().toString());
                            read(setting.fields(), mapping.fields(findings), field -> false, record);
                            records.add(record.build());
                        });
                    }
                    settings.records(name, records);
                });
        }
    }

    private boolean isAllowed(Setting setting, YamlNode node) {
        if (!setting.trustedOnly() || file.trusted()) {
            return true;
        }
        boolean isDefault = node instanceof YamlScalar scalar
                && setting.byDefault().filter(scalar.text()::equals).isPresent();
        if (!isDefault) {
            file.distrust(node.place(), findings, "distrusted.setting", setting.name());
        }
        return isDefault;
    }

    private static Text text(String key, Object... values) {
        return Text.of(SettingsReader.class, "setting." + key, values);
    }

    /** A single value that the setting takes; otherwise the findings say why it does not. */
    private Optional<YamlScalar> value(Setting setting, YamlNode node, Text expected) {
        return node.asScalar(findings, expected).filter(scalar -> {
            if (scalar.text().isBlank()) {
                findings.error(scalar.place(), text("blank", expected));
                return false;
            }
            if (SecretReferences.looksLikeOne(scalar.text())) {
                findings.error(scalar.place(), text("reference"));
                return false;
            }
            Optional<Text> fault = setting.fault(scalar.text());
            fault.ifPresent(text -> findings.error(scalar.place(), text));
            return fault.isEmpty();
        });
    }

    private void path(String name, YamlScalar scalar, SourceSettings.Builder settings) {
        try {
            settings.path(name, scalar.text(), file.folder().resolve(scalar.text()));
        } catch (InvalidPathException e) {
            findings.error(scalar.place(), text("no-file", FileFailure.reason(e)));
        }
    }
}
