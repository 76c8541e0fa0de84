package dev.tierwise.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.tierwise.domain.text.Text;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingTest {

    private static final Setting PAGE = Setting.integer("page-size")
            .description("rows of a page")
            .atLeast(1)
            .atMost(200)
            .byDefault("100")
            .build();
    private static final Setting PATIENCE =
            Setting.duration("patience").description("how long to wait").build();
    private static final Setting LOCALE = Setting.choice("locale", "en", "de")
            .description("how numbers are written")
            .byDefault("en")
            .build();
    private static final Setting ACTIVE =
            Setting.bool("active").description("whether it is a customer").build();

    private static Optional<String> fault(Setting setting, String written) {
        return setting.fault(written).map(Text::toString);
    }

    @Test
    void what_a_setting_takes_has_no_fault() {
        assertThat(fault(PAGE, "1")).isEmpty();
        assertThat(fault(PAGE, " 200 ")).isEmpty();
        assertThat(fault(PATIENCE, "PT1M30S")).isEmpty();
        assertThat(fault(LOCALE, "DE")).isEmpty();
        assertThat(fault(ACTIVE, "True")).isEmpty();
    }

    @Test
    void a_wrong_value_is_told_with_what_is_expected_in_both_languages() {
        assertThat(fault(PAGE, "many")).contains("expected a whole number from 1 to 200, found 'many'");
        assertThat(fault(PAGE, "0")).contains("expected a whole number from 1 to 200, found '0'");
        assertThat(fault(PAGE, "201")).contains("expected a whole number from 1 to 200, found '201'");
        assertThat(fault(PAGE, "99999999999999999999")).isPresent();
        assertThat(fault(Setting.integer("n").description("n").atLeast(0).build(), "-1"))
                .contains("expected a whole number of at least 0, found '-1'");
        assertThat(fault(Setting.integer("n").description("n").atMost(7).build(), "8"))
                .contains("expected a whole number of at most 7, found '8'");
        assertThat(fault(Setting.integer("n").description("n").build(), "1.5"))
                .contains("expected a whole number, found '1.5'");
        assertThat(fault(ACTIVE, "yes")).contains("expected true or false, found 'yes'");
        assertThat(fault(LOCALE, "fr")).contains("expected one of en, de, found 'fr'");
        assertThat(LOCALE.fault("fr").orElseThrow().in(Locale.GERMAN))
                .isEqualTo("Erwartet wird eines von en, de, gefunden 'fr'");
    }

    @ParameterizedTest
    @CsvSource({"30s, 30", "5m, 300", "2h, 7200", "PT30S, 30", "PT0S, 0"})
    void how_long_is_written_short_or_as_iso_8601(String written, long seconds) {
        SourceSettings settings =
                SourceSettings.builder().written(PATIENCE, written).build();

        assertThat(settings.duration("patience")).contains(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"30", "-PT30S", "5 m", "1w", "9999999999s"})
    void anything_else_is_no_duration(String written) {
        assertThat(fault(PATIENCE, written))
                .contains("expected how long, such as 30s, 5m, 2h or PT30S, found '" + written + "'");
    }

    @Test
    void a_validator_is_asked_once_the_shape_is_right() {
        Setting even = Setting.integer("n")
                .description("n")
                .validator(written -> Long.parseLong(written) % 2 == 0
                        ? Optional.empty()
                        : Optional.of(Text.verbatim("expected an even number")))
                .build();

        assertThat(fault(even, "2")).isEmpty();
        assertThat(fault(even, "3")).contains("expected an even number");
        assertThat(fault(even, "x")).contains("expected a whole number, found 'x'");
    }

    @Test
    void a_default_is_what_a_source_gets_when_nothing_is_given() {
        Setting folder =
                Setting.path("folder").description("where").byDefault("data").build();
        Setting clients = Setting.records("clients", LOCALE).description("whom").build();
        SourceSettings given = SourceSettings.builder()
                .integer("page-size", 7)
                .records("clients", List.of(SourceSettings.builder().build()))
                .build();

        SourceSettings all = given.withDefaults(List.of(PAGE, LOCALE, PATIENCE, folder, clients));

        assertThat(all.integer("page-size")).hasValue(7);
        assertThat(all.choice("locale")).contains("en");
        assertThat(all.duration("patience")).isEmpty();
        assertThat(all.path("folder")).contains(Path.of("data").toAbsolutePath());
        assertThat(all.records("clients"))
                .singleElement()
                .satisfies(client -> assertThat(client.choice("locale")).contains("en"));
    }

    @Test
    void a_choice_arrives_as_the_adapter_spells_it() {
        assertThat(SourceSettings.builder().written(LOCALE, " DE ").build().choice("locale"))
                .contains("de");
    }

    @Test
    void what_a_source_finds_wrong_is_told_with_the_place() {
        SourceSettings settings = SourceSettings.builder()
                .at("tierwise.yaml:5:3")
                .text("url", "x")
                .at("url", "tierwise.yaml:7:12")
                .build();

        assertThat(settings.misconfigured("url", "expected an address"))
                .hasMessage("tierwise.yaml:7:12: expected an address")
                .satisfies(e -> assertThat(e.kind()).isEqualTo(SourceException.Kind.MISCONFIGURED));
        assertThat(settings.misconfigured("token", "there is no token"))
                .hasMessage("tierwise.yaml:5:3: there is no token");
        assertThat(SourceSettings.builder().build().misconfigured("token", "there is no token"))
                .hasMessage("there is no token");
        assertThat(settings.withDefaults(List.of(PAGE)).place("url")).contains("tierwise.yaml:7:12");
    }

    @Test
    void what_does_not_fit_together_is_refused() {
        assertThatNullPointerException().isThrownBy(() -> Setting.text("x").build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Setting.text("Not a name").description("x").build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Setting.path("x").description("x").secret().build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Setting.choice("x").description("x").build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Setting.records("x").description("x").build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Setting.text("x").description("x").atLeast(1).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Setting.text("x")
                        .description("x")
                        .required()
                        .byDefault("y")
                        .build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Setting.text("x")
                        .description("x")
                        .secret()
                        .validator(written -> Optional.empty())
                        .build());
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Setting.integer("x").description("x").byDefault("many").build())
                .withMessage("setting 'x': its default is wrong: expected a whole number, found 'many'");
    }

    @Test
    void settings_are_equal_if_all_but_their_validators_is() {
        assertThat(Setting.text("x").description("a").build())
                .isEqualTo(Setting.text("x")
                        .description("a")
                        .validator(written -> Optional.empty())
                        .build())
                .isNotEqualTo(Setting.text("x").description("b").build())
                .isNotEqualTo(Setting.text("x").description("a").byDefault("y").build());
    }

    @Test
    void a_secret_is_never_shown_to_anybody() {
        Setting token = Setting.text("token").description("x").secret().build();

        assertThat(token.fault("anything")).isEmpty();
        assertThatCode(() -> SourceSettings.builder().written(token, "anything"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("anything");
    }
}
