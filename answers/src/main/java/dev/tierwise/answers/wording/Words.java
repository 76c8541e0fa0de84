package dev.tierwise.answers.wording;

import dev.tierwise.answers.document.AppsUsed;
import dev.tierwise.answers.document.DatedEvent;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.Kept;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.PointsCredited;
import dev.tierwise.answers.document.PortalLabel;
import dev.tierwise.answers.document.Portals;
import dev.tierwise.answers.document.Range;
import dev.tierwise.answers.document.RuleSources;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.document.StatedAssumption;
import dev.tierwise.answers.document.UnknownFact;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.Label;
import dev.tierwise.domain.programme.MetricId;
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
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What an answer says to people, in one language. What others wrote is in it as it is: the page that shows it makes it harmless. */
public final class Words {

    private static final String BUNDLE = Words.class.getPackageName() + ".messages";
    /** A space at which no line is broken. */
    private static final String NO_BREAK = "\u00A0";

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Language language;
    private final Rules rules;
    private final Typeface typeface;
    private final ResourceBundle messages;
    private final DecimalFormat numbers;
    private final DecimalFormat amounts;
    private final Map<String, String> reasons = new HashMap<>();

    public Words(Language language, Rules rules, Typeface typeface) {
        this.language = language;
        this.rules = rules;
        this.typeface = typeface;
        this.messages = messages(language);
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(language.locale());
        this.numbers = new DecimalFormat("#,##0.##########", symbols);
        this.amounts = new DecimalFormat("#,##0.00", symbols);
    }

    /** What a customer is called that is only supposed; the first has no number. */
    public static String newCustomer(Language language, int number) {
        String name = messages(language).getString("advise.new-customer");
        return number == 1 ? name : name + " " + number;
    }

    /** What a customer is called that is only supposed. */
    public String newCustomer(int number) {
        return newCustomer(language, number);
    }

    /** The same words about another programme. */
    public Words under(Rules other) {
        return new Words(language, other, typeface);
    }

