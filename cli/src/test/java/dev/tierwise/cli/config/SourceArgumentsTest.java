package dev.tierwise.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.spi.SourceSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceArgumentsTest {

    private static final Path WORK = Path.of("/working").toAbsolutePath();

    private Map<String, Map<String, String>> options = Map.of();

    @ParameterizedTest
    @ValueSource(strings = {"data", "C:\\data", "x:y", ":x", "./foo:bar", "a\\foo:bar", "foo/csv:bar"})
    void a_path_is_read_by_the_csv_adapter(String path) {
        ConfiguredSource source = source(path);

        assertThat(source.adapter().name()).isEqualTo("csv");
        assertThat(source.settings().text("location")).contains(path);
        assertThat(source.settings().path("location")).contains(WORK.resolve(path));
    }

    @Test
    void an_adapter_may_be_named_before_the_location() {
        assertThat(source("csv:data").settings().path("location")).contains(WORK.resolve("data"));
        assertThat(source("csv:C:\\data").settings().text("location")).contains("C:\\data");
        assertThat(source("csv:csv:x").settings().text("location")).contains("csv:x");
    }

    @Test
    void sources_keep_their_order() {
        assertThat(parse("b", "csv:a", "b"))
                .extracting(source -> source.settings().text("location").orElseThrow())
                .containsExactly("b", "a", "b");
    }

    @Test
    void an_unknown_adapter_is_an_error_that_names_the_nearest_and_every_error_is_told() {
        assertThat(errors("csvv:data", "data", "foo:bar", "csv:", "", "hubspot:x", "hubspot:", "\0"))
                .containsExactly(
                        "source 'csvv:data': there is no adapter 'csvv'; did you mean 'csv'? (for a path with a colon"
                                + " write ./csvv:data)",
                        "source 'foo:bar': there is no adapter 'foo'; there are: csv, hubspot (for a path with a colon"
                                + " write ./foo:bar)",
                        "source 'csv:': 'location' is missing (the folder); write it after csv:",
                        "source '': 'location' is missing (the folder); write it after csv:",
                        "source 'hubspot:x': the adapter 'hubspot' takes no location; write hubspot:",
                        "source 'hubspot:': 'token' is missing (the partner's token); give it in a configuration file",
                        "source '\0': this is not the name of a file: Nul character not allowed");
    }

    @Test
    void an_option_applies_to_every_source_of_its_adapter() {
        options = Map.of("csv", Map.of("locale", "de"));

        assertThat(parse("a", "b"))
                .allSatisfy(
                        source -> assertThat(source.settings().text("locale")).contains("de"));
    }

    @Test
    void an_option_for_an_adapter_that_no_source_uses_or_without_a_value_is_an_error() {
        options = Map.of("hubspot", Map.of("base-url", "https://x.example"));
        assertThat(errors("data"))
                .containsExactly("--hubspot-base-url: none of the sources is read by the adapter 'hubspot'");
        options = Map.of("csv", Map.of("locale", " "));
        assertThat(errors("data")).containsExactly("--csv-locale: the value is blank; expected en or de");
    }

    @Test
    void an_option_that_its_setting_does_not_take_is_an_error_that_names_it() {
        options = Map.of("csv", Map.of("page-size", "many"));

        assertThat(errors("data"))
                .containsExactly("--csv-page-size: expected a whole number from 1 to 200, found 'many'");
    }

    @Test
    void a_source_gets_the_default_of_what_is_not_given() {
        assertThat(source("data").settings().choice("locale")).contains("en");
    }

    @Test
    void an_option_for_an_adapter_that_other_sources_use_as_well_is_none() {
        options = Map.of("hubspot", Map.of("base-url", "https://x.example"));
        ConfiguredSource other = new ConfiguredSource(
                new KnownAdapters().find("hubspot").orElseThrow(),
                SourceSettings.builder().build());
        AdapterOptions ofBoth = new AdapterOptions(options, WORK).usedAlsoBy(List.of(other));

        assertThat(new SourceArguments(new KnownAdapters(), ofBoth).parse(List.of("data")))
                .hasSize(1);
    }

    private ConfiguredSource source(String argument) {
        return parse(argument).get(0);
    }

    private List<ConfiguredSource> parse(String... arguments) {
        return new SourceArguments(new KnownAdapters(), new AdapterOptions(options, WORK)).parse(List.of(arguments));
    }

    private List<String> errors(String... arguments) {
        UserException e = catchThrowableOfType(UserException.class, () -> parse(arguments));
        assertThat(e).isNotNull();
        return List.of(e.getMessage().split("\n"));
    }
}
