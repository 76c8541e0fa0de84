package dev.tierwise.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.spi.Fact;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvSourceFactoryTest {

    @Test
    void isFoundByName() {
        assertThat(ServiceLoader.load(SourceFactory.class))
                .singleElement()
                .satisfies(factory -> assertThat(factory.name()).isEqualTo("csv"));
    }

    @Test
    void givesEveryFactOfAnyDay() {
        assertThat(new CsvSourceFactory().facts()).containsExactly(Fact.values());
        assertThat(new CsvSourceFactory().live()).isFalse();
    }

    @Test
    void takesALocationALocaleAnEncodingAndAMapping() {
        assertThat(new CsvSourceFactory().settings())
                .extracting(Setting::name)
                .containsExactly("location", "locale", "encoding", "import");
    }

    @ParameterizedTest
    @CsvSource({
        "locale, fr, --csv-locale",
        "locale, '', --csv-locale",
        "encoding, windows-9999, --csv-encoding",
        "encoding, '', --csv-encoding",
        "encoding, ünknown, --csv-encoding"
    })
    void aWrongSettingIsRefusedWithTheOptionsName(String setting, String value, String option) {
        SourceSettings settings = SourceSettings.builder()
                .path("location", "x", Path.of("x"))
                .text(setting, value)
                .build();
        assertThatThrownBy(() -> new CsvSourceFactory().open(settings))
                .isInstanceOfSatisfying(
                        SourceException.class, e -> assertThat(e.kind()).isEqualTo(SourceException.Kind.MISCONFIGURED))
                .hasMessageContaining(option);
    }

    @Test
    void aFolderMustBeNamed() {
        assertThatThrownBy(() ->
                        new CsvSourceFactory().open(SourceSettings.builder().build()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("location");
    }
}