    public static ResourceBundle messages(Language language) {
        return ResourceBundle.getBundle(
                BUNDLE,
                language.locale(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** A message with its values in place. */
    public String say(String key, Object... values) {
        return new MessageFormat(messages.getString(key), language.locale()).format(values);
    }

    public Typeface typeface() {
        return typeface;
    }

    private boolean knows(String key) {
        return messages.containsKey(key);
    }

    /** A portal's name; empty if it is unknown, or if nothing of it can be seen. */
    public Optional<String> portalName(@Nullable String name) {
        return Optional.ofNullable(name).map(typeface::clean).filter(text -> !text.isBlank());
    }

    /** A portal's name, or a dash. */
    public String nameOrDash(@Nullable String name) {
        return portalName(name).orElseGet(typeface::dash);
    }

    /** A portal's name or, if it is unknown, its id. */
    public String nameOrId(PortalLabel portal) {
        return portalName(portal.name()).orElse(portal.id());
    }

    /** A portal's name and id. */
    public String called(PortalLabel portal) {
        return portalName(portal.name())
                .filter(name -> !name.equals(portal.id()))
                .map(name -> name + " (" + portal.id() + ")")
                .orElse(portal.id());
    }

    /**
     * A message of somebody else's in the language of these words, or else in English.
     *
     * @param translations the message by the code of a language; null if there is no other wording
     */
    public String in(String english, @Nullable Map<String, String> translations) {
        return translations == null ? english : translations.getOrDefault(language.toString(), english);
    }

    public String label(Label label) {
        return language.of(label);
    }

    /** A tier by its id, which a programme that was changed since may not know. */
    public String tier(String id) {
        int rank = rules.rank(id);
        return rank < 0 ? id : label(rules.tiers().get(rank).name());
    }

    /** Whether the rules have a tier of that id. */
    public boolean knowsTier(String id) {
        return rules.rank(id) >= 0;
    }

    /** A tier as large as letters can be. */
    private String shout(String id) {
        return tier(id).toUpperCase(language.locale());
    }

    /** The tier that is held, where that is the news. */
    public String shouted(HeldTier held) {
        return held(held, this::shout);
    }

    /** The same at the usual volume. */
    public String held(HeldTier held) {
        return held(held, this::tier);
    }

    private String held(HeldTier held, Function<String, String> name) {
        Optional<String> least = Optional.ofNullable(held.atLeast()).map(name);
        Optional<String> most = Optional.ofNullable(held.atMost()).map(name);
        if (held.settled()) {
            return least.orElseGet(() -> say("tier.none"));
        }
        return least.isPresent()
                ? say("tier.between", least.get(), most.orElseThrow())
                : say("tier.at-most", most.orElseThrow());
    }

    /** The tier that is held, as it stands in a sentence. */
    public String span(HeldTier held) {
        if (held.settled()) {
            return held(held);
        }
        return held.atLeast() == null
                ? say("report.perhaps", tierOrNone(held.atMost()))
                : say("range", tier(held.atLeast()), tierOrNone(held.atMost()));
    }

    /** Whether a tier is kept for some time that is not met any more. */
    public boolean keepTiers() {
        return rules.downgrades() != null;
    }

    /** Why the tier is credited that certainly is, and until when at least. */
    public String kept(HeldTier tier, Kept kept) {
        return say(
                "kept." + MachineForm.code(kept.reason()),
                tier(Objects.requireNonNull(tier.atLeast())),
                day(kept.until()));
    }

    /** Why a tier is credited whose criteria are not met; empty where they are. */
    public String keptBriefly(Kept kept) {
        return kept.isMet() ? "" : say("kept." + MachineForm.code(kept.reason()) + ".brief");
    }

    /** The tier that is held, in a table. */
    public String tier(HeldTier held) {
        return held.settled()
                ? tierOrNone(held.atLeast())
                : tierOrNone(held.atLeast()) + typeface.dash() + tierOrNone(held.atMost());
    }

    /** A tier by its id, or that it is none. */
    public String tierOrNone(@Nullable String id) {
        return id == null ? say("tier.none.brief") : tier(id);
    }

    public String tiers(List<String> ids) {
        return String.join(", ", ids.stream().map(this::tier).toList());
    }

    public String metric(MetricId metric) {
        if (metric.equals(MetricId.CERTIFICATION) && !rules.certification().equals("agency-partner")) {
            return say("metric.certification.other", rules.certification());
        }
        String key = "metric." + metric;
        return knows(key) ? say(key, period(rules.soldWindow())) : metric.value();
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
    public String rounding(RoundingMode mode) {
        // points are never negative, so that up is up for every mode
        return switch (mode) {
            case UP, CEILING -> say("rounding.up");
            case DOWN, FLOOR -> say("rounding.down");
            case HALF_UP -> say("rounding.half-up");
            case HALF_DOWN -> say("rounding.half-down");
            case HALF_EVEN -> say("rounding.half-even");
            case UNNECESSARY -> throw new IllegalArgumentException("not a rounding: " + mode);
        };
    }

    /** To how many decimals. */
    public String decimals(int places) {
        return places == 0 ? say("decimals.none") : count("decimals", places);
    }

    /** An app by its id, which a programme that was changed since may not know. */
    public String app(String id) {
        return rules.apps().stream()
                .filter(app -> app.id().equals(id))
                .findFirst()
                .map(app -> label(app.name()))
                .orElse(id);
    }

    public String apps(List<String> ids) {
        return String.join(", ", ids.stream().map(this::app).toList());
    }

    /** Why a portal adds something else to a figure than before. */
    public String change(String reason) {
        return say("change." + reason, window());
    }

    /** An amount in its own currency. */
    public String price(BigDecimal amount, String currency) {
        return currency.equals(rules.currency()) ? money(amount) : amount(amount) + " " + currency;
    }

    /** Before and after. */
    public String fromTo(String from, String to) {
        return from + " " + typeface.arrow() + " " + to;
    }

    public String metrics(List<MetricId> metrics) {
        return String.join(", ", metrics.stream().map(this::metric).toList());
    }

    /** The programme and the day. */
    public String header(LocalDate day) {
        return say("header", label(rules.name()), day(day));
    }

    public String day(LocalDate day) {
        return date(language == Language.DE ? "d." + NO_BREAK + "MMMM uuuu" : "d MMMM uuuu", day);
    }

    /** A day as it is written in a table. */
    public String briefDay(LocalDate day) {
        return date(language == Language.DE ? "dd.MM.uuuu" : "d MMM uuuu", day);
    }

    /** A day without its year. */
    public String dayOfYear(LocalDate day) {
        return date(language == Language.DE ? "d. MMMM" : "d MMMM", day);
    }

    /** A month below a chart. */
    public String briefMonth(LocalDate day) {
        return day.getMonth().getDisplayName(TextStyle.SHORT_STANDALONE, language.locale());
    }

    /** A moment in a time zone. */
    public String moment(ZonedDateTime moment) {
        return briefDay(moment.toLocalDate()) + ", " + date("HH:mm", moment);
    }

    public String month(YearMonth month) {
        return date("MMMM uuuu", month);
    }

    /** The title of a publication, with when it was published. */
    public String publication(RuleSources.Publication publication) {
        String title = label(publication.title());
        return publication
                .published()
                .map(date -> say("source.dated", title, published(date)))
                .orElse(title);
    }

    private String published(TemporalAccessor date) {
        if (date instanceof LocalDate day) {
            return day(day);
        }
        return date instanceof YearMonth month ? month(month) : date.toString();
    }

    /** What is assumed about a rule because nothing is published; empty when nothing is. */
    public Optional<String> assumed(RuleSources.SourcedClause clause) {
        return Optional.ofNullable(clause.assumed()).map(assumed -> say("source.assumed", label(assumed)));
    }

    public String weekday(LocalDate day) {
        return date("EEEE", day);
    }

    private String date(String pattern, TemporalAccessor date) {
        return DateTimeFormatter.ofPattern(pattern, language.locale()).format(date);
    }

    /** How long a sale counts, as it stands behind a preposition: in months, so that it is more than one. */
    private String window() {
        Period window = rules.soldWindow();
        Period months = Period.ofMonths(Math.toIntExact(window.toTotalMonths()));
        return window.normalized().equals(months.normalized()) && window.toTotalMonths() > 1
                ? count("months.of", window.toTotalMonths())
                : period(window);
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
    public String deadline(DatedEvent deadline) {
        if (deadline.event() == DatedEvent.Kind.CERTIFICATION_EXPIRES) {
            return say("deadline.certification");
        }
        String portal = deadline.portal() == null ? "" : nameOrId(deadline.portal());
        if (rules.countPoints()) {
            return say("deadline.sold-points", portal);
        }
        return deadline.amount() == null
                ? say("deadline.sold-unknown", portal)
                : say("deadline.sold", portal, signed(Unit.MONEY, deadline.amount()));
    }

    /** What kind of deadline it is. */
    public String deadline(DatedEvent.Kind kind) {
        return kind == DatedEvent.Kind.CERTIFICATION_EXPIRES
                ? say("deadline.certification")
                : say("deadline.sold.kind");
    }

    /** What that means, and what to do by then. */
    public String aboutDeadline(DatedEvent.Kind kind) {
        return kind == DatedEvent.Kind.CERTIFICATION_EXPIRES
                ? say("deadline.certification.about")
                : say("deadline.sold.about", period(rules.soldWindow()));
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
    public Optional<String> portals(Measured.Figure number) {
        return Optional.ofNullable(number.portals()).map(this::portals);
    }

    /** How many portals certainly and possibly count. */
    public String portals(Portals portals) {
        return portals.low() == portals.high() ? count("portals", portals.low()) : say("portals.many", range(portals));
    }

    public String range(Portals portals) {
        return range(portals.low(), portals.high());
    }

    /** A whole number, or two with a dash between. */
    public String range(long low, long high) {
        String from = number(BigDecimal.valueOf(low));
        return low == high ? from : from + typeface.dash() + number(BigDecimal.valueOf(high));
    }

    public String apps(AppsUsed apps) {
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
                .map(month -> month.getDisplayName(TextStyle.FULL_STANDALONE, language.locale()))
                .toList();
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : say("months.and", String.join(", ", names.subList(0, last)), names.get(last));
    }

    /** An amount of the programme's currency; rounded up where a programme asks for fractions of a cent. */
    public String money(BigDecimal amount) {
        String digits = amounts.format(amount.setScale(2, RoundingMode.UP));
        String sign = switch (rules.currency()) {
            case "USD" -> "$";
            case "EUR" -> typeface.unicode() ? "€" : "EUR";
            case "GBP" -> typeface.unicode() ? "£" : "GBP";
            default -> rules.currency();
        };
        if (language == Language.DE) {
            return digits + NO_BREAK + sign;
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
    public String points(PointsCredited points) {
        return say(
                "compare.points",
                points(points.total()),
                points(points.sold()),
                points(points.sourced()),
                points(points.managed()));
    }

    /** The points of a portal, in a table. */
    public String points(Range points) {
        return briefFigures(Unit.POINTS, points.interval());
    }

    /** What a metric came to, in a table. */
    public String measured(MetricId metric, Measured measured) {
        if (measured instanceof Measured.Figure number) {
            return briefFigures(metric, number.value());
        }
        String state = MachineForm.code(((Measured.Status) measured).state());
        if (metric.equals(MetricId.CERTIFICATION)) {
            return say("certified." + state);
        }
        return say((metric.equals(MetricId.INVITATION) ? "invitation." : "state.") + state);
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

    /** What a tier asks for: one figure, or one of two if the partner's market is unknown. */
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
        BigDecimal shown = unit == Unit.POINTS ? shortened(amount.abs(), RoundingMode.HALF_UP) : amount.abs();
        return amount.signum() == 0 ? figure(unit, amount) : sign + figure(unit, shown);
    }

    /** The MRR of a portal. */
    public String mrr(Range mrr) {
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
                ? say("missing.up-to", most(metric, shortfall))
                : say(isOne(metric, shortfall) ? "missing.one" : "missing.many", withUnit(metric, shortfall));
    }

    /** The same with the tier that it is missing for. */
    public String missing(MetricId metric, Interval shortfall, String tier) {
        return shortfall.low().signum() == 0
                ? say("missing.up-to.for", most(metric, shortfall), tier)
                : say(
                        isOne(metric, shortfall) ? "missing.for.one" : "missing.for.many",
                        withUnit(metric, shortfall),
                        tier);
    }

    /** Whether it is one thing, so that the verb is in the singular. */
    private static boolean isOne(MetricId metric, Interval shortfall) {
        return Metrics.get(metric).unit() != Unit.MONEY
                && shortfall.isExact()
                && shortfall.low().compareTo(BigDecimal.ONE) == 0;
    }

    private String most(MetricId metric, Interval shortfall) {
        return withUnit(metric, Interval.exactly(shortfall.high().orElseThrow()));
    }

    private String withUnit(MetricId metric, Interval shortfall) {
        String missing = shortfall(metric, shortfall);
        return Metrics.get(metric).unit() == Unit.POINTS
                ? say(isOne(metric, shortfall) ? "points.one" : "points.many", missing)
                : missing;
    }

    /** So many points. */
    public String countPoints(BigDecimal points) {
        return say(points.compareTo(BigDecimal.ONE) == 0 ? "points.one" : "points.many", number(points));
    }

    /** Parts of a sentence, the last one joined by "and" where the language does so. */
    public String and(List<String> parts) {
        int last = parts.size() - 1;
        return last < 1
                ? String.join("", parts)
                : say("list.and", String.join(", ", parts.subList(0, last)), parts.get(last));
    }

    public String state(State state) {
        return say("state." + MachineForm.code(state));
    }

    /** How a requirement without a figure stands, in a word or two. */
    public String status(MetricId metric, Measured.Status status) {
        if (status instanceof Measured.Certification certification) {
            return certification(certification);
        }
        String state = MachineForm.code(status.state());
        if (metric.equals(MetricId.CERTIFICATION)) {
            return say("certification.state." + state);
        }
        return say((metric.equals(MetricId.INVITATION) ? "invitation." : "state.") + state);
    }

    /** What a requirement without a figure asks for. */
    public String needed(MetricId metric) {
        return metric.equals(MetricId.INVITATION) ? say("invitation.met") : say("certification.valid");
    }

    /** Whether a certification is valid, in a word or two. */
    public String certification(Measured.Certification certification) {
        return say(
                switch (certification.state()) {
                    case MET -> "certification.valid";
                    case UNDETERMINED -> "certification.unknown";
                    case UNMET ->
                        certification.validUntil() != null
                                ? "certification.expired"
                                : certification.validFrom() != null
                                        ? "certification.not-yet"
                                        : "certification.not-held";
                });
    }

    /** From when or until when, if there is such a day. */
    public Optional<String> certificationDates(Measured.Certification certification, LocalDate today) {
        LocalDate last = certification.validUntil();
        if (certification.state() == State.MET) {
            if (last == null) {
                return Optional.of(say("certification.endless"));
            }
            return Optional.of(
                    last.equals(today)
                            ? say("certification.last-day", day(last))
                            : say("certification.until", day(last), days(last.toEpochDay() - today.toEpochDay())));
        }
        return last != null
                ? Optional.of(say("certification.expired-on", day(last)))
                : Optional.ofNullable(certification.validFrom()).map(first -> say("certification.from", day(first)));
    }

    /** Whether a portal counts. */
    public String verdict(Count count) {
        return say("verdict." + MachineForm.code(count));
    }

    /** Why a portal counts as sold or managed, or not. */
    public String reason(String kind, String reason) {
        return reasons.computeIfAbsent(kind + "." + reason, key -> say(key, window()));
    }

    /** The rule that a reason stands for, in a sentence. */
    public String rule(String kind, String reason) {
        return say("explain.rule." + kind + "." + reason, period(rules.soldWindow()));
    }

    /** What was checked, by its code if it has no other name. */
    public String check(String code) {
        String key = "doctor.check." + code;
        return knows(key) ? say(key) : code;
    }

    /** A fact of a portal, by its code where it is one that has no other name. */
    public String fact(String code) {
        String key = "explain.fact." + code;
        return knows(key) ? say(key) : code;
    }

    /** The unknown facts that widen the answer; empty when there are none. */
    public Optional<String> unknown(List<UnknownFact> facts) {
        return facts.isEmpty()
                ? Optional.empty()
                : Optional.of(say(
                        "gaps",
                        String.join(", ", facts.stream().map(this::unknown).toList())));
    }

    private String unknown(UnknownFact fact) {
        if (fact.portals() != null) {
            return say("gap." + fact.fact(), count("portals", fact.portals()));
        }
        String key = "gap." + fact.fact();
        return knows(key) ? say(key) : metric(new MetricId(fact.fact()));
    }

    /** That the rules were replaced by the day of the answer, and how to begin with those of today; empty if they were not. */
    public Optional<String> superseded() {
        return Optional.ofNullable(rules.supersededOn()).map(since -> say("superseded", day(since)));
    }

    /** What is assumed, in words where the assumption is known, else as it is. */
    public String assumption(StatedAssumption assumption) {
        String key = "assumption." + assumption.id();
        return switch (assumption.id()) {
            case "app-usage-look-back", "twelve-months-inclusive", "rules-superseded", "credited-from-facts" ->
                say(key, inWords(assumption.value()));
            case "report-and-tier-day" ->
                say(key, Integer.toString(rules.reportDay()), Integer.toString(rules.tierDay()));
            default -> knows(key) ? say(key) : say("assumption.other", assumption.id(), assumption.value());
        };
    }

    /** What is assumed, in one statement; none where nothing is. */
    public List<String> assumed(List<StatedAssumption> assumptions) {
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
            return value;
        }
    }
}
