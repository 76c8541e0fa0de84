package dev.tierwise.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.cli.CommandLineRun;
import dev.tierwise.testing.GeneratedCases;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An agency that is Gold, written with slips of every kind, at any place and several at once: the answer is Gold, or open, or refused, but
 * never another tier.
 */
@Tag("generated")
class SlipsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> FILES =
            List.of("partner.csv", "portals.csv", "users.csv", "app_usage.csv", "certifications.csv");

    @TempDir
    private Path temporary;

    private String messages = "";

    /** The files of a folder: the cells of each, and what is peculiar about it. */
    private static final class Agency {

        private final Map<String, List<List<String>>> tables = new LinkedHashMap<>();
        private final Map<String, String> names = new LinkedHashMap<>();
        private final Map<String, Charset> charsets = new LinkedHashMap<>();
        private final Map<String, String> contents = new LinkedHashMap<>();

        Agency() {
            table("partner.csv", "name,email_domains,time_zone", "Nordlicht Agentur,nordlicht.example,Europe/Berlin");
            table(
                    "certifications.csv",
                    "certification,holder,awarded_on,expires_on",
                    "agency-partner,Eva Nord,2017-04-30,2018-04-30");
            List<String> portals = new ArrayList<>(
                    List.of("portal_id,name,subscription,mrr,currency,sold_on,customer_since,cancelled_on"));
            List<String> users = new ArrayList<>(List.of("portal_id,email,partner_employee"));
            List<String> apps = new ArrayList<>(List.of("portal_id,app,used_on"));
            for (int i = 1; i <= 6; i++) {
                String id = "705206" + i;
                portals.add(id + ",Kunde " + i + ",pro,1100.00,USD," + (i < 3 ? "2018-01-10" : "") + ",2016-05-01,");
                users.add(id + ",eva@nordlicht.example,yes");
                for (String app : List.of("crm", "email", "forms")) {
                    apps.add(id + "," + app + ",2018-03-01");
                }
            }
            table("portals.csv", portals.toArray(String[]::new));
            table("users.csv", users.toArray(String[]::new));
            table("app_usage.csv", apps.toArray(String[]::new));
        }

        private void table(String file, String... lines) {
            List<List<String>> rows = new ArrayList<>();
            for (String line : lines) {
                rows.add(new ArrayList<>(Arrays.asList(line.split(",", -1))));
            }
            tables.put(file, rows);
        }

        List<List<String>> rows(String file) {
            return tables.get(file);
        }

        int column(String file, String name) {
            return new Agency().rows(file).get(0).indexOf(name);
        }

        void write(Path folder) throws IOException {
            Files.createDirectories(folder);
            for (String file : tables.keySet()) {
                StringBuilder text = new StringBuilder();
                for (List<String> row : tables.get(file)) {
                    List<String> cells = new ArrayList<>();
                    for (String cell : row) {
                        cells.add(cell.matches(".*[\",;\n].*") ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
                    }
                    text.append(String.join(",", cells)).append('\n');
                }
                Files.write(
                        folder.resolve(names.getOrDefault(file, file)),
                        contents.getOrDefault(file, text.toString())
                                .getBytes(charsets.getOrDefault(file, StandardCharsets.UTF_8)));
            }
        }
    }

    /** A kind of slip. */
    private enum Slip {
        INVISIBLE_CHARACTERS {
            @Override
            void make(Agency agency, Random random) {
                String file = any(random, FILES);
                List<String> row = any(random, agency.rows(file));
                int column = file.equals("partner.csv") ? 1 : random.nextInt(row.size());
                if (row.get(column).startsWith("Kunde") || row.get(column).startsWith("Eva")) {
                    column = 0;
                }
                String mark = any(
                        random,
                        List.of("\u00A0", "\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u2060", "\uFEFF", "\t"));
                row.set(column, random.nextBoolean() ? row.get(column) + mark : mark + row.get(column));
            }
        },
        NUL {
            @Override
            void make(Agency agency, Random random) {
                List<String> row = anyRow(agency, random, any(random, FILES));
                int column = random.nextInt(row.size());
                int at = random.nextInt(row.get(column).length() + 1);
                row.set(
                        column,
                        row.get(column).substring(0, at)
                                + '\0'
                                + row.get(column).substring(at));
            }
        },
        TWINS_OF_IDS {
            @Override
            void make(Agency agency, Random random) {
                String file = any(random, List.of("portals.csv", "users.csv", "app_usage.csv"));
                for (int i = random.nextInt(8); i >= 0; i--) {
                    List<String> row = anyRow(agency, random, file);
                    if (file.equals("portals.csv") && random.nextBoolean()) {
                        row = new ArrayList<>(row);
                        agency.rows(file).add(row);
                    }
                    row.set(0, twin(row.get(0), random));
                }
            }
        },
        IDS_OF_SOMETHING_ELSE {
            @Override
            void make(Agency agency, Random random) {
                for (List<String> row : below(agency, any(random, List.of("users.csv", "app_usage.csv")))) {
                    row.set(0, "9" + row.get(0));
                }
            }
        },
        SCIENTIFIC_IDS {
            @Override
            void make(Agency agency, Random random) {
                List<String> row =
                        anyRow(agency, random, any(random, List.of("portals.csv", "users.csv", "app_usage.csv")));
                row.set(0, any(random, List.of("7.05E+06", "7,05E+06", "7E6", "7.052061E6")));
            }
        },
        TOTALS {
            @Override
            void make(Agency agency, Random random) {
                String file = any(random, List.of("portals.csv", "users.csv", "app_usage.csv"));
                List<String> row = new ArrayList<>(anyRow(agency, random, file));
                String word = any(
                        random,
                        List.of("total", "sum", "summe", "gesamt", "zwischensumme", "Grand Total", "insgesamt"));
                row.set(0, casing(word, random) + any(random, List.of("", ":", " ", " (6)")));
                agency.rows(file).add(1 + random.nextInt(agency.rows(file).size()), row);
            }
        },
        NAMES_OF_COLUMNS {
            @Override
            void make(Agency agency, Random random) {
                String file = any(random, FILES);
                List<String> header = agency.rows(file).get(0);
                for (int i = 0; i < header.size(); i++) {
                    if (random.nextBoolean()) {
                        String german = GERMAN.getOrDefault(header.get(i), header.get(i));
                        String name = random.nextBoolean() ? german : header.get(i);
                        header.set(i, casing(name.replace("_", any(random, List.of("_", " ", "-"))), random));
                    }
                }
            }
        },
        SLIPS_IN_NAMES_OF_COLUMNS {
            @Override
            void make(Agency agency, Random random) {
                List<String> header = agency.rows(any(random, FILES)).get(0);
                int column = random.nextInt(header.size());
                StringBuilder name = new StringBuilder(header.get(column));
                int at = random.nextInt(name.length());
                switch (random.nextInt(3)) {
                    case 0 -> name.deleteCharAt(at);
                    case 1 -> name.insert(at, (char) ('a' + random.nextInt(26)));
                    default -> name.setCharAt(at, (char) ('a' + random.nextInt(26)));
                }
                header.set(column, name.toString());
            }
        },
        ADDRESSES {
            @Override
            void make(Agency agency, Random random) {
                List<String> row = anyRow(agency, random, "users.csv");
                String address = row.get(1);
                row.set(
                        1,
                        any(
                                random,
                                List.of(
                                        "Eva Nord <" + address + ">",
                                        address + " (Eva Nord)",
                                        "Eva Nord (" + address + ")",
                                        "mailto:" + address,
                                        '"' + address + '"',
                                        address + ".",
                                        address + ";",
                                        "https://" + address,
                                        address + "/",
                                        address.toUpperCase(Locale.ROOT),
                                        address.replace("nordlicht", "nord licht"))));
            }
        },
        DOMAINS {
            @Override
            void make(Agency agency, Random random) {
                List<String> row = agency.rows("partner.csv").get(1);
                String domain = row.get(1);
                row.set(
                        1,
                        any(
                                random,
                                List.of(
                                        "@" + domain,
                                        "https://" + domain + "/",
                                        domain + ".",
                                        domain + "/",
                                        domain + ";",
                                        domain.toUpperCase(Locale.ROOT),
                                        "eva@" + domain,
                                        "*." + domain)));
            }
        },
        NAMES_OF_FILES {
            @Override
            void make(Agency agency, Random random) {
                String file = any(random, FILES);
                String stem = file.replace(".csv", "");
                agency.names.put(
                        file,
                        any(
                                random,
                                List.of(
                                        file + ".csv",
                                        stem + ".txt",
                                        stem + " (1).csv",
                                        stem.replace("_", "-") + ".csv ",
                                        stem + ".template.csv",
                                        file.toUpperCase(Locale.ROOT))));
            }
        },
        USES_AFTER_THE_DAY {
            @Override
            void make(Agency agency, Random random) {
                for (List<String> row : below(agency, "app_usage.csv")) {
                    if (random.nextInt(3) > 0 && row.size() > 2) {
                        row.set(2, any(random, List.of("2018-03-16", "2018-04-02", "2019-01-01")));
                    }
                }
            }
        },
        NAMES_OF_CERTIFICATIONS {
            @Override
            void make(Agency agency, Random random) {
                String name = any(
                        random,
                        List.of(
                                "Agency Partner",
                                "Agency Partner Certification",
                                "HubSpot Agency Partner",
                                "Solutions Partner",
                                "Solutions Partner Certification",
                                "agency-parnter",
                                "agencypartner"));
                agency.rows("certifications.csv").get(1).set(0, casing(name, random));
            }
        },
        RAGGED_ROWS {
            @Override
            void make(Agency agency, Random random) {
                List<String> row = anyRow(agency, random, any(random, FILES));
                if (random.nextBoolean()) {
                    row.add("");
                } else {
                    row.remove(row.size() - 1);
                }
            }
        },
        ENCODINGS {
            @Override
            void make(Agency agency, Random random) {
                String file = any(random, FILES);
                agency.charsets.put(
                        file,
                        any(
                                random,
                                List.of(
                                        StandardCharsets.UTF_16LE,
                                        StandardCharsets.UTF_16BE,
                                        StandardCharsets.ISO_8859_1)));
                agency.rows("portals.csv").get(1).set(1, "M\u00F6we");
            }
        },
        OTHER_KINDS_OF_FILES {
            @Override
            void make(Agency agency, Random random) {
                String file = any(random, FILES);
                agency.contents.put(
                        file,
                        any(
                                random,
                                List.of(
                                        "PK\u0003\u0004 [Content_Types].xml",
                                        "%PDF-1.7",
                                        "<!doctype html><html>",
                                        "",
                                        " \n")));
            }
        },
        NUMBERS {
            @Override
            void make(Agency agency, Random random) {
                List<String> row = anyRow(agency, random, "portals.csv");
                row.set(
                        agency.column("portals.csv", "mrr"),
                        any(
                                random,
                                List.of(
                                        "1100.000000",
                                        "1.100,00",
                                        "1,100.00",
                                        "1.100",
                                        "1100,00",
                                        "$1100",
                                        "1100 ",
                                        "1100.0000",
                                        "11e2")));
            }
        },
        NO_CURRENCY {
            @Override
            void make(Agency agency, Random random) {
                int column = agency.column("portals.csv", "currency");
                if (agency.rows("portals.csv").get(0).size() == 8) {
                    agency.rows("portals.csv").forEach(row -> {
                        if (row.size() > column) {
                            row.remove(column);
                        }
                    });
                }
            }
        };

        private static final Map<String, String> GERMAN = Map.ofEntries(
                Map.entry("portal_id", "Portal-ID"),
                Map.entry("subscription", "Abonnement"),
                Map.entry("currency", "W\u00E4hrung"),
                Map.entry("sold_on", "Verkauft am"),
                Map.entry("customer_since", "Kunde seit"),
                Map.entry("cancelled_on", "Gek\u00FCndigt am"),
                Map.entry("email", "E-Mail"),
                Map.entry("partner_employee", "Partnermitarbeiter"),
                Map.entry("used_on", "Genutzt am"),
                Map.entry("certification", "Zertifizierung"),
                Map.entry("holder", "Inhaber"),
                Map.entry("awarded_on", "Erworben am"),
                Map.entry("expires_on", "L\u00E4uft ab am"),
                Map.entry("email_domains", "E-Mail-Domains"),
                Map.entry("time_zone", "Zeitzone"));

        abstract void make(Agency agency, Random random);

        static <T> T any(Random random, List<T> list) {
            return list.get(random.nextInt(list.size()));
        }

        static List<List<String>> below(Agency agency, String file) {
            return agency.rows(file).subList(1, agency.rows(file).size());
        }

        static List<String> anyRow(Agency agency, Random random, String file) {
            return any(random, below(agency, file));
        }

        static String casing(String text, Random random) {
            return switch (random.nextInt(3)) {
                case 0 -> text.toUpperCase(Locale.ROOT);
                case 1 -> text.toLowerCase(Locale.ROOT);
                default -> text;
            };
        }

        /** An id that is a twin already stays as it is. */
        static String twin(String id, Random random) {
            if (!id.matches("[0-9]{7}")) {
                return id;
            }
            return any(
                    random,
                    List.of(
                            id + ".0",
                            "0" + id,
                            "00" + id,
                            "'" + id,
                            '"' + id + '"',
                            id.replaceFirst("(.)(...)(...)$", "$1.$2.$3"),
                            id.replaceFirst("(.)(...)(...)$", "$1,$2,$3"),
                            id.substring(0, 3) + '\u200B' + id.substring(3)));
        }
    }

    @Test
    void an_agency_with_slips_keeps_its_tier_or_gets_no_settled_one() {
        Map<String, Integer> outcomes = new TreeMap<>();
        GeneratedCases cases = GeneratedCases.of(SlipsTest.class, "slips", 250);
        cases.run((seed, random) -> {
            Agency agency = new Agency();
            List<Slip> slips = new ArrayList<>();
            for (int i = 1 + (random.nextInt(3) == 0 ? random.nextInt(3) : 0); i > 0; i--) {
                Slip slip = Slip.any(random, List.of(Slip.values()));
                slips.add(slip);
                slip.make(agency, random);
            }
            String outcome = outcome(agency, "case-" + seed);
            outcomes.merge(outcome, 1, Integer::sum);
            assertThat(outcome).as("%s of case %d", slips, seed).isIn("gold", "open", "refused");
        });
        System.out.println("Slips: " + outcomes);
        if (cases.count() >= 100) {
            assertThat(outcomes).containsKeys("gold", "open", "refused");
        }
    }

    /** One slip, and the outcome that is right: a tier, {@code open}, or {@code refused} with what the message has to say. */
    private static void slip(Agency agency, String slip) {
        List<List<String>> portals = agency.rows("portals.csv");
        List<List<String>> users = Slip.below(agency, "users.csv");
        switch (slip) {
            case "zero-width characters around ids" ->
                users.get(0).set(0, users.get(0).get(0) + '\u200B');
            case "rows that end in a separator too many" ->
                portals.subList(1, 7).forEach(row -> row.add(""));
            case "NUL in a field" -> portals.get(3).set(1, "Kunde\0");
            case "a row of totals" -> portals.add(List.of("Total", "", "", "6600.00", "", "", "", ""));
            case "ids with decimals" -> users.forEach(row -> row.set(0, row.get(0) + ".0"));
            case "ids with leading zeros" -> users.forEach(row -> row.set(0, "00" + row.get(0)));
            case "ids with an apostrophe" -> portals.subList(1, 7).forEach(row -> row.set(0, "'" + row.get(0)));
            case "a workbook named like a table" ->
                agency.contents.put("portals.csv", "PK\u0003\u0004 xl/workbook.xml");
            case "a table named like a workbook" -> agency.names.put("portals.csv", "portals.xlsx");
            case "a double ending" -> agency.names.put("users.csv", "users.csv.csv");
            case "a hyphen in the name of a file" -> agency.names.put("app_usage.csv", "app-usage.csv");
            case "an address of a page as domain" ->
                agency.rows("partner.csv").get(1).set(1, "https://nordlicht.example/");
            case "spaces in names of columns" -> portals.get(0).set(0, "portal id");
            case "a slip in the name of a column" -> portals.get(0).set(7, "canceled_on");
            case "another name of the certification" ->
                agency.rows("certifications.csv").get(1).set(0, "Agency Partner Certification");
            case "no column of currencies" -> portals.forEach(row -> row.remove(4));
            case "a portal listed twice" -> {
                List<String> twin = new ArrayList<>(portals.get(1));
                twin.set(0, twin.get(0) + ".0");
                portals.add(twin);
            }
            case "two encodings" -> {
                portals.get(1).set(1, "M\u00FCller");
                agency.charsets.put("portals.csv", StandardCharsets.ISO_8859_1);
            }
            case "a name around an address" -> users.forEach(row -> row.set(1, "Eva Nord (" + row.get(1) + ")"));
            default -> throw new IllegalArgumentException(slip);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "zero-width characters around ids | gold | ``",
                "rows that end in a separator too many | refused | portals.csv:2:1: this row has 9 fields",
                "NUL in a field | refused | portals.csv:4:2: this field contains a NUL",
                "a row of totals | refused | portals.csv:8:1: portal_id: 'Total'; this looks like a row of totals",
                "ids with decimals | refused | '7052061.0', but portal '7052061' (portals.csv:2:1)",
                "ids with leading zeros | refused | '007052061', but portal '7052061' (portals.csv:2:1)",
                "ids with an apostrophe | refused | '7052061', but portal ''7052061' (portals.csv:2:1)",
                "a workbook named like a table | refused | portals.csv:1:1: this is an Excel workbook (xlsx)",
                "a table named like a workbook | refused | portals.xlsx:1:1: this is not an Excel workbook",
                "a double ending | open | warning: users.csv.csv:1:1: this file is not read; rename it to users.csv",
                "a hyphen in the name of a file | open | warning: app-usage.csv:1:1: this file is not read",
                "an address of a page as domain | refused | partner.csv:2:2: email_domains: 'https://nordlicht.example/'",
                "spaces in names of columns | gold | ``",
                "a slip in the name of a column | refused | did you mean cancelled_on?",
                "another name of the certification | gold | ``",
                "no column of currencies | gold | ``",
                "a portal listed twice | refused | portals.csv:8:1: portal '7052061.0' and portal '7052061' (portals.csv:2:1)",
                "two encodings | refused | portals.csv:2:1: from here on are bytes that are not valid UTF-8",
                "a name around an address | gold | ``"
            })
    void one_slip_has_the_outcome_that_is_right(String slip, String outcome, String said) throws IOException {
        Agency agency = new Agency();
        slip(agency, slip);

        assertThat(outcome(agency, "case")).isEqualTo(outcome);
        assertThat(messages).contains(said);
        if (said.startsWith("portals.")) {
            assertThat(messages.lines().filter(line -> line.contains(".csv:")))
                    .as("no error that follows from another one")
                    .allMatch(line -> line.startsWith("portals."));
        }
    }

    @Test
    void an_agency_without_slips_is_gold() throws IOException {
        assertThat(outcome(new Agency(), "clean")).isEqualTo("gold");
    }

    private String outcome(Agency agency, String name) throws IOException {
        agency.write(temporary.resolve(name));
        CommandLineRun run =
                CommandLineRun.in(temporary).run("evaluate", name, "--as-of", "2018-03-15", "--format", "json");
        messages = run.err();
        if (run.exitCode() != 0) {
            assertThat(run.exitCode()).as(run.err()).isEqualTo(3);
            assertThat(run.out()).isEmpty();
            assertThat(run.err().toLowerCase(Locale.ROOT))
                    .containsPattern("\\.(csv|xlsx)")
                    .contains("nothing was evaluated");
            return "refused";
        }
        JsonNode tier = JSON.readTree(run.out()).get("tier");
        return tier.get("settled").asBoolean() ? tier.get("atLeast").asText() : "open";
    }
}
