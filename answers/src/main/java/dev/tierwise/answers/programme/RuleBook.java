package dev.tierwise.answers.programme;

import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.RuleSources;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.SourceTable;
import dev.tierwise.answers.programme.ProgrammeDocument.KeptExample;
import dev.tierwise.answers.programme.ProgrammeDocument.ManagedExample;
import dev.tierwise.answers.programme.ProgrammeDocument.PointsExample;
import dev.tierwise.answers.programme.ProgrammeDocument.SaleExample;
import dev.tierwise.answers.programme.ProgrammeDocument.TierExample;
import dev.tierwise.answers.wording.ClauseNames;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.programme.Clause;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A programme as a document to be read: every rule in words, its figures, where it is published, what is assumed, and examples. */
final class RuleBook {

    private static final String TIERS = "tiers.";
    private static final String POINTS = "points.";

    private final ProgrammeDocument programme;
    private final ProgrammePage rules;
    private final Page page;
    private final Words words;

    RuleBook(ProgrammeDocument programme, ProgrammePage rules, Page page) {
        this.programme = programme;
        this.rules = rules;
        this.page = page;
        this.words = page.words();
    }

    void draw() throws IOException {
        page.paragraph(words.say("book.about"));
        tiers();
        sales();
        managed();
        points();
        median();
        certification();
        publishing();
        keeping();
        assumptions();
        sources();
    }

    private ProgrammeDocument.Examples examples() {
        return programme.examples();
    }

    private void tiers() throws IOException {
        page.section(words.say("book.tiers"));
        page.paragraph(words.say("book.tiers.about"));
        rules.requirements();
        page.list(rules.growthShares());
        examples(examples().tiers().stream().map(this::tier).toList());
        published(path -> path.startsWith(TIERS)
                || path.equals(Clause.Single.CRITERIA.path())
                || path.equals(Clause.Single.GROWTH_SHARES.path()));
    }

    private String tier(TierExample example) {
        String figures = example.figures().entrySet().stream()
                .map(figure -> words.say(
                        "book.figure", words.metric(figure.getKey()), words.figure(figure.getKey(), figure.getValue())))
                .collect(Collectors.joining(", "));
        String tier = words.tierOrNone(example.tier());
        return example.lacking() == null
                ? words.say("book.tiers.example", figures, tier)
                : words.say("book.tiers.example.lacking", figures, words.metric(example.lacking()), tier);
    }

    private void sales() throws IOException {
        if (examples().sales().isEmpty()) {
            return;
        }
        page.section(words.say("book.sales"));
        page.paragraph(words.say(
                programme.points() == null ? "book.sales.about" : "book.sales.about.points",
                words.period(programme.programmeRules().soldWindow())));
        examples(examples().sales().stream().map(this::sale).toList());
        published(path -> path.equals(Clause.Single.SOLD.path()) || path.equals(Clause.Single.SOLD_WINDOW.path()));
    }

    private String sale(SaleExample example) {
        return words.say(
                "book.sales.example." + MachineForm.code(example.state()),
                words.day(example.soldOn()),
                words.day(example.day()));
    }

    private void managed() throws IOException {
        if (examples().managed().isEmpty()) {
            return;
        }
        page.section(words.say("book.managed"));
        page.paragraph(words.say("book.managed.about"));
        examples(examples().managed().stream().map(this::managed).toList());
        published(path ->
                path.equals(Clause.Single.PARTNER_EMPLOYEE.path()) || path.equals(Clause.Single.EMAIL_DOMAIN.path()));
    }

    private String managed(ManagedExample example) {
        return words.say(
                "book.managed.example",
                words.say("book.user." + example.user()),
                words.verdict(example.state()),
                words.rule("managed", example.reason()));
    }

    private void points() throws IOException {
        if (programme.points() == null) {
            return;
        }
        page.section(words.say("book.points"));
        page.paragraph(
                words.say("book.points.about", words.money(programme.points().per())));
        rules.points(programme.points());
        page.list(rules.sentences(programme.points()));
        examples(examples().points().stream().map(this::points).toList());
        published(path -> path.startsWith(POINTS));
    }

    private String points(PointsExample example) {
        String amount = words.price(example.amount(), example.currency());
        String market = words.say("book.market." + MachineForm.code(example.market()));
        String points = words.countPoints(example.points());
        if (example.kind() == PointRate.Kind.MANAGED) {
            return example.partners() == 1
                    ? words.say("book.points.managed", amount, market, points)
                    : words.say(
                            "book.points.managed.shared", amount, market, points, Integer.toString(example.partners()));
        }
        return words.say(
                "book.points.sale",
                words.say("rate." + MachineForm.code(example.kind())),
                amount,
                market,
                example.since() == null ? "" : words.day(example.since()),
                points);
    }

