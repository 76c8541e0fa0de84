package dev.tierwise.answers.explanation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tierwise.answers.wire.JsonAnswer;
import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.application.explain.AppEvidence;
import dev.tierwise.application.explain.ConvertedMrr;
import dev.tierwise.application.explain.CountingTime;
import dev.tierwise.application.explain.ExplainedPortal;
import dev.tierwise.application.explain.FaqSentence;
import dev.tierwise.application.explain.FigureExplained;
import dev.tierwise.application.explain.MedianChoice;
import dev.tierwise.application.explain.PortalsExplained;
import dev.tierwise.application.explain.Reckoning;
import dev.tierwise.application.snapshot.Provenance;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.PortalCount;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.metric.Verdict;
import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.tier.CriterionResult;
import dev.tierwise.domain.tier.TierResult;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Explanations for programs. */
record ExplanationJson(JsonAnswer answer, JsonGenerator json) {

    void portals(PortalsExplained report) throws IOException {
        head(report.partner().name(), report.programme().id(), report.asOf());
        json.writeObjectFieldStart("summary");
        json.writeNumberField("listed", report.listed());
        json.writeNumberField("explained", report.explained());
        count("sold", report.sold());
        count("managed", report.managed());
        if (report.programme().metrics().contains(MetricId.MEDIAN_APP_USAGE)) {
            count("contributing", report.contributing());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("portals");
        for (ExplainedPortal portal : report.portals()) {
            json.writeStartObject();
            portal(portal, report);
            json.writeEndObject();
        }
        json.writeEndArray();
        answer.assumptions(report.assumptions());
        answer.problems(report.problems(), List.of(report.programme()), report.asOf());
    }

    private void head(String partner, String programme, LocalDate day) throws IOException {
        json.writeStringField("partner", partner);
        json.writeStringField("programme", programme);
        json.writeStringField("asOf", day.toString());
        json.writeStringField("faqSource", FaqSentence.SOURCE);
    }

    private void count(String name, PortalCount count) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("low", count.low());
        json.writeNumberField("high", count.high());
        json.writeEndObject();
    }

