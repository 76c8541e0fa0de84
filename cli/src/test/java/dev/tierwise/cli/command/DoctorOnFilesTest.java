package dev.tierwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tierwise doctor} on files: it reads them as an evaluation does, and says what does not fit together. */
class DoctorOnFilesTest {

    @TempDir
    Path folder;

    @BeforeEach
    void agency() throws IOException {
        Files.createDirectories(folder.resolve("agency"));
        write("partner.csv", "name,email_domains\nNordlicht,nordlicht.example\n");
        write(
                "portals.csv",
                "portal_id,name,mrr,currency,sold_on\n1,Acme,5,USD,2018-01-10\n2,Elbtal,?,USD,?\n3,,7,USD,\n");
        write("users.csv", "portal_id,email,partner_employee\n1,eva@nordlicht.example,yes\n2,?,no\n");
        write("app_usage.csv", "portal_id,app,used_on\n1,crm,2018-03-01\n2,*,?\n");
        write("certifications.csv", "certification,awarded_on\nagency-partner,2017-05-01\n");
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve("agency").resolve(file), text);
    }

    private CommandLineRun doctor(String... more) {
        String[] arguments = new String[4 + more.length];
        System.arraycopy(new String[] {"doctor", "agency", "--as-of", "2018-03-15"}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return CommandLineRun.in(folder).run(arguments);
    }

    private int evaluated() {
        return CommandLineRun.in(folder)
                .run("evaluate", "agency", "--as-of", "2018-03-15")
                .exitCode();
    }

    @Test
    void says_how_many_portals_there_are_and_what_is_missing_of_them() {
        CommandLineRun run = doctor();

        assertThat(run.exitCode()).isEqualTo(evaluated()).isZero();
        assertThat(run.out())
                .contains("3 portals are listed")
                .contains("the MRR of 1 portal is unknown: Elbtal (2)")
                .contains("1 portal has no user who is a partner employee: 3")
                .contains("the users of 1 portal are unknown: Elbtal (2)")
                .contains("1 portal used no app of the programme in the look-back window: 3")
                .contains("of 1 portal it is unknown whether it used some apps: Elbtal (2)");
    }

    @Test
    void finds_the_same_wrong_values_as_an_evaluation_and_ends_with_the_same_code() throws IOException {
        write("portals.csv", "portal_id,name,mrr,currency\n1,Acme,5.555,USD\n2,Elbtal,6,EUR\n");

        CommandLineRun run = doctor("--format", "json");

        assertThat(run.exitCode()).isEqualTo(evaluated()).isEqualTo(3);
        JsonNode together = new ObjectMapper().readTree(run.out()).get("together");
        assertThat(together)
                .extracting(finding -> finding.get("subject").asText() + " "
                        + finding.get("status").asText())
                .containsExactly("portals.csv:2:3 malformed", "portals.csv:3:4 malformed");
        assertThat(doctor().out()).contains("wrong").contains("mrr: '5.555'");
    }

    @Test
    void names_rows_without_a_portal_and_files_that_only_look_like_one() throws IOException {
        write("users.csv", "portal_id,email,partner_employee\n1,eva@nordlicht.example,yes\n9,a@b.example,no\n");
        write("app-usage.csv", "portal_id,app,used_on\n");

        assertThat(doctor().out())
                .contains("users.csv:3:1")
                .contains("no source lists this portal")
                .contains("app-usage.csv:1:1")
                .contains("rename or remove it");
    }

    @Test
    void ends_as_an_evaluation_does_where_a_file_is_no_table() throws IOException {
        write("portals.csv", "PK\u0003\u0004 [Content_Types].xml");

        CommandLineRun run = doctor();

        assertThat(run.exitCode()).isEqualTo(evaluated()).isEqualTo(3);
        assertThat(run.out()).contains("Excel workbook");
    }

    @Test
    void ends_with_a_full_line() {
        assertThat(doctor().out()).endsWith("\n").doesNotEndWith("\n\n");
    }
}
