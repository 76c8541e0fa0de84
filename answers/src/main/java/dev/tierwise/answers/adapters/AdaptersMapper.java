package dev.tierwise.answers.adapters;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.Translations;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.SourceFactory;
import java.util.Collection;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Makes the document of the adapters: which sources can be read, what they know and which settings they take. */
public final class AdaptersMapper {

    public static final AnswerKind<AdaptersDocument> KIND =
            AnswerKind.of("adapters", AdaptersDocument.class, AdaptersPage::draw);

    private AdaptersMapper() {}

    /**
     * Adapters, in their order.
     *
     * @param plugins the folder of the plug-in that an adapter comes from; empty if it is built in
     * @param options the option of the command line that sets a setting of an adapter; empty if there is none
     */
    public static Answer<AdaptersDocument> of(
            Collection<SourceFactory> adapters,
            Function<SourceFactory, Optional<String>> plugins,
            BiFunction<SourceFactory, Setting, Optional<String>> options) {
        return KIND.of(new AdaptersDocument(adapters.stream()
                .map(adapter -> new AdaptersDocument.Adapter(
                        adapter.name(),
                        adapter.description().toString(),
                        plugins.apply(adapter).orElse(null),
                        adapter.facts().stream().sorted().map(MachineForm::code).toList(),
                        adapter.settings().stream()
                                .map(setting -> setting(setting, each -> options.apply(adapter, each)))
                                .toList(),
                        Translations.of(adapter.description())))
                .toList()));
    }

    private static AdaptersDocument.Setting setting(Setting setting, Function<Setting, Optional<String>> option) {
        return new AdaptersDocument.Setting(
                setting.name(),
                setting.description().toString(),
                setting.byDefault().orElse(null),
                setting.required(),
                setting.secret(),
                option.apply(setting).orElse(null),
                setting.fields().stream()
                        .map(field -> setting(field, each -> Optional.empty()))
                        .toList(),
                Translations.of(setting.description()));
    }
}
