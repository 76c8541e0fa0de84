package dev.tierwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One configuration, several partners. */
class SeveralPartnersTest {

    @TempDir
    Path folder;

    @BeforeEach
    void twoAgencies() throws IOException {
        agency("north", "North", "3000.00");
        agency("south", "South", "500.00");
        configure("North", "South");
    }

    private void configure(String... partners) throws IOException {
        StringBuilder yaml = new StringBuilder("ledger: data/ledger.db\npartners:\n");
        for (String partner : partners) {
            yaml.append("  - {partner: {name: " + partner + "}, sources: [{adapter: csv, location: "
                    + partner.toLowerCase(Locale.ROOT) + "/}]}\n");
        }
        Files.writeString(folder.resolve("tierwise.yaml"), yaml);
    }

    @Test
    void evaluate_asks_which_of_several_partners_is_meant() {
        CommandLineRun run = run("evaluate");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains(
                        "the configuration has several partners; say which one is meant with --partner: North, South");
    }

    @Test
    void partner_selects_one_of_several() {
        CommandLineRun run = run("evaluate", "--partner", "South", "--format", "json");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("\"partner\": \"South\"").contains("\"low\": \"500.00\"");
    }

    @Test
    void a_partner_that_the_configuration_does_not_have_is_an_error_that_names_those_it_has() {
        CommandLineRun run = run("evaluate", "--partner", "West");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--partner West: the configuration has no such partner; it has North, South");
    }

    @Test
    void partner_selects_nothing_where_sources_are_named() {
        CommandLineRun run = run("evaluate", "north", "--partner", "North");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--partner selects a partner of the configuration");
    }

    @Test
    void refresh_ends_with_the_worst_code_wherever_it_comes_up() throws IOException {
        refreshed("North", "2018-03-15");
        agency("south", "South", "5,00.00");

        CommandLineRun southLast = run("refresh", "--as-of", "2018-03-14");

        assertThat(southLast.err()).contains("North was not refreshed").contains("South was not refreshed");
        assertThat(southLast.exitCode()).as(southLast.err()).isEqualTo(3);
        configure("South", "North");
        assertThat(run("refresh", "--as-of", "2018-03-14").exitCode()).isEqualTo(3);
    }

    @Test
    void refresh_goes_on_after_a_partner_that_cannot_be_refreshed() throws IOException {
        agency("north", "North", "5,00.00");

        assertThat(run("refresh", "--as-of", "2018-03-14").exitCode()).isEqualTo(3);
        assertThat(run("status", "--partner", "South", "--as-of", "2018-03-14").exitCode())
                .isZero();
    }

    private void refreshed(String partner, String day) {
        CommandLineRun run = run("refresh", "--partner", partner, "--as-of", day);
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private void agency(String name, String partner, String mrr) throws IOException {
        Path agency = Files.createDirectories(folder.resolve(name));
        Files.writeString(agency.resolve("partner.csv"), "name,email_domains\n" + partner + ",agency.example\n");
        Files.writeString(agency.resolve("portals.csv"), "portal_id,name,mrr,sold_on\n1,Acme," + mrr + ",2018-01-10\n");
        Files.writeString(agency.resolve("users.csv"), "portal_id,email,partner_employee\n1,jana@agency.example,yes\n");
        Files.writeString(
                agency.resolve("app_usage.csv"),
                "portal_id,app,used_on\n1,crm,2018-03-01\n1,forms,2018-03-02\n1,lists,2018-03-03\n");
        Files.writeString(
                agency.resolve("certifications.csv"), "certification,awarded_on\nagency-partner,2017-05-01\n");
    }

    private CommandLineRun run(String... arguments) {
        return CommandLineRun.in(folder).run(arguments);
    }
}
