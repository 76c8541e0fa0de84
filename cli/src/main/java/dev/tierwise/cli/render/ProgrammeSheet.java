package dev.tierwise.cli.render;

import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Tier;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A programme for people: what each tier requires, the windows, the update days and the apps that count. */
public final class ProgrammeSheet {

    private static final String INDENT = "  ";
    private static final String GAP = "  ";

    private ProgrammeSheet() {}

    /**
     * Writes a programme down.
     *
     * @throws IOException when the writer refuses
     */
    public static void write(Programme programme, RenderOptions options, Writer out) throws IOException {
        Typeface typeface = new Typeface(options.unicode());
        Paper paper = new Paper(out, typeface, options.colour(), Math.max(60, options.columns()));
        Words words = new Words(options.language(), programme, typeface, typeface::clean);
        paper.line(paper.paint(Style.BOLD, words.label(programme.label())) + GAP + programme.id());
        paper.line("");
        writeRequirements(programme, words, paper);
        paper.line("");
        paper.wrapped(
                INDENT,
                words.say(
                        "programme.windows",
                        words.say("assumption.twelve-months-inclusive", words.period(programme.soldWindow())),
                        words.say("assumption.app-usage-look-back", words.period(programme.appLookBack())),
                        words.say(
                                "assumption.report-and-tier-day",
                                Integer.toString(programme.updateDays().reportDay()),
                                Integer.toString(programme.updateDays().tierDay()))));
        paper.wrapped(
                INDENT,
                words.say(
                        "programme.apps",
                        Integer.toString(programme.apps().size()),
                        programme.apps().apps().stream()
                                .map(app -> app(app, words))
                                .collect(Collectors.joining(", "))));
    }

    private static void writeRequirements(Programme programme, Words words, Paper paper) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of(""));
        programme.tiers().forEach(tier -> head.add(words.tier(tier)));
        rows.add(head);
        for (MetricId metric : programme.metrics()) {
            List<String> row = new ArrayList<>(List.of(words.metric(metric)));
            programme.tiers().forEach(tier -> row.add(required(tier, metric, words)));
            rows.add(row);
        }
        Typeface typeface = paper.typeface();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(INDENT);
            for (int column = 0; column < row.size(); column++) {
                int position = column;
                int width = rows.stream()
                        .mapToInt(r -> typeface.width(r.get(position)))
                        .max()
                        .orElse(0);
                line.append(
                        column == 0 ? typeface.left(row.get(0), width) : GAP + typeface.right(row.get(column), width));
            }
            paper.line(line.toString());
        }
    }

    private static String required(Tier tier, MetricId metric, Words words) {
        return tier.requirements().stream()
                .filter(requirement -> requirement.metric().equals(metric))
                .findFirst()
                .map(requirement -> requirement instanceof Requirement.AtLeast figure
                        ? words.figure(metric, figure.minimum())
                        : words.say("programme.needed"))
                .orElse(words.typeface().dash());
    }

    private static String app(App app, Words words) {
        return words.label(app.label()) + " (" + app.id() + ")";
    }
}
