package dev.tierwise.answers.wording;

import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.application.changes.ChangeReason;
import dev.tierwise.application.evaluate.Assumption;
import dev.tierwise.application.evaluate.Assumptions;
import dev.tierwise.application.evaluate.CertificationStatus;
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.application.evaluate.UnknownFacts;
import dev.tierwise.application.forecast.ForecastEvent;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.application.schedule.Variable;
import dev.tierwise.application.simulate.Change;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.PointRange;
import dev.tierwise.domain.metric.PortalCount;
import dev.tierwise.domain.metric.PortalPoints;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.portfolio.AppUsage;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.programme.Label;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Rounding;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.text.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** What an answer says to people, in one language. Everything that it returns is ready to be shown. */
public final class Words {

    private static final String BUNDLE = Words.class.getPackageName() + ".messages";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Language language;
    private final Programme programme;
    private final Typeface typeface;
    private final UnaryOperator<String> foreign;
    private final ResourceBundle messages;
    private final DecimalFormat numbers;
    private final DecimalFormat amounts;
    private final Map<String, String> reasons = new HashMap<>();

    /** @param foreign makes text that is not Tierwise's own harmless where it will stand */
    public Words(Language language, Programme programme, Typeface typeface, UnaryOperator<String> foreign) {
        this.language = language;
        this.programme = programme;
        this.typeface = typeface;
        this.foreign = foreign;
        this.messages = messages(language);
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(language.locale());
        this.numbers = new DecimalFormat("#,##0.##########", symbols);
        this.amounts = new DecimalFormat("#,##0.00", symbols);
    }

    /** Words for a terminal, where what others wrote is kept on its line and from steering anything. */
    public static Words onTerminal(Language language, Programme programme, Typeface typeface) {
        return new Words(
                language, programme, typeface, text -> typeface.clean(text).strip());
    }

    /** The same words about another programme. */
    public Words under(Programme other) {
        return new Words(language, other, typeface, foreign);
    }

