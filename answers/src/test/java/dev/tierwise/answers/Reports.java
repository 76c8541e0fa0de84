package dev.tierwise.answers;

import dev.tierwise.answers.evaluation.EvaluationMapper;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.application.evaluate.Assumption;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.snapshot.Problem;
import dev.tierwise.domain.portfolio.AppUsage;
import dev.tierwise.domain.portfolio.Cancellation;
import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.Certifications;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.Partner;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.PortalUsers;
import dev.tierwise.domain.portfolio.Sale;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.AppSet;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.tier.Evaluation;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Builds reports out of facts, the way the use case does. */
public final class Reports {

    public static final LocalDate DAY = LocalDate.of(2018, 3, 15);
    public static final RenderOptions ENGLISH = new RenderOptions(Language.EN, false, true, 100, Instant.EPOCH);
    public static final RenderOptions GERMAN = new RenderOptions(Language.DE, false, true, 120, Instant.EPOCH);

    private Programme programme = BuiltInProgrammes.HUBSPOT_2018_01;
    private String partner = "Nordlicht Agentur";
    private Certifications certifications = certified("2017-05-01", "2018-04-30");
    private final List<PortalFacts> portals = new ArrayList<>();
    private final List<Assumption> assumptions = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private Reports() {}

    public static Reports report() {
        return new Reports();
    }

    /** The agency of the specification: Gold, two figures short of Platinum. */
    public static Reports nordlicht() {
        return report().with(portal("101")
                        .name("Alpha GmbH")
                        .mrr("900.00")
                        .soldOn("2018-01-10")
                        .apps(3))
                .with(portal("102")
                        .name("Beta AG")
                        .mrr("800.00")
                        .soldOn("2017-06-01")
                        .apps(4))
                .with(portal("103")
                        .name("Gamma KG")
                        .mrr("700.00")
                        .soldOn("2017-03-15")
                        .managed()
                        .apps(3))
                .with(portal("104").name("Delta").mrr("2400.00").managed().apps(4))
                .with(portal("105").mrr("2000.00").managed().apps(2))
                .with(portal("106")
                        .name("Zeta")
                        .mrr("1000.00")
                        .soldOn("2017-03-14")
                        .managed()
                        .apps(5))
                .with(portal("107")
                        .name("Eta")
                        .mrr("5000.00")
                        .soldOn("2018-01-01")
                        .cancelledOn("2018-03-01"))
                .assuming("app-usage-look-back", "P30D")
                .warning("app_usage.csv:12:2", "unknown app 'contcts' is ignored; did you mean 'contacts'?")
                .warning("users.csv:1:4", "unknown column 'phone' is ignored");
    }

    /** Facts are missing: the tier is between Silver and Gold. */
    public static Reports gaps() {
        return report().with(portal("201")
                        .name("Known")
                        .mrr("1500.00")
                        .soldOn("2018-02-01")
                        .managed()
                        .apps(4))
                .with(portal("202")
                        .name("No users")
                        .mrr("5000.00")
                        .users(PortalUsers.UNKNOWN)
                        .apps(3))
                .with(portal("203").mrr("900.00").sale(Sale.ON_UNKNOWN_DAY).apps(3, 2));
    }

    public Reports partner(String name) {
        partner = name;
        return this;
    }

    public Reports programme(Programme other) {
        programme = other;
        return this;
    }

    public Reports with(PortalFacts portal) {
        portals.add(portal);
        return this;
    }

    public Reports certifications(Certifications known) {
        certifications = known;
        return this;
    }

    public Reports assuming(String id, String value) {
        assumptions.add(new Assumption(id, value));
        return this;
    }

    public Reports warning(String where, String message) {
        problems.add(new Problem(Problem.Severity.WARNING, where, message));
        return this;
    }

    public EvaluationAnswer build() {
        ExchangeRates rates = new ExchangeRates(programme.currency(), Map.of());
        Snapshot snapshot = new Snapshot(
                DAY,
                new Partner(partner, Set.of("nordlicht.example"), ZoneOffset.UTC),
                certifications,
                portals.stream().map(portal -> portal.build(programme)).toList());
        return new EvaluationAnswer(
                programme, rates, snapshot, Evaluation.of(snapshot, programme, rates), assumptions, problems);
    }

