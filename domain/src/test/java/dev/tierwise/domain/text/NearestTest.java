package dev.tierwise.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

    private static final List<String> KNOWN = List.of("landing-pages", "lists", "forms", "crm");

    @Test
    void aSlipOfAFewLettersFindsTheName() {
        assertThat(Nearest.to("Landingpage", KNOWN)).contains("landing-pages");
        assertThat(Nearest.to("form", KNOWN)).contains("forms");
        assertThat(Nearest.to("list", KNOWN)).contains("lists");
    }

    @Test
    void aDifferentWordFindsNothing() {
        assertThat(Nearest.to("workflow", KNOWN)).isEmpty();
        assertThat(Nearest.to("x", KNOWN)).isEmpty();
    }
}
