package dev.tierwise.cli.command;

import dev.tierwise.answers.Printable;
import dev.tierwise.cli.config.AdapterOptions;
import dev.tierwise.cli.plugin.AdapterRegistry;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.SourceFactory;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * The texts of the help in the language of the user: those of a message file, and those of the settings of adapters. They are loaded
 * when help is shown, and not before.
 */
public final class HelpTexts extends ResourceBundle {

    private static final Pattern LABEL = Pattern.compile("[A-Z]+");

    private final Map<String, String> ofAdapters;

    private HelpTexts(ResourceBundle ofCommands, Map<String, String> ofAdapters) {
        setParent(ofCommands);
        this.ofAdapters = ofAdapters;
    }

    /** The help of a command, in the language of the user. */
    public static Help help(
            CommandSpec command,
            Help.ColorScheme colours,
            Supplier<AdapterRegistry> adapters,
            Supplier<Locale> language) {
        CommandLine root = command.root().commandLine();
        if (root.getResourceBundle() == null) {
            Locale locale = language.get();
            root.setResourceBundle(new HelpTexts(
                    in(locale), haveOptionsOfAdapters(root) ? ofAdapters(adapters.get(), locale) : Map.of()));
        }
        return new LabelledHelp(command, colours);
    }

    private static boolean haveOptionsOfAdapters(CommandLine root) {
        return root.getSubcommands().values().stream()
                .flatMap(command -> command.getCommandSpec().options().stream())
                .anyMatch(option -> option.order() == HelpOrder.ADAPTERS);
    }

    /** The texts of the message file. */
    static ResourceBundle in(Locale language) {
        return getBundle(
                HelpTexts.class.getPackageName() + ".help",
                language,
                HelpTexts.class.getClassLoader(),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
    }

    /** What a value is called: capital letters are words of ours, and other letters what is typed. */
    static String label(String label, ResourceBundle texts) {
        return LABEL.matcher(label).replaceAll(word -> {
            String key = "label." + word.group();
            return texts.containsKey(key) ? texts.getString(key) : word.group();
        });
    }

    /** What the help says of options; picocli would take a per cent sign for the begin of a format. */
    private static Map<String, String> ofAdapters(AdapterRegistry adapters, Locale language) {
        Map<String, String> texts = new HashMap<>();
        for (SourceFactory adapter : adapters.all()) {
            for (Setting setting : adapter.settings()) {
                Text text = Text.of(
                        HelpTexts.class,
                        setting.byDefault().isPresent() ? "setting.default" : "setting",
                        adapter.name(),
                        AdapterOptions.description(setting),
                        setting.byDefault().orElse(""));
                texts.put(
                        AdapterOptions.option(adapter.name(), setting.name()).substring(2),
                        Printable.line(text.in(language)).replace("%", "%%"));
            }
        }
        return texts;
    }

    @Override
    protected @Nullable Object handleGetObject(String key) {
        return ofAdapters.get(key);
    }

    @Override
    public Enumeration<String> getKeys() {
        Set<String> keys = new HashSet<>(ofAdapters.keySet());
        keys.addAll(parent.keySet());
        return Collections.enumeration(keys);
    }

    /** A help that calls values by words of the language. */
    private static final class LabelledHelp extends Help {

        LabelledHelp(CommandSpec command, ColorScheme colours) {
            super(command, colours);
        }

        @Override
        public IParamLabelRenderer parameterLabelRenderer() {
            IParamLabelRenderer usual = super.parameterLabelRenderer();
            return new IParamLabelRenderer() {
                @Override
                public Ansi.Text renderParameterLabel(ArgSpec value, Ansi ansi, List<Ansi.IStyle> styles) {
                    Ansi.Text label = usual.renderParameterLabel(value, ansi, styles);
                    String words = label(label.plainString(), commandSpec().resourceBundle());
                    return words.equals(label.plainString())
                            ? label
                            : colorScheme().apply(words, styles);
                }

                @Override
                public String separator() {
                    return usual.separator();
                }
            };
        }
    }
}
