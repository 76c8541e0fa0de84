package dev.tierwise.answers.lookahead;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tierwise.answers.Answer;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wire.JsonAnswer;
import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.advise.Advice;
import dev.tierwise.application.advise.Lasting;
import dev.tierwise.application.advise.Lasting.Loss;
import dev.tierwise.application.advise.LookUp;
import dev.tierwise.application.advise.Step;
import dev.tierwise.application.credit.PortalName;
import dev.tierwise.application.forecast.ForecastEvent;
import dev.tierwise.application.simulate.Change;
import dev.tierwise.application.simulate.ChangeKind;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.tier.CriterionResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is missing for a tier, the least that closes it, and what is worth looking up. */
public final class AdviceAnswer {

    private static final String SCHEMA = "tierwise/advice/1";
    private static final int MOST_ROWS = 30;

    private AdviceAnswer() {}

    /** Advice, in every format that it has. */
    public static Answer of(Advice advice) {
        return Answer.of(SCHEMA, answer -> new Document(answer, answer.json(), advice).write())
                .drawn(advice.today().programme(), page -> new Sheet(advice, page).write())
                .rows(options -> AdviceRows.of(advice));
    }

    private record Document(JsonAnswer answer, JsonGenerator json, Advice advice) {

        void write() throws IOException {
            answer.subject(advice.today());
            json.writeStringField("to", advice.tier().id());
            json.writeStringField("creditedOn", advice.tierDay().toString());
            json.writeStringField("reportOn", advice.reportDay().toString());
            json.writeObjectFieldStart("expected");
            answer.tier(advice.expected());
            json.writeEndObject();
            json.writeArrayFieldStart("criteria");
            for (CriterionResult criterion : advice.standing().criteria()) {
                answer.criterion(criterion);
            }
            json.writeEndArray();
            json.writeObjectFieldStart("plan");
            plan(advice.plan());
            json.writeEndObject();
            unmanaged();
            lookUps();
            answer.assumptions(advice.today().assumptions());
            answer.problems(
                    advice.today().problems(),
                    List.of(advice.today().programme()),
                    advice.today().snapshot().day());
            lasts();
        }

        private void lasts() throws IOException {
            if (advice.lasting().isEmpty()) {
                json.writeNullField("lasts");
                return;
            }
            Lasting lasting = advice.lasting().get();
            json.writeObjectFieldStart("lasts");
            json.writeStringField("through", lasting.through().toString());
            answer.field("lostOn", lasting.loss().map(loss -> loss.tierDay().toString()));
            json.writeBooleanField(
                    "certain", lasting.loss().filter(Loss::certain).isPresent());
            json.writeArrayFieldStart("criteria");
            if (lasting.loss().isPresent()) {
                for (CriterionResult criterion : lasting.loss().get().standing().criteria()) {
                    answer.criterion(criterion);
                }
            }
            json.writeEndArray();
            ForecastAnswer.events(answer, "events", advice.today().programme(), lasting.endings());
            answer.field("openOn", lasting.open().map(LocalDate::toString));
            json.writeEndObject();
        }