    private void median() throws IOException {
        if (examples().medians().isEmpty()) {
            return;
        }
        page.section(words.say("book.median"));
        page.paragraph(words.say(
                "book.median.about", words.period(programme.programmeRules().appLookBack())));
        page.list(List.of(rules.apps()));
        examples(examples().medians().stream()
                .map(example -> words.say(
                        "book.median.example",
                        example.apps().stream().map(Object::toString).collect(Collectors.joining(", ")),
                        words.figure(MetricId.MEDIAN_APP_USAGE, example.median())))
                .toList());
        published(path -> Stream.of(Clause.Single.MEDIAN, Clause.Single.APPS, Clause.Single.APP_LOOK_BACK)
                .anyMatch(clause -> clause.path().equals(path)));
    }

    private void certification() throws IOException {
        List<MetricId> metrics = programme.programmeRules().metrics();
        if (!metrics.contains(MetricId.CERTIFICATION) && !metrics.contains(MetricId.CERTIFIED_PEOPLE)) {
            return;
        }
        page.section(words.say("book.certification"));
        page.paragraph(
                words.say("book.certification.about", programme.programmeRules().certification()));
        published(path -> path.equals(Clause.Single.CERTIFICATION.path()));
    }

    private void publishing() throws IOException {
        page.section(words.say("book.publishing"));
        page.paragraph(rules.updates() + ". " + words.say("book.publishing.about"));
        if (!examples().publishing().isEmpty()) {
            examples(examples().publishing().stream()
                    .map(event -> words.say("book.publishing." + event.kind(), words.day(event.day())))
                    .toList());
        }
        published(path -> path.equals(Clause.Single.UPDATE_DAYS.path()));
    }

    private void keeping() throws IOException {
        if (rules.keeping().isEmpty()) {
            return;
        }
        page.section(words.say("book.keeping"));
        for (String sentence : rules.keeping()) {
            page.paragraph(sentence);
        }
        examples(examples().kept().stream().map(this::kept).toList());
        published(path -> path.equals(Clause.Single.DOWNGRADES.path()));
    }

    private String kept(KeptExample example) {
        return words.say(
                example.best().equals(example.met()) ? "book.keeping.example" : "book.keeping.example.best",
                words.tier(example.before()),
                words.day(example.reached()),
                words.tier(example.met()),
                words.day(example.day()),
                words.tierOrNone(example.credited()),
                words.tier(example.best()),
                words.day(example.metOn()));
    }

    private void assumptions() throws IOException {
        Map<String, List<String>> clauses = new LinkedHashMap<>();
        for (RuleSources.SourcedClause clause : programme.ruleSources().clauses()) {
            if (clause.assumed() != null) {
                clauses.computeIfAbsent(words.label(clause.assumed()), assumed -> new ArrayList<>())
                        .add(clause.clause());
            }
        }
        if (clauses.isEmpty()) {
            return;
        }
        page.section(words.say("book.assumptions"));
        ClauseNames names = new ClauseNames(words);
        List<Page.Term> terms = new ArrayList<>();
        clauses.forEach((assumed, paths) -> terms.add(new Page.Term(names.of(paths), assumed)));
        page.terms(terms);
    }

    private void sources() throws IOException {
        if (!programme.ruleSources().references().isEmpty()) {
            page.section(words.say("sources"));
            page.links(SourceTable.links(programme.ruleSources(), words));
        }
        if (!programme.withoutSource().isEmpty()) {
            page.paragraph(rules.withoutSource());
        }
    }

    private void examples(List<String> sentences) throws IOException {
        if (!sentences.isEmpty()) {
            page.paragraph(words.say("book.examples"));
            page.list(sentences);
        }
    }

    /** Where some of the clauses are published, in a line; nothing where nobody has said. */
    private void published(Predicate<String> clauses) throws IOException {
        RuleSources sources = programme.ruleSources();
        List<String> publications = sources.clauses().stream()
                .filter(clause -> clauses.test(clause.clause()))
                .flatMap(clause -> clause.sources().stream())
                .map(RuleSources.Source::reference)
                .distinct()
                .sorted(Comparator.comparing(sources::number))
                .toList();
        if (!publications.isEmpty()) {
            page.subheading(words.say("book.published", SourceTable.numbers(sources, publications)));
        }
    }
}
