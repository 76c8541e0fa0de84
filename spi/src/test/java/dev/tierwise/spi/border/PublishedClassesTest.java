package dev.tierwise.spi.border;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedClassesTest {

    @ParameterizedTest
    @ValueSource(
            classes = {Source.class, Origin.InFile.class, PortalUser.class, Text.class, Market.class, DealKind.class})
    void a_plug_in_is_given_the_spi_and_what_facts_are_told_in(Class<?> type) {
        assertThat(PublishedClasses.contain(type.getName())).isTrue();
    }

    @ParameterizedTest
    @ValueSource(classes = {Programme.class, CheckedSource.class})
    void a_plug_in_is_given_neither_the_rules_nor_the_border(Class<?> type) {
        assertThat(PublishedClasses.contain(type.getName())).isFalse();
    }
}