    public static ResourceBundle messages(Language language) {
        return ResourceBundle.getBundle(
                BUNDLE,
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** A message with its values in place. */
    public String say(String key, Object... values) {
        String pattern = typeface.clean(messages.getString(key));
        return new MessageFormat(pattern, language.locale()).format(values);
    }

    public Typeface typeface() {
        return typeface;
    }

    private boolean knows(String key) {
        return messages.containsKey(key);
    }

    /** Text that somebody else wrote. */
    public String foreign(String text) {
        return foreign.apply(text);
    }

    /** A message in the language of these words. */
    public String foreign(Text text) {
        return foreign(text.in(language.locale()));
    }

    /** A portal's name; empty where nobody knows one, or nothing of it can be seen. */
    public Optional<String> portalName(Optional<String> name) {
        return name.map(this::foreign).filter(text -> !text.isBlank());
    }

    public String label(Label label) {
        return foreign(language.of(label));
    }

    public String tier(Tier tier) {
        return label(tier.label());
    }

    /** A tier by its id, which a programme that was changed since may not know. */
    private String tier(String id) {
        return programme.tiers().stream()
                .filter(tier -> tier.id().equals(id))
                .findFirst()
                .map(this::tier)
                .orElseGet(() -> foreign(id));
    }

    /** A tier as large as letters can be. */
    private String shout(String id) {
        return tier(id).toUpperCase(language.locale());
    }

    /** The tier that is held, where that is the news. */
    public String held(TierRange range) {
        Optional<String> least = range.atLeast().map(this::shout);
        Optional<String> most = range.atMost().map(this::shout);
        if (range.settled()) {
            return least.orElseGet(() -> say("tier.none"));
        }
        return least.isPresent()
                ? say("tier.between", least.get(), most.orElseThrow())
                : say("tier.at-most", most.orElseThrow());
    }

    /** The tier that is held, in a table. */
    public String tier(TierRange range) {
        String least = range.atLeast().map(this::tier).orElseGet(() -> say("tier.none.brief"));
        return range.settled()
                ? least
                : least + typeface.dash() + range.atMost().map(this::tier).orElseThrow();
    }

    public String tiers(List<Tier> tiers) {
        return String.join(", ", tiers.stream().map(this::tier).toList());
    }

    public String metric(MetricId metric) {
        if (metric.equals(MetricId.CERTIFICATION) && !programme.certification().equals("agency-partner")) {
            return say("metric.certification.other", programme.certification());
        }
        String key = "metric." + metric;
        return knows(key) ? say(key, period(programme.soldWindow())) : metric.value();
    }

    /** A metric at the head of a column. */
    public String column(MetricId metric) {
        if (metric.equals(MetricId.SOLD_MRR)) {
            return say("column.sold");
        }
        if (metric.equals(MetricId.MANAGED_MRR)) {
            return say("column.managed");
        }
        if (metric.equals(MetricId.CERTIFICATION)) {
            return say("column.certification");
        }
        return metric.equals(MetricId.MEDIAN_APP_USAGE) ? say("column.apps") : metric(metric);
    }

    /** Which way points are rounded. */
    public String rounding(Rounding rounding) {
        // points are never negative, so that up is up for every mode
        return switch (rounding.mode()) {
            case UP, CEILING -> say("rounding.up");
            case DOWN, FLOOR -> say("rounding.down");
            case HALF_UP -> say("rounding.half-up");
            case HALF_DOWN -> say("rounding.half-down");
            case HALF_EVEN -> say("rounding.half-even");
            case UNNECESSARY -> throw new IllegalArgumentException("not a rounding: " + rounding);
        };
    }

    /** To how many decimals. */
    public String decimals(Rounding rounding) {
        return rounding.places() == 0 ? say("decimals.none") : count("decimals", rounding.places());
    }

    /** Something that is published on a day of its own. */
    public String event(ScheduledEvent.Kind kind) {
        return say("event." + MachineForm.code(kind));
    }

    /** What it changes. */
    public String about(ScheduledEvent.Kind kind) {
        return say("event." + MachineForm.code(kind) + ".about");
    }

    /** An app by its id, which a programme that was changed since may not know. */
    public String app(String id) {
        return programme.apps().apps().stream()
                .filter(app -> app.id().equals(id))
                .findFirst()
                .map(app -> label(app.label()))
                .orElseGet(() -> foreign(id));
    }

    /** Why a portal adds something else to a figure than before. */
    public String change(ChangeReason reason) {
        return say("change." + MachineForm.code(reason), period(programme.soldWindow()));
    }

    /** Something that is supposed to happen, on the day that is asked about unless it says another. */
    public String supposed(Change change, LocalDate today) {
        if (change instanceof Change.Sell sell) {
            return say("simulate.sell", foreign(sell.name()), price(sell.mrr()), day(sell.on(), today));
        }
        if (change instanceof Change.Manage manage) {
            return say("simulate.manage", foreign(manage.portal()), day(manage.from(), today));
        }
        if (change instanceof Change.Unmanage unmanage) {
            return say("simulate.unmanage", foreign(unmanage.portal()), day(unmanage.from(), today));
        }
        if (change instanceof Change.Cancel cancel) {
            return say("simulate.cancel", foreign(cancel.portal()), day(cancel.on(), today));
        }
        if (change instanceof Change.NewMrr mrr) {
            return say("simulate.mrr", foreign(mrr.portal()), price(mrr.mrr()), day(mrr.from(), today));
        }
        if (change instanceof Change.Use use) {
            return say(
                    "simulate.use",
                    foreign(use.portal()),
                    String.join(", ", use.apps().stream().map(this::app).toList()),
                    day(use.from(), today));
        }
        Change.Certify certify = (Change.Certify) change;
        return certify.until()
                .map(last -> say("simulate.certify", day(certify.from()), day(last)))
                .orElseGet(() -> say("simulate.certify.endless", day(certify.from())));
    }

    private String day(Optional<LocalDate> day, LocalDate today) {
        return day(day.orElse(today));
    }

    /** An amount in its own currency. */
    private String price(Money money) {
        return money.currency().equals(programme.currency())
                ? money(money.amount())
                : amount(money.amount()) + " " + money.currency();
    }

    /** Before and after. */
    public String fromTo(String from, String to) {
        return from + " " + typeface.arrow() + " " + to;
    }

    /** Something that is updated on days of its own. */
    public String variable(Variable variable) {
        return variable.metric().map(this::metric).orElseGet(() -> say("variable." + MachineForm.code(variable)));
    }

    public String metrics(List<MetricId> metrics) {
        return String.join(", ", metrics.stream().map(this::metric).toList());
    }

    /** The programme and the day. */
    public String header(LocalDate day) {
        return say("header", label(programme.label()), day(day));
    }

    public String day(LocalDate day) {
        return date(language == Language.DE ? "d. MMMM uuuu" : "d MMMM uuuu", day);
    }

    public String month(YearMonth month) {
        return date("MMMM uuuu", month);
    }

    public String weekday(LocalDate day) {
        return date("EEEE", day);
    }

    private String date(String pattern, TemporalAccessor date) {
        return typeface.clean(
                DateTimeFormatter.ofPattern(pattern, language.locale()).format(date));
    }

    public String period(Period period) {
        List<String> parts = new ArrayList<>();
        for (TemporalUnit unit : period.getUnits()) {
            if (period.get(unit) != 0) {
                parts.add(count(unit.toString().toLowerCase(Locale.ROOT), period.get(unit)));
            }
        }
        return parts.isEmpty() ? days(0) : String.join(" ", parts);
    }

    /** How far off a day is, counted from another: that day itself, or so many days on. */
    public String distance(long days) {
        return days == 0 ? say("distance.none") : count("distance", days);
    }

    /** What of the agency's own ends. */
    public String deadline(ForecastEvent deadline) {
        String portal = deadline.portal()
                .map(known -> portalName(known.name()).orElseGet(() -> foreign(known.id())))
                .orElse("");
        return switch (deadline.kind()) {
            case CERTIFICATION_EXPIRES -> say("deadline.certification");
            case SOLD_EXPIRES ->
                programme.pointRules().isPresent()
                        ? say("deadline.sold-points", portal)
                        : deadline.amount()
                                .map(amount -> say("deadline.sold", portal, signed(Unit.MONEY, amount)))
                                .orElseGet(() -> say("deadline.sold-unknown", portal));
            case STARTS_TO_COUNT, CANCELLED, CORRECTED ->
                throw new IllegalArgumentException("not a deadline: " + deadline);
        };
    }

    /** What kind of deadline it is. */
    public String deadline(ForecastEvent.Kind kind) {
        return kind == ForecastEvent.Kind.CERTIFICATION_EXPIRES
                ? say("deadline.certification")
                : say("deadline.sold.kind");
    }

    /** What that means, and what to do by then. */
    public String aboutDeadline(ForecastEvent.Kind kind) {
        return kind == ForecastEvent.Kind.CERTIFICATION_EXPIRES
                ? say("deadline.certification.about")
                : say("deadline.sold.about", period(programme.soldWindow()));
    }

    /** What was worked out after its day is said to be. */
    public String late(String text, boolean late) {
        return late ? say("late", text) : text;
    }

    public String days(long days) {
        return count("days", days);
    }

    /** A number of something: the messages say what it is called when there is one and when there are many. */
    public String count(String key, long count) {
        return say(key + (count == 1 ? ".one" : ".many"), number(BigDecimal.valueOf(count)));
    }

    /** How many portals a number is made of; empty where it is the partner's, whatever its portals. */
    public Optional<String> portals(Measurement.Numeric number) {
        return number instanceof Measurement.Figure figure ? Optional.of(portals(figure.portals())) : Optional.empty();
    }

    /** How many portals certainly and possibly count. */
    public String portals(PortalCount portals) {
        return portals.low() == portals.high()
                ? count("portals", portals.low())
                : say("portals.many", range(portals.low(), portals.high()));
    }

    /** A whole number, or two with a dash between. */
    public String range(long low, long high) {
        String from = number(BigDecimal.valueOf(low));
        return low == high ? from : from + typeface.dash() + number(BigDecimal.valueOf(high));
    }

    public String apps(AppUsage apps) {
        return range(apps.low(), apps.high());
    }

    /** A number, without trailing zeros. */
    public String number(BigDecimal value) {
        return numbers.format(value);
    }

    /** A number with all of its decimals, however many. */
    public String exact(BigDecimal value) {
        DecimalFormat all = (DecimalFormat) numbers.clone();
        all.setMaximumFractionDigits(Math.max(0, value.scale()));
        return all.format(value);
    }

    /** An amount of whatever currency, with two places unless it needs more. */
    public String amount(BigDecimal value) {
        return value.stripTrailingZeros().scale() <= 2 ? amounts.format(value) : number(value);
    }

    /** Months by their names, in the order of the year. */
    public String months(Set<Month> months) {
        List<String> names = months.stream()
                .sorted()
                .map(month -> typeface.clean(month.getDisplayName(TextStyle.FULL_STANDALONE, language.locale())))
                .toList();
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : say("months.and", String.join(", ", names.subList(0, last)), names.get(last));
    }

    /** An amount of the programme's currency; rounded up where a programme asks for fractions of a cent. */
    public String money(BigDecimal amount) {
        String digits = amounts.format(amount.setScale(2, RoundingMode.UP));
        String sign = switch (programme.currency()) {
            case "USD" -> "$";
            case "EUR" -> typeface.unicode() ? "€" : "EUR";
            case "GBP" -> typeface.unicode() ? "£" : "GBP";
            default -> programme.currency();
        };
        if (language == Language.DE) {
            return digits + " " + sign;
        }
        return sign.length() == 1 ? sign + digits : sign + " " + digits;
    }

    /** A value of a metric. */
    public String figure(MetricId metric, BigDecimal value) {
        return figure(Metrics.get(metric).unit(), value);
    }

    private String figure(Unit unit, BigDecimal value) {
        return switch (unit) {
            case MONEY -> money(value);
            case PERCENT -> say("percent", number(value));
            case APPS, POINTS, PEOPLE, NONE -> number(value);
        };
    }

    /** The values that a metric may have; of points that are no decimals no more than a hundredth is left out. */
    public String figures(MetricId metric, Interval interval) {
        Unit unit = Metrics.get(metric).unit();
        return figures(unit, shortened(unit, interval, RoundingMode.DOWN));
    }

    private String figures(Unit unit, Interval interval) {
        String low = figure(unit, interval.low());
        if (interval.isExact()) {
            return low;
        }
        return interval.high()
                .map(high -> say("range", low, figure(unit, high)))
                .orElseGet(() -> say("range.unbounded", low));
    }

    /** The same in a table. */
    public String briefFigures(MetricId metric, Interval interval) {
        return briefFigures(Metrics.get(metric).unit(), interval);
    }

    private String briefFigures(Unit unit, Interval interval) {
        Interval shortened = shortened(unit, interval, RoundingMode.DOWN);
        String low = figure(unit, shortened.low());
        if (interval.isExact()) {
            return low;
        }
        return shortened
                .high()
                .map(high -> low + typeface.dash() + figure(unit, high))
                .orElseGet(() -> typeface.atLeast() + " " + low);
    }

    /** The points of a portal and what they are made of, in a table. */
    public String points(PortalPoints points) {
        return say(
                "compare.points",
                points(points.total()),
                points(points.sold().points()),
                points(points.sourced().points()),
                points(points.managed()));
    }

    /** The points of a portal, in a table. */
    public String points(PointRange points) {
        return briefFigures(Unit.POINTS, points.inDecimals());
    }

    /** What a metric came to, in a table. */
    public String measured(MetricId metric, Measurement measurement) {
        return measurement instanceof Measurement.Numeric number
                ? briefFigures(metric, number.value())
                : state(((Measurement.Status) measurement).state());
    }

    /** What is missing of a metric; never too little. */
    public String shortfall(MetricId metric, Interval shortfall) {
        Unit unit = Metrics.get(metric).unit();
        return figures(unit, shortened(unit, shortfall, RoundingMode.UP));
    }

    private static Interval shortened(Unit unit, Interval interval, RoundingMode mode) {
        return unit == Unit.POINTS
                ? new Interval(shortened(interval.low(), mode), interval.high().map(high -> shortened(high, mode)))
                : interval;
    }

    private static BigDecimal shortened(BigDecimal points, RoundingMode mode) {
        return points.scale() > 2 ? points.setScale(2, mode) : points;
    }

    /** What a tier asks for: one figure, or one of two where nobody knows the partner's market. */
    public String required(MetricId metric, Interval required) {
        return required.isExact()
                ? figure(metric, required.low())
                : say(
                        "required.either",
                        figure(metric, required.low()),
                        figure(metric, required.high().orElseThrow()));
    }

    /** By how much a value has changed, with its sign. */
    public String difference(MetricId metric, BigDecimal from, BigDecimal to) {
        return signed(Metrics.get(metric).unit(), to.subtract(from));
    }

    /** An amount by which something becomes more or less, with its sign. */
    public String signed(Unit unit, BigDecimal amount) {
        String sign = amount.signum() < 0 ? typeface.minus() : "+";
        return amount.signum() == 0 ? figure(unit, amount) : sign + figure(unit, amount.abs());
    }

    /** The MRR of a portal. */
    public String mrr(Interval mrr) {
        return mrr.isExact() ? money(mrr.low()) : say("unknown");
    }

    /** How much of what is required there is, rounded down: 100 % is said only where it is reached. */
    public String percent(Interval value, Interval required) {
        return say(
                "percent",
                range(
                        percentOf(value.low(), required.high().orElseThrow()),
                        value.high()
                                .map(high -> percentOf(high, required.low()))
                                .orElse(100)));
    }

    public static int percentOf(BigDecimal value, BigDecimal required) {
        if (value.compareTo(required) >= 0) {
            return 100;
        }
        return value.multiply(HUNDRED).divide(required, 0, RoundingMode.DOWN).intValueExact();
    }

    /** What is missing of a metric, or up to how much may be. */
    public String missing(MetricId metric, Interval shortfall) {
        return shortfall.low().signum() == 0
                ? say(
                        "missing.up-to",
                        shortfall(metric, Interval.exactly(shortfall.high().orElseThrow())))
                : say("missing", shortfall(metric, shortfall));
    }

    public String state(State state) {
        return say("state." + MachineForm.code(state));
    }

    /** How a requirement without a figure stands, in a word or two. */
    public String status(MetricId metric, State state, EvaluationReport report) {
        if (metric.equals(MetricId.CERTIFICATION)) {
            return certification(CertificationStatus.of(state, report));
        }
        return metric.equals(MetricId.INVITATION) ? say("invitation." + MachineForm.code(state)) : state(state);
    }

    /** What a requirement without a figure asks for. */
    public String needed(MetricId metric) {
        return metric.equals(MetricId.INVITATION) ? say("invitation.met") : say("certification.valid");
    }

    /** Whether a certification is valid, in a word or two. */
    public String certification(CertificationStatus standing) {
        if (standing instanceof CertificationStatus.Valid) {
            return say("certification.valid");
        }
        if (standing instanceof CertificationStatus.Expired) {
            return say("certification.expired");
        }
        if (standing instanceof CertificationStatus.NotYetValid) {
            return say("certification.not-yet");
        }
        return say(
                standing instanceof CertificationStatus.NotHeld ? "certification.not-held" : "certification.unknown");
    }

    /** From when or until when, if there is such a day. */
    public Optional<String> certificationDates(CertificationStatus standing, LocalDate today) {
        if (standing instanceof CertificationStatus.Valid valid) {
            return Optional.of(valid.until()
                    .map(last -> last.equals(today)
                            ? say("certification.last-day", day(last))
                            : say("certification.until", day(last), days(last.toEpochDay() - today.toEpochDay())))
                    .orElseGet(() -> say("certification.endless")));
        }
        if (standing instanceof CertificationStatus.Expired expired) {
            return Optional.of(say("certification.expired-on", day(expired.on())));
        }
        if (standing instanceof CertificationStatus.NotYetValid later) {
            return Optional.of(say("certification.from", day(later.from())));
        }
        return Optional.empty();
    }

    /** Whether a portal counts. */
    public String verdict(Count count) {
        return say("verdict." + MachineForm.code(count));
    }

    /** Why a portal counts as sold or managed, or not. */
    public String reason(String kind, Enum<?> reason) {
        return reasons.computeIfAbsent(
                kind + "." + MachineForm.code(reason), key -> say(key, period(programme.soldWindow())));
    }

    /** The rule that a reason stands for, in a sentence. */
    public String rule(String kind, Enum<?> reason) {
        return say("explain.rule." + kind + "." + MachineForm.code(reason), period(programme.soldWindow()));
    }

    /** A fact of a portal, by its code where it is one that has no other name. */
    public String fact(String code) {
        String key = "explain.fact." + code;
        return knows(key) ? say(key) : foreign(code);
    }

    /** The unknown facts that widen the answer; empty when there are none. */
    public Optional<String> gaps(EvaluationReport report) {
        Stream<String> portals = UnknownFacts.ofPortals(report).entrySet().stream()
                .map(gap -> say("gap." + gap.getKey(), count("portals", gap.getValue())));
        Stream<String> ofPartner = UnknownFacts.ofPartner(report).stream()
                .map(gap -> gap.equals(UnknownFacts.PARTNER_MARKET)
                        ? say("gap.partner-market")
                        : metric(new MetricId(gap)));
        List<String> all = Stream.concat(portals, ofPartner).toList();
        return all.isEmpty() ? Optional.empty() : Optional.of(say("gaps", String.join(", ", all)));
    }

    /** That the rules were replaced by a day, and how to begin with those of today; empty where they were not. */
    public Optional<String> superseded(LocalDate day) {
        return Assumptions.supersededOn(programme, day).map(since -> say("superseded", day(since)));
    }

    /** What is assumed, in words where the assumption is known, else as it is. */
    public String assumption(Assumption assumption) {
        String key = "assumption." + assumption.id();
        return switch (assumption.id()) {
            case "app-usage-look-back", "twelve-months-inclusive", "rules-superseded" ->
                say(key, inWords(assumption.value()));
            case "report-and-tier-day" ->
                say(
                        key,
                        Integer.toString(programme.updateDays().reportDay()),
                        Integer.toString(programme.updateDays().tierDay()));
            default ->
                knows(key) ? say(key) : say("assumption.other", foreign(assumption.id()), foreign(assumption.value()));
        };
    }

    /** What is assumed, in one statement; none where nothing is. */
    public List<String> assumed(List<Assumption> assumptions) {
        return assumptions.isEmpty()
                ? List.of()
                : List.of(say(
                        "assumed",
                        String.join(
                                "; ", assumptions.stream().map(this::assumption).toList())));
    }

    private String inWords(String value) {
        try {
            return value.startsWith("P") ? period(Period.parse(value)) : day(LocalDate.parse(value));
        } catch (DateTimeException e) {
            return foreign(value);
        }
    }
}