    private void portal(ExplainedPortal explained, PortalsExplained report) throws IOException {
        Portal portal = explained.assessment().portal();
        json.writeStringField("id", portal.id());
        answer.field("name", portal.name());
        answer.field("subscription", portal.subscription().map(MachineForm::code));
        json.writeObjectFieldStart("active");
        json.writeBooleanField("today", portal.isActiveOn(report.asOf()));
        time(explained.active());
        json.writeEndObject();
        mrr(explained.mrr());
        verdict("sold", explained.assessment().sold(), explained.soldFaq());
        time(explained.soldTime());
        json.writeEndObject();
        verdict("managed", explained.assessment().managed(), explained.managedFaq());
        answer.field("through", explained.managedThrough().map(LocalDate::toString));
        json.writeArrayFieldStart("people");
        for (ManagingPeople people : ManagingPeople.of(explained.people(), report.partner())) {
            json.writeStartObject();
            json.writeStringField("domain", people.domain());
            json.writeBooleanField("partnerEmployee", people.partnerEmployee());
            json.writeBooleanField("partnersDomain", people.partnersDomain());
            json.writeNumberField("users", people.users());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
        if (explained.assessment().creditedPoints().isPresent()) {
            json.writeObjectFieldStart("points");
            for (MetricId metric : report.programme().metrics()) {
                if (MetricId.POINTS.contains(metric)) {
                    answer.interval(
                            metric.value(),
                            Unit.POINTS,
                            explained
                                    .assessment()
                                    .points()
                                    .orElseThrow()
                                    .credit(
                                            metric,
                                            explained.assessment().managed().count())
                                    .points()
                                    .inDecimals());
                }
            }
            json.writeEndObject();
        }
        if (report.programme().metrics().contains(MetricId.MEDIAN_APP_USAGE)) {
            json.writeObjectFieldStart("median");
            json.writeStringField(
                    "state", MachineForm.code(explained.contribution().count()));
            json.writeStringField("reason", MachineForm.code(explained.contribution()));
            json.writeEndObject();
        }
        apps(explained, portal);
        answer.ids(
                "unknown", explained.unknown().stream().map(MachineForm::code).toList());
        json.writeArrayFieldStart("sources");
        for (Provenance provenance : explained.provenance()) {
            json.writeStartObject();
            json.writeStringField("fact", provenance.fact());
            json.writeStringField("source", provenance.source());
            json.writeStringField("evidence", provenance.evidence());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void time(Optional<CountingTime> time) throws IOException {
        answer.field("from", time.flatMap(CountingTime::from).map(LocalDate::toString));
        answer.field("through", time.flatMap(CountingTime::through).map(LocalDate::toString));
    }

    /** Begins what is said of a verdict. */
    private void verdict(String name, Verdict<?> verdict, List<FaqSentence> faq) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("state", MachineForm.code(verdict.count()));
        json.writeStringField("reason", MachineForm.code(verdict.reason()));
        faq(faq);
    }

    private void faq(List<FaqSentence> faq) throws IOException {
        answer.ids("faq", faq.stream().map(FaqSentence::text).toList());
    }

    private void mrr(Optional<ConvertedMrr> known) throws IOException {
        if (known.isEmpty()) {
            json.writeNullField("mrr");
            return;
        }
        ConvertedMrr mrr = known.get();
        json.writeObjectFieldStart("mrr");
        json.writeStringField("amount", mrr.original().amount().setScale(2).toPlainString());
        json.writeStringField("currency", mrr.original().currency());
        answer.field(
                "rate", mrr.by() instanceof ConvertedMrr.ByRate by ? by.rate().toPlainString() : null);
        if (mrr.by() instanceof ConvertedMrr.ByFixedAmount by) {
            json.writeStringField("fixedAmount", by.amount().toPlainString());
            json.writeStringField("countsAs", by.per().toPlainString());
        }
        json.writeStringField("converted", MachineForm.money(mrr.converted()));
        json.writeEndObject();
    }

    private void apps(ExplainedPortal explained, Portal portal) throws IOException {
        json.writeObjectFieldStart("apps");
        json.writeNumberField("low", portal.appUsage().low());
        json.writeNumberField("high", portal.appUsage().high());
        json.writeArrayFieldStart("list");
        for (AppEvidence app : explained.apps()) {
            json.writeStartObject();
            json.writeStringField("app", app.app().id());
            json.writeStringField("use", MachineForm.code(app.use()));
            answer.field("usedOn", app.usedOn().map(LocalDate::toString));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    void figure(FigureExplained report) throws IOException {
        head(
                report.snapshot().partner().name(),
                report.programme().id(),
                report.snapshot().day());
        Reckoning reckoning = report.reckoning();
        String currency = report.programme().currency();
        if (reckoning instanceof Reckoning.Sum sum) {
            why(sum.metric());
            figure(sum.metric(), sum.figure(), currency);
            addends(sum);
        } else if (reckoning instanceof Reckoning.Median median) {
            why(MetricId.MEDIAN_APP_USAGE);
            figure(MetricId.MEDIAN_APP_USAGE, median.figure(), currency);
            choice("lowest", median.low());
            choice("highest", median.high());
            others(median.others());
        } else if (reckoning instanceof Reckoning.PointList points) {
            why(points.metric());
            figure(points.metric(), points.figure(), currency);
            points(points);
        } else if (reckoning instanceof Reckoning.OfPartner partner) {
            why(partner.metric());
            json.writeObjectFieldStart("figure");
            answer.measurement(partner.metric(), partner.measurement(), report.snapshot(), report.programme());
            json.writeEndObject();
            certifications(partner, report);
        } else {
            json.writeStringField("why", "tier");
            tiers(report);
        }
        faq(report.faq());
        answer.assumptions(report.assumptions());
        answer.problems(
                report.problems(),
                List.of(report.programme()),
                report.snapshot().day());
    }

    private void why(MetricId metric) throws IOException {
        json.writeStringField("why", metric.value());
    }

    private void figure(MetricId metric, Measurement figure, String currency) throws IOException {
        json.writeObjectFieldStart("figure");
        answer.measurement(metric, figure, currency);
        json.writeEndObject();
    }

    private void member(String id, Optional<String> name) throws IOException {
        json.writeStringField("id", id);
        answer.field("name", name);
    }

    private void addends(Reckoning.Sum sum) throws IOException {
        json.writeArrayFieldStart("portals");
        for (Reckoning.Addend addend : sum.addends()) {
            json.writeStartObject();
            member(addend.id(), addend.name());
            json.writeStringField("state", MachineForm.code(addend.count()));
            json.writeStringField("reason", MachineForm.code(addend.reason()));
            mrr(addend.mrr());
            answer.bounds(Unit.MONEY, new Interval(addend.low(), addend.high()));
            json.writeEndObject();
        }
        json.writeEndArray();
        others(sum.others());
    }

    private void others(Map<? extends Enum<?>, Integer> others) throws IOException {
        json.writeArrayFieldStart("others");
        for (Map.Entry<? extends Enum<?>, Integer> other : others.entrySet()) {
            json.writeStartObject();
            json.writeStringField("reason", MachineForm.code(other.getKey()));
            json.writeNumberField("portals", other.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void choice(String name, MedianChoice choice) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("median", MachineForm.number(Unit.APPS, choice.value()));
        json.writeArrayFieldStart("portals");
        for (int i = 0; i < choice.portals().size(); i++) {
            member(choice.portals().get(i), choice.isMiddle(i));
        }
        json.writeEndArray();
        json.writeArrayFieldStart("leftOut");
        for (MedianChoice.Member member : choice.leftOut()) {
            member(member, false);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void member(MedianChoice.Member member, boolean middle) throws IOException {
        json.writeStartObject();
        member(member.id(), member.name());
        json.writeNumberField("apps", member.apps());
        json.writeStringField("state", MachineForm.code(member.certain() ? Count.COUNTS : Count.UNKNOWN));
        json.writeBooleanField("middle", middle);
        json.writeEndObject();
    }

    private void points(Reckoning.PointList points) throws IOException {
        json.writeArrayFieldStart("portals");
        for (Reckoning.PointAddend addend : points.portals()) {
            json.writeStartObject();
            member(addend.id(), addend.name());
            json.writeStringField("state", MachineForm.code(addend.credit().count()));
            answer.bounds(Unit.POINTS, addend.credit().points().inDecimals());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeNumberField("withoutPoints", points.others());
    }

    private void certifications(Reckoning.OfPartner partner, FigureExplained report) throws IOException {
        json.writeArrayFieldStart("certifications");
        for (Certification held : partner.certifications()) {
            json.writeStartObject();
            json.writeStringField("certification", held.id());
            json.writeStringField("awardedOn", held.awardedOn().toString());
            answer.field("expiresOn", held.expiresOn().map(LocalDate::toString));
            json.writeBooleanField("asked", held.isOf(report.programme().certification()));
            json.writeBooleanField("valid", held.isValidOn(report.snapshot().day()));
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeBooleanField("complete", partner.complete());
    }

    private void tiers(FigureExplained report) throws IOException {
        json.writeObjectFieldStart("tier");
        answer.field("atLeast", report.evaluation().answer().atLeast().map(tier -> tier.id()));
        answer.field("atMost", report.evaluation().answer().atMost().map(tier -> tier.id()));
        json.writeBooleanField("settled", report.evaluation().answer().settled());
        json.writeEndObject();
        json.writeArrayFieldStart("tiers");
        for (TierResult tier : report.evaluation().tiers()) {
            json.writeStartObject();
            json.writeStringField("tier", tier.tier().id());
            json.writeStringField("state", MachineForm.code(tier.state()));
            json.writeArrayFieldStart("criteria");
            for (CriterionResult criterion : tier.criteria()) {
                json.writeStartObject();
                criterion(criterion, report);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void criterion(CriterionResult criterion, FigureExplained report) throws IOException {
        MetricId metric = criterion.requirement().metric();
        Unit unit = Metrics.get(metric).unit();
        json.writeStringField("metric", metric.value());
        json.writeStringField("state", MachineForm.code(criterion.state()));
        if (criterion.required().isPresent()
                && criterion.shortfall().isPresent()
                && report.evaluation().measurements().get(metric) instanceof Measurement.Numeric number) {
            answer.interval("value", unit, number.value());
            Interval required = criterion.required().get();
            BigDecimal most = required.high().orElseThrow();
            json.writeStringField("required", MachineForm.number(unit, most));
            if (!required.isExact()) {
                json.writeStringField("requiredLow", MachineForm.number(unit, required.low()));
            }
            answer.interval("missing", unit, criterion.shortfall().get());
        }
    }
}
