package dev.tierwise.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
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
        "locale, fr, 'expected one of en, de, found ''fr'''",
        "encoding, windows-9999, expected an encoding that Java knows",
        "encoding, '', expected an encoding that Java knows",
        "encoding, ünknown, expected an encoding that Java knows"
    })
    void a_wrong_value_is_found_before_a_source_is_opened(String setting, String value, String fault) {
        Setting declared = new CsvSourceFactory()
                .settings().stream()
                        .filter(each -> each.name().equals(setting))
                        .findFirst()
                        .orElseThrow();

        assertThat(declared.fault(value).map(Text::toString)).get().asString().startsWith(fault);
    }

    @Test
    void aFolderMustBeNamed() {
        assertThatThrownBy(() ->
                        new CsvSourceFactory().open(SourceSettings.builder().build()))
                .isInstanceOf(SourceException.class)
                .hasMessageContaining("location");
    }
}