    public String as(Format format, RenderOptions options) {
        return render(build(), format, options);
    }

    /** The same with every portal. */
    public String listed(Format format, RenderOptions options) {
        return render(EvaluationMapper.of(List.of(build()), true), format, options);
    }

    public static String render(EvaluationAnswer report, Format format, RenderOptions options) {
        return render(EvaluationMapper.of(List.of(report), false), format, options);
    }

    private static String render(Answer<?> answer, Format format, RenderOptions options) {
        StringWriter out = new StringWriter();
        try {
            answer.write(format, options, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    public static RenderOptions columns(RenderOptions options, int columns) {
        return new RenderOptions(options.language(), options.colour(), options.unicode(), columns, options.now());
    }

    public static RenderOptions ascii(RenderOptions options) {
        return new RenderOptions(options.language(), options.colour(), false, options.columns(), options.now());
    }

    public static RenderOptions coloured(RenderOptions options) {
        return new RenderOptions(options.language(), true, options.unicode(), options.columns(), options.now());
    }

    public static RenderOptions at(Instant now, RenderOptions options) {
        return new RenderOptions(options.language(), options.colour(), options.unicode(), options.columns(), now);
    }

    public static Certifications certified(String awardedOn, String expiresOn) {
        return new Certifications(List.of(certification("agency-partner", awardedOn, expiresOn)), true);
    }

    public static Certification certification(String id, String awardedOn, String expiresOn) {
        return new Certification(
                id,
                Optional.empty(),
                LocalDate.parse(awardedOn),
                expiresOn.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(expiresOn)));
    }

    public static PortalFacts portal(String id) {
        return new PortalFacts(id);
    }

    /** A customer since ever, sold by another, with no users and no app, until said otherwise. */
    public static final class PortalFacts {
        private final String id;
        private Optional<String> name = Optional.empty();
        private Optional<Money> mrr = Optional.empty();
        private Sale sale = Sale.NEVER;
        private Optional<LocalDate> customerSince = Optional.empty();
        private Cancellation cancellation = Cancellation.NONE;
        private Optional<Boolean> flag = Optional.empty();
        private PortalUsers users = PortalUsers.UNKNOWN.asComplete();
        private int usedApps;
        private int unknownApps;

        private PortalFacts(String id) {
            this.id = id;
        }

        public PortalFacts name(String known) {
            name = Optional.of(known);
            return this;
        }

        public PortalFacts mrr(String amount) {
            mrr = Optional.of(new Money(new BigDecimal(amount), "USD"));
            return this;
        }

        public PortalFacts euros(String amount) {
            mrr = Optional.of(new Money(new BigDecimal(amount), "EUR"));
            return this;
        }

        public PortalFacts soldOn(String day) {
            return sale(Sale.on(LocalDate.parse(day)));
        }

        public PortalFacts sale(Sale known) {
            sale = known;
            return this;
        }

        public PortalFacts customerSince(String day) {
            customerSince = Optional.of(LocalDate.parse(day));
            return this;
        }

        public PortalFacts cancelledOn(String day) {
            cancellation = Cancellation.on(LocalDate.parse(day));
            return this;
        }

        public PortalFacts managed() {
            return users(new PortalUsers(true, false, true));
        }

        public PortalFacts users(PortalUsers known) {
            users = known;
            return this;
        }

        public PortalFacts flag(boolean managed) {
            flag = Optional.of(managed);
            return users(PortalUsers.UNKNOWN);
        }

        public PortalFacts apps(int used) {
            return apps(used, 0);
        }

        /** The first apps of the programme are used, the next ones unknown. */
        public PortalFacts apps(int used, int unknown) {
            usedApps = used;
            unknownApps = unknown;
            return this;
        }

        private Portal build(Programme programme) {
            long used = (1L << usedApps) - 1;
            long unknown = ((1L << unknownApps) - 1) << usedApps;
            return new Portal(
                    id,
                    name,
                    Optional.empty(),
                    mrr,
                    sale,
                    customerSince,
                    cancellation,
                    flag,
                    users,
                    new AppUsage(AppSet.of(programme.apps(), used), AppSet.of(programme.apps(), unknown)));
        }
    }
}