        private void renewals() throws IOException {
            json.writeArrayFieldStart("renewals");
            for (Lasting.Renewal renewal :
                    advice.lasting().map(Lasting::renewals).orElse(List.of())) {
                json.writeStartObject();
                json.writeStringField("creditedOn", renewal.tierDay().toString());
                steps(renewal.plan());
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        private void plan(Advice.Plan plan) throws IOException {
            if (plan instanceof Advice.NothingToDo) {
                json.writeStringField("kind", "nothing-to-do");
                renewals();
            } else if (plan instanceof Advice.Unreachable) {
                json.writeStringField("kind", "unreachable");
            } else if (plan instanceof Advice.TooLate late) {
                json.writeStringField("kind", "too-late");
                json.writeStringField("newMrr", MachineForm.money(late.newMrr()));
                json.writeStringField("creditedOn", late.creditOn().toString());
            } else if (plan instanceof Advice.NotPlanned open) {
                json.writeStringField("kind", "not-planned");
                answer.ids(
                        "missing", open.metrics().stream().map(MetricId::value).toList());
            } else if (plan instanceof Advice.Steps steps) {
                json.writeStringField("kind", "steps");
                steps(steps);
                renewals();
            }
        }

        private void steps(Advice.Steps plan) throws IOException {
            json.writeStringField("newMrr", MachineForm.money(plan.newMrr()));
            json.writeNumberField("portals", plan.portals());
            json.writeNumberField("adoptions", plan.adoptions());
            json.writeBooleanField("proven", plan.proven());
            json.writeArrayFieldStart("steps");
            for (Step step : plan.steps()) {
                json.writeStartObject();
                step(step);
                json.writeEndObject();
            }
            json.writeEndArray();
            SimulationAnswer.changes(
                    answer, plan.changes(), advice.today().programme().currency());
        }

        private void step(Step step) throws IOException {
            if (step instanceof Step.Sell sell) {
                json.writeStringField("step", "sell");
                json.writeStringField("mrr", MachineForm.money(sell.mrr()));
                json.writeStringField("by", sell.by().toString());
                json.writeBooleanField("manage", sell.manage());
                answer.ids("apps", sell.apps());
            } else if (step instanceof Step.Care care) {
                json.writeStringField("step", "care");
                answer.portal("portal", Optional.of(care.portal()));
                answer.field("manage", care.manage().map(MachineForm::code));
                answer.ids("apps", care.apps());
            } else if (step instanceof Step.Certify certify) {
                json.writeStringField("step", "certify");
                json.writeStringField("by", certify.by().toString());
                answer.field("validThrough", certify.validThrough().map(LocalDate::toString));
            }
        }

        private void unmanaged() throws IOException {
            json.writeArrayFieldStart("unmanaged");
            for (Advice.Unmanaged portal : advice.unmanaged()) {
                json.writeStartObject();
                answer.portal("portal", Optional.of(portal.portal()));
                answer.interval("mrr", Unit.MONEY, portal.mrr());
                json.writeStringField("reason", MachineForm.code(portal.reason()));
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        private void lookUps() throws IOException {
            json.writeArrayFieldStart("lookUps");
            for (LookUp lookUp : advice.lookUps()) {
                json.writeStartObject();
                answer.portal("portal", lookUp.portal());
                json.writeStringField("fact", MachineForm.code(lookUp.fact()));
                if (lookUp.mrr().isPresent()) {
                    answer.interval("mrr", Unit.MONEY, lookUp.mrr().get());
                } else {
                    json.writeNullField("mrr");
                }
                json.writeStringField("effect", MachineForm.code(lookUp.effect()));
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }

    private record Sheet(Advice advice, Page page) {

        /** What a shell takes as it is. */
        private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._=,@:+-]+");

        void write() throws IOException {
            Words words = page.words();
            page.heading(
                    words.foreign(advice.today().snapshot().partner().name()),
                    words.header(advice.today().snapshot().day()),
                    words.superseded(advice.today().snapshot().day()));
            news(words);
            String missing = Outcome.missing(words, advice.standing());
            if (!missing.isEmpty()) {
                page.paragraph(
                        words.say("advise.missing", words.tier(advice.tier()), words.day(advice.tierDay()), missing));
            }
            if (advice.plan() instanceof Advice.Steps steps) {
                steps(words, steps);
            }
            if (advice.lasting().isPresent()) {
                lasts(words, advice.lasting().get());
                renewals(words, advice.lasting().get());
            }
            tryIt(words);
            unmanaged(words);
            lookUps(words);
            page.list(List.of(
                    words.say("advise.assumed"),
                    advice.fromLedger()
                            .map(day -> words.say("forecast.ledger", words.day(day)))
                            .orElseGet(() -> words.say("forecast.facts"))));
        }

        private void news(Words words) throws IOException {
            String tier = words.tier(advice.tier());
            String day = words.day(advice.tierDay());
            if (advice.plan() instanceof Advice.NothingToDo) {
                page.news(Style.TITLE_GOOD, words.say("advise.nothing", tier, day));
            } else if (advice.plan() instanceof Advice.Unreachable) {
                page.news(Style.BAD, words.say("advise.unreachable", tier));
            } else if (advice.plan() instanceof Advice.TooLate late) {
                page.news(
                        Style.WARN,
                        words.say(
                                "advise.too-late", tier, day, words.money(late.newMrr()), words.day(late.creditOn())));
            } else if (advice.plan() instanceof Advice.NotPlanned open) {
                page.news(Style.WARN, words.say("advise.not-planned", tier, words.metrics(open.metrics())));
            } else if (advice.plan() instanceof Advice.Steps steps) {
                page.news(
                        Style.TITLE_WARN,
                        words.say(
                                steps.proven() ? "advise.least" : "advise.enough",
                                tier,
                                day,
                                String.join(", ", effort(words, steps))));
            }
        }

        private static List<String> effort(Words words, Advice.Steps steps) {
            List<String> parts = new ArrayList<>();
            if (steps.newMrr().signum() > 0) {
                parts.add(words.say("advise.new-mrr", words.money(steps.newMrr())));
            }
            if (steps.portals() > 0) {
                boolean withNew = steps.newMrr().signum() > 0;
                parts.add(words.count(withNew ? "advise.touched-with-new" : "advise.touched", steps.portals()));
            }
            if (steps.adoptions() > 0) {
                parts.add(words.count("advise.adoptions", steps.adoptions()));
            }
            if (steps.steps().stream().anyMatch(Step.Certify.class::isInstance)) {
                parts.add(words.metric(MetricId.CERTIFICATION));
            }
            return parts;
        }

        private void steps(Words words, Advice.Steps plan) throws IOException {
            page.section(words.say("advise.steps"));
            page.list(plan.steps().stream().map(step -> step(words, step)).toList());
            if (!plan.proven()) {
                page.paragraph(words.say("advise.not-proven"));
            }
        }

        private void tryIt(Words words) throws IOException {
            List<Change> changes = new ArrayList<>();
            if (advice.plan() instanceof Advice.Steps steps) {
                changes.addAll(steps.changes());
            }
            advice.lasting()
                    .ifPresent(lasting -> lasting.renewals()
                            .forEach(renewal -> changes.addAll(renewal.plan().changes())));
            if (changes.isEmpty()) {
                return;
            }
            page.section(words.say("advise.try"));
            List<String> options = new ArrayList<>();
            for (Change change : changes) {
                ChangeKind.Written written =
                        ChangeKind.written(change, advice.today().programme().currency());
                options.add(
                        words.foreign("--" + written.kind().word() + between(written.text()) + quoted(written.text())));
            }
            page.list(options);
        }

        /** How long the tier lasts, and what ends by then. */
        private void lasts(Words words, Lasting lasting) throws IOException {
            String tier = words.tier(advice.tier());
            if (lasting.loss().isEmpty()) {
                page.paragraph(words.say("advise.lasts", tier, words.day(lasting.through())));
                return;
            }
            Loss loss = lasting.loss().get();
            page.paragraph(words.say(
                    loss.certain() ? "advise.lost" : "advise.maybe-lost",
                    tier,
                    words.day(loss.tierDay()),
                    Outcome.missing(words, loss.standing())));
            List<ForecastEvent> endings = lasting.endings();
            if (!endings.isEmpty()) {
                page.section(words.say("advise.endings"));
                page.table(ForecastAnswer.grid(
                        words,
                        ForecastAnswer.unit(advice.today().programme()),
                        endings.subList(0, Math.min(MOST_ROWS, endings.size()))));
                more(words, endings.size());
            }
        }

        /** What has to be renewed, update by update. */
        private void renewals(Words words, Lasting lasting) throws IOException {
            List<String> items = new ArrayList<>();
            for (Lasting.Renewal renewal : lasting.renewals()) {
                for (Step step : renewal.plan().steps()) {
                    items.add(words.say("advise.renewal", words.day(renewal.tierDay()), step(words, step)));
                }
            }
            lasting.open()
                    .ifPresent(day ->
                            items.add(words.say("advise.not-renewed", words.tier(advice.tier()), words.day(day))));
            if (!items.isEmpty()) {
                page.section(words.say("advise.renewals", words.tier(advice.tier()), words.day(lasting.through())));
                page.list(items);
                if (lasting.renewals().stream()
                        .anyMatch(renewal -> !renewal.plan().proven())) {
                    page.paragraph(words.say("advise.not-proven"));
                }
            }
        }

        /** What would be taken for an option or for a file of arguments is bound to its option. */
        private static String between(String text) {
            return text.startsWith("-") || text.startsWith("@") ? "=" : " ";
        }

        /** As a shell has to be given it. */
        private static String quoted(String text) {
            return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
        }

        private static String step(Words words, Step step) {
            if (step instanceof Step.Sell sell) {
                List<String> parts = new ArrayList<>(
                        List.of(words.say("advise.sell", words.money(sell.mrr()), words.day(sell.by()))));
                if (sell.manage()) {
                    parts.add(words.say("advise.sell.manage"));
                }
                adopt(words, sell.apps()).ifPresent(parts::add);
                return String.join("; ", parts);
            }
            if (step instanceof Step.Care care) {
                List<String> parts = new ArrayList<>();
                care.manage().ifPresent(reason -> parts.add(words.say("advise.manage." + MachineForm.code(reason))));
                adopt(words, care.apps()).ifPresent(parts::add);
                return called(words, care.portal()) + ": " + String.join("; ", parts);
            }
            Step.Certify certify = (Step.Certify) step;
            String by = words.day(certify.by());
            return certify.validThrough()
                    .map(last -> words.say("advise.renew", by, words.day(last)))
                    .orElseGet(() -> words.say("advise.certify", by));
        }

        private static Optional<String> adopt(Words words, List<String> apps) {
            return apps.isEmpty()
                    ? Optional.empty()
                    : Optional.of(words.say(
                            "advise.adopt",
                            words.count("changes.apps", apps.size()),
                            String.join(", ", apps.stream().map(words::app).toList())));
        }

        private static String called(Words words, PortalName portal) {
            String id = words.foreign(portal.id());
            return words.portalName(portal.name())
                    .map(name -> name + " (" + id + ")")
                    .orElse(id);
        }

        private void unmanaged(Words words) throws IOException {
            List<Advice.Unmanaged> all = advice.unmanaged();
            if (all.isEmpty()) {
                return;
            }
            page.section(words.say("advise.unmanaged"));
            Grid grid = new Grid(1);
            grid.row(
                    Cell.of(words.say("column.portal"), Style.BOLD),
                    Cell.of(words.say("column.name"), Style.BOLD),
                    new Cell(words.say("column.mrr"), Style.BOLD, true),
                    Cell.of(words.say("advise.step"), Style.BOLD));
            for (Advice.Unmanaged portal : all.subList(0, Math.min(MOST_ROWS, all.size()))) {
                grid.row(
                        Cell.of(words.foreign(portal.portal().id())),
                        name(words, portal.portal()),
                        mrr(words, portal.mrr()),
                        Cell.of(words.say("advise.manage." + MachineForm.code(portal.reason()))));
            }
            page.table(grid);
            more(words, all.size());
        }

        private void lookUps(Words words) throws IOException {
            List<LookUp> all = advice.lookUps();
            if (all.isEmpty()) {
                return;
            }
            page.section(words.say("advise.look-up"));
            Grid grid = new Grid(1);
            grid.row(
                    Cell.of(words.say("column.portal"), Style.BOLD),
                    Cell.of(words.say("column.name"), Style.BOLD),
                    new Cell(words.say("column.mrr"), Style.BOLD, true),
                    Cell.of(words.say("advise.fact"), Style.BOLD),
                    Cell.of(words.say("advise.effect"), Style.BOLD));
            for (LookUp lookUp : all.subList(0, Math.min(MOST_ROWS, all.size()))) {
                grid.row(
                        Cell.of(lookUp.portal()
                                .map(portal -> words.foreign(portal.id()))
                                .orElse("")),
                        lookUp.portal().map(portal -> name(words, portal)).orElseGet(() -> Cell.of("")),
                        lookUp.mrr().map(mrr -> mrr(words, mrr)).orElseGet(() -> Cell.right("")),
                        Cell.of(words.say("advise.fact." + MachineForm.code(lookUp.fact()))),
                        Cell.of(words.say(
                                "advise.effect." + MachineForm.code(lookUp.effect()), words.tier(advice.tier()))));
            }
            page.table(grid);
            more(words, all.size());
        }

        private void more(Words words, int number) throws IOException {
            if (number > MOST_ROWS) {
                page.paragraph(words.say("more.json", words.number(BigDecimal.valueOf(number - MOST_ROWS))));
            }
        }

        private static Cell name(Words words, PortalName portal) {
            return Cell.of(words.portalName(portal.name())
                    .orElseGet(() -> words.typeface().dash()));
        }

        private static Cell mrr(Words words, Interval mrr) {
            return Cell.right(words.mrr(mrr), mrr.isExact() ? Style.PLAIN : Style.WARN);
        }
    }
}
