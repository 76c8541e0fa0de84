package dev.tierwise.benchmark;

import dev.tierwise.benchmark.Results.Figures;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;

/** The commands that look ahead, and the page that holds everything, for an agency of 2,500 portals that wants the next tier. */
final class LookAhead implements Results.Part {

    static final int PORTALS = 2_500;

    /** So little that the agency does not hold the highest tier. */
    static final int MOST_MRR = 20;

    private static final LocalDate DAY = LocalDate.parse("2018-03-15");
    private static final String HELLO = "hello-world JVM";
    private static final String EVALUATE = "evaluate";
    private static final String PAGE = "report --format html";

    /** Half a second where a JVM takes 0.030 s to say hello. */
    private static final double TARGET = 0.5 / 0.030;

    /** What it was when it was measured first, and a fifth more. */
    private static final Bound MOST_OF_PAGE = Bound.of(10);

    private final Distribution distribution;
    private final Path data;
    private final int rounds;

    LookAhead(Distribution distribution, Path data, int rounds) {
        this.distribution = distribution;
        this.data = data;
        this.rounds = rounds;
    }

    @Override
    public String name() {
        return "look-ahead";
    }

    @Override
    public void measure(Figures figures) throws Exception {
        String folder = new AgencyFolder(PORTALS, MOST_MRR, DAY).in(data).toString();
        Map<String, Program> commands = new LinkedHashMap<>();
        commands.put("forecast", distribution.tierwise("forecast", folder));
        commands.put("advise", distribution.tierwise("advise", folder));
        commands.put("simulate", distribution.tierwise("simulate", folder, "--sell", "Kiel=1500"));
        commands.put(EVALUATE, distribution.tierwise(EVALUATE, folder));
        commands.put(PAGE, distribution.tierwise("report", folder, "--format", "html"));
        Alternation alternation = new Alternation().add(HELLO, distribution.helloWorld());
        commands.forEach((name, program) -> alternation.add(name, program.with("--as-of", DAY.toString())));

        Outcomes outcomes = alternation.warmedUp(rounds);

        for (String command : commands.keySet()) {
            switch (command) {
                case EVALUATE -> outcomes.told(figures, EVALUATE, EVALUATE, HELLO, HELLO);
                case PAGE -> outcomes.held(figures, PAGE, EVALUATE, EVALUATE, MOST_OF_PAGE);
                case "advise" -> outcomes.held(figures, command, HELLO, HELLO, new Bound(TARGET, 38));
                default -> outcomes.held(figures, command, HELLO, HELLO, new Bound(TARGET, 25));
            }
        }
    }
}
