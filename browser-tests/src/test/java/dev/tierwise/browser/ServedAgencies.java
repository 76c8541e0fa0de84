package dev.tierwise.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A configuration with partners of every kind: all known, much unknown, points, and names that somebody chose to attack. */
final class ServedAgencies {

    static final String AGENCY = "Nordlicht Agentur GmbH";
    static final String GAPS = "Lücken & Söhne";
    static final String POINTS = "../Punkte/Agentur";
    static final String HOSTILE = "<script>window.attacked=1</script>\"'&";

    private static final String HOSTILE_PORTALS = """
            portal_id,name,mrr,currency,sold_on,managed
            1,"<script>window.attacked=2</script>""'&",100.00,USD,2018-01-01,yes
            2,../../health?x#y,?,USD,?,yes
            3,"</title><img src=x onerror=window.attacked=3>",50.00,USD,2018-02-01,?
            """;

    private ServedAgencies() {}

    /** Writes the configuration and everything that it names, and a ledger with some days. */
    static void write(Path folder) throws IOException {
        Path hostile = Files.createDirectory(folder.resolve("hostile"));
        Files.writeString(hostile.resolve("partner.csv"), "name,email_domains\nAny,any.example\n");
        Files.writeString(hostile.resolve("portals.csv"), HOSTILE_PORTALS);
        Reports reports = new Reports(folder);
        reports.pointsProgramme();
        configure(
                folder,
                partner(HOSTILE, hostile.toString(), ""),
                partner(POINTS, Reports.example("agency"), "    programme: points.yaml\n"),
                partner(GAPS, Reports.example("gaps"), ""),
                partner(AGENCY, Reports.example("agency"), ""));
        for (String day : List.of("2017-07-20", "2018-03-10")) {
            reports.run("refresh", "--config", "tierwise.yaml", "--as-of", day);
        }
    }

    static void configure(Path folder, String... partners) throws IOException {
        Files.writeString(
                folder.resolve("tierwise.yaml"),
                "agency: {name: Elbufer}\nledger: ledger.db\npartners:\n" + String.join("", partners));
    }

    static String partner(String name, String location, String more) {
        return "  - partner: {name: '" + name.replace("'", "''") + "'}\n" + more
                + "    sources: [{adapter: csv, location: '" + location + "'}]\n";
    }
}
