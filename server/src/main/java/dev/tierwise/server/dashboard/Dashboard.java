package dev.tierwise.server.dashboard;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tierwise.answers.Answer;
import dev.tierwise.answers.Format;
import dev.tierwise.answers.failure.Failure;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.page.html.Surroundings;
import dev.tierwise.answers.report.ReportDocument;
import dev.tierwise.answers.report.ReportMapper;
import dev.tierwise.answers.wire.JsonText;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.domain.text.Worded;
import dev.tierwise.server.Host;
import dev.tierwise.server.http.Endpoint;
import dev.tierwise.server.http.Request;
import dev.tierwise.server.http.Response;
import dev.tierwise.server.http.Site;
import dev.tierwise.server.question.Asked;
import dev.tierwise.server.question.KeptAnswers;
import dev.tierwise.server.question.KeptReadings;
import dev.tierwise.server.question.Parameter;
import dev.tierwise.server.question.Query;
import dev.tierwise.server.question.Question;
import dev.tierwise.server.question.Questions;
import dev.tierwise.server.question.ReadingUnderWayException;
import dev.tierwise.server.question.ServedPartner;
import dev.tierwise.spi.Secret;
import dev.tierwise.spi.SourceException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The dashboard and the API: the same questions, answered as pages and as documents. */
public final class Dashboard implements Site {

    static final String API = "/api/v1/";

    /** The sections of a report that have a page of their own. */
    private static final Map<String, List<String>> SECTIONS =
            Map.of("portals", List.of("portals", "median"), "problems", List.of("unknown", "basis"));

    /** A path of this server, as a header may hold it: no other host, and nothing that is taken for something else on the way. */
    private static final Pattern LOCAL = Pattern.compile("/(?:[!-~&&[^/\\\\]][!-~&&[^\\\\]]*)?");

    private static final Pattern PLAIN = Pattern.compile("/[a-z]*");

    private static final List<String> FREE = List.of("lang", "format");
    private static final String HTML = "text/html; charset=utf-8";
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";

    private final Host host;
    private final Map<String, Question> questions = new LinkedHashMap<>();
    private final Partners partners;
    private final Refreshing refreshing;
    private final KeptAnswers answers;
    private final Supplier<Optional<Ledger>> ledgers;
    private final Function<Boolean, Response> health;
    private final Supplier<Response> metrics;
    private final Optional<ReportDocument.Agency> agency;
    private final Access access;
    private final Assets assets = new Assets();

    /**
     * A dashboard.
     *
     * @param served     the partners that can be asked about; at least one
     * @param readings   where their facts come from
     * @param refreshing brings them up to today
     * @param ledgers    opens the ledger
     * @param agency     who shows reports; empty if nothing is configured
     * @param token      what is asked of everybody; empty for nothing
     * @param health     how the service is: all of it, or for those who have no token whether it is fine
     * @param metrics    its metrics
     */
    public Dashboard(
            Host host,
            List<ServedPartner> served,
            KeptReadings readings,
            Refreshing refreshing,
            Supplier<Ledger> ledgers,
            Optional<ReportDocument.Agency> agency,
            Optional<Secret> token,
            Function<Boolean, Response> health,
            Supplier<Response> metrics) {
        this.host = host;
        this.partners = new Partners(served, readings, refreshing, ledgers, host, this::today);
        this.refreshing = refreshing;
        this.answers = new KeptAnswers(readings, served.size());
        this.ledgers = () -> Optional.of(ledgers.get());
        this.health = health;
        this.metrics = metrics;
        this.agency = agency;
        this.access = new Access(token, host.clock());
        new Questions(readings, host.clock(), agency)
                .all()
                .forEach(question -> questions.put(question.name(), question));
    }

    private Answer<?> today(String question, ServedPartner partner) throws BadInputException, SourceException {
        return answers.answer(
                Objects.requireNonNull(questions.get(question)),
                new Asked(partner, Query.of(""), ledgers, host.clock()));
    }

    @Override
    public Response answer(Request request) {
        String path = request.path();
        if (!request.changes() && isOfAnotherPage(request)) {
            return Endpoint.text(403, host.language().locale());
        }
        if (path.equals("/health") && !request.changes()) {
            return health.apply(access.mayAsk(request));
        }
        if (path.startsWith(Assets.FOLDER) && !request.changes()) {
            return assets.answer(path)
                    .orElseGet(() -> Endpoint.text(404, host.language().locale()));
        }
        Visit visit = new Visit(request);
        return visit.isOfProgram() ? visit.answerProgram() : visit.answerPerson();
    }

    /** Whether a page of somebody else has a browser load something, and nobody has followed a link. */
    private static boolean isOfAnotherPage(Request request) {
        return request.header("Sec-Fetch-Site")
                        .filter(site -> site.equals("cross-site") || site.equals("same-site"))
                        .isPresent()
                && request.header("Sec-Fetch-Dest").filter("document"::equals).isEmpty();
    }

    /** A request, and how it is answered. */
    private final class Visit {

        private final Request request;
        private final String path;
        private Query query = Query.of("");
        private PageFrame.Place place;

        Visit(Request request) {
            this.request = request;
            this.path = request.path();
            this.place = new PageFrame.Place("/", query, host.language());
        }

        boolean isOfProgram() {
            return path.startsWith(API) || path.equals("/metrics") || path.equals("/live");
        }

        private void begin() {
            query = Query.of(request.query());
            place = place(query);
        }

        /** Where somebody is who has asked for a language, or has not. */
        private PageFrame.Place place(Query asked) {
            return new PageFrame.Place(
                    PLAIN.matcher(path).matches() ? path : "/",
                    query,
                    asked.one("lang").map(this::language).orElse(host.language()));
        }

        private Language language(String asked) {
            return Arrays.stream(Language.values())
                    .filter(language -> language.toString().equals(asked))
                    .findFirst()
                    .orElseThrow(() -> UserException.usage(Dashboard.class, "language.unknown", asked));
        }

        private String say(String key, Object... values) {
            return Text.of(Dashboard.class, key, values).in(place.language().locale());
        }

        // programs

        Response answerProgram() {
            try {
                begin();
                if (!access.mayAsk(request)) {
                    return access.mustWait()
                            ? problem(429, "refused", say("token.wait"), List.of())
                            : problem(401, "refused", say("token.needed"), List.of())
                                    .with("WWW-Authenticate", "Bearer");
                }
                return program();
            } catch (BadInputException | SourceException | RuntimeException e) {
                return failed(e);
            }
        }

        private Response program() throws BadInputException, SourceException {
            if (request.changes()) {
                return path.equals(API + "refresh")
                        ? refreshForProgram()
                        : problem(405, "misused", say("read-only"), List.of()).with("Allow", "GET, HEAD");
            }
            return switch (path) {
                case "/metrics" -> metrics.get();
                case "/live" -> live();
                case API + "partners" -> {
                    query.check(FREE);
                    yield json(partners.standings(place.language().locale()));
                }
                case API + "openapi.json" ->
                    Response.text(
                            200,
                            JSON,
                            OpenApi.json(List.copyOf(questions.values()), host.version(), access.isAskedFor()));
                case API + "refresh" ->
                    problem(405, "misused", say("refresh.post"), List.of()).with("Allow", "POST");
                default -> {
                    Question question = questions.get(path.substring(Math.min(path.length(), API.length())));
                    yield question == null
                            ? problem(
                                    404,
                                    "misused",
                                    say("no-such-question", String.join(", ", questions.keySet())),
                                    List.of())
                            : json(ask(question));
                }
            };
        }

        private Response refreshForProgram() {
            if (!access.hasToken(request) && !Access.isSameOrigin(request)) {
                return problem(
                        403,
                        "refused",
                        Text.of(Endpoint.class, "http.403").in(place.language().locale()),
                        List.of());
            }
            boolean isForm = request.header("Content-Type")
                    .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                    .isPresent();
            Query sent = isForm && !request.body().isEmpty() ? Query.of(request.body()) : query;
            place = place(sent);
            sent.check(List.of("partner", "programme", "lang"));
            refreshing.begin(partners.named(sent));
            return Response.text(202, JSON, "{\"schema\":\"tierwise/refresh/1\",\"state\":\"begun\"}\n");
        }

        private Response live() {
            ServedPartner partner = partners.named(query);
            PageFrame.About about = about(partner);
            return jsonText(json -> {
                json.writeStringField("version", about.fresh().version());
                json.writeStringField(
                        "reading",
                        about.fresh()
                                .progress()
                                .map(words -> words.in(place.language().locale()))
                                .orElse(""));
            });
        }

        private Answer<?> ask(Question question) throws BadInputException, SourceException {
            query.check(known(question));
            return answers.answer(question, new Asked(partners.named(query), query, ledgers, host.clock()));
        }

        private static List<String> known(Question question) {
            List<String> known = new ArrayList<>(question.parameterNames());
            known.addAll(FREE);
            return known;
        }

        private Response json(Answer<?> answer) {
            return written(answer, Format.JSON, Optional.empty());
        }

        private Response failed(Exception e) {
            if (e instanceof ReadingUnderWayException reading) {
                return problem(503, "unavailable", words(reading), List.of()).with("Retry-After", "2");
            }
            Optional<Failure> failure = Failure.of(e);
            if (failure.isEmpty()) {
                return problem(
                        500, "fault", host.faults().apply(e).in(place.language().locale()), List.of());
            }
            Failure known = failure.get();
            Response problem = problem(
                    status(e, known),
                    known.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    known.summary().in(place.language().locale()),
                    known.lines().stream()
                            .map(line -> line.in(place.language().locale()))
                            .toList());
            return known.kind() == Failure.Kind.UNAVAILABLE ? problem.with("Retry-After", "30") : problem;
        }

        private String words(Throwable e) {
            return Worded.of(e).in(place.language().locale());
        }

        /** A wrong question is the asker's; everything else is on this side, or behind it. */
        private static int status(Exception e, Failure failure) {
            if (e instanceof UserException) {
                return 400;
            }
            return failure.kind() == Failure.Kind.UNAVAILABLE ? 503 : 502;
        }

        private Response problem(int status, String kind, String detail, List<String> lines) {
            Response problem = jsonText(json -> {
                json.writeStringField("type", "about:blank");
                json.writeStringField("title", say("status." + status));
                json.writeNumberField("status", status);
                json.writeStringField("detail", detail);
                json.writeStringField("kind", kind);
                json.writeArrayFieldStart("lines");
                for (String line : lines) {
                    json.writeString(line);
                }
                json.writeEndArray();
            });
            return problem.as(status, PROBLEM);
        }

        // people

        Response answerPerson() {
            try {
                begin();
                if (path.equals("/login")) {
                    return login();
                }
                if (!access.mayAsk(request)) {
                    return Response.seeOther("/login"
                            + query.only(List.of("lang"))
                                    .with("to", request.changes() ? place.apart("") : path + query.encoded())
                                    .encoded());
                }
                return request.changes() ? change() : person();
            } catch (ReadingUnderWayException e) {
                return new NoticePage(frame(), place.language())
                        .page(
                                query.all("format").isEmpty() ? 200 : 503,
                                say("reading.title"),
                                List.of(host.redaction().of(words(e))))
                        .with("Refresh", "2");
            } catch (BadInputException | SourceException | RuntimeException e) {
                return failedPage(e);
            }
        }

        private Response person() throws BadInputException, SourceException {
            if (path.equals("/")) {
                query.check(FREE);
                return written(partners.standings(place.language().locale()), Format.HTML, Optional.of(frame()));
            }
            if (path.equals("/api")) {
                return new ApiPage(frame(), place, List.copyOf(questions.values())).page();
            }
            String name = path.substring(1);
            Question question = question(name);
            if (question == null) {
                return notice(404, say("no-such-page.title"), say("no-such-page"));
            }
            ServedPartner partner = partners.named(query);
            boolean asked = question.parameters().stream()
                    .filter(Parameter::needed)
                    .allMatch(parameter -> !query.all(parameter.name()).isEmpty());
            if (!asked) {
                return new NoticePage(frame(about(partner), question, List.of()), place.language())
                        .page(200, say("title." + name), List.of(say("choose." + name)));
            }
            // taken before the answer, so that a refresh meanwhile makes the page out of date, and it is loaded anew
            PageFrame.About before = about(partner);
            Answer<?> answer = ask(question);
            PageFrame.About about = before.fresh().readAt().isPresent() ? before : about(partner);
            List<String> sections = SECTIONS.get(name);
            if (sections != null && answer.document() instanceof ReportDocument report) {
                answer = ReportMapper.showing(report, sections);
            }
            List<Format> formats = answer.formats().stream()
                    .filter(format -> format != Format.TABLE)
                    .toList();
            Optional<Format> format = query.one("format").map(this::format);
            if (format.isPresent()) {
                if (!formats.contains(format.get())) {
                    throw UserException.usage(Dashboard.class, "format.none", format.get());
                }
                return written(answer, format.get(), Optional.empty())
                        .with(
                                "Content-Disposition",
                                "attachment; filename=\"tierwise-" + name
                                        + format.get().ending() + "\"");
            }
            return written(answer, Format.HTML, Optional.of(frame(about, question, formats)));
        }

        /** What a page asks; null if there is no such page. */
        private @Nullable Question question(String page) {
            return questions.get(SECTIONS.containsKey(page) ? "report" : page);
        }

        private Format format(String asked) {
            return Arrays.stream(Format.values())
                    .filter(format -> format.toString().equals(asked))
                    .findFirst()
                    .orElseThrow(() -> UserException.usage(Dashboard.class, "format.none", asked));
        }

        private Response change() {
            return switch (path) {
                case "/refresh" ->
                    ofOwnForm(sent -> {
                        refreshing.begin(partners.named(sent.only(List.of("partner", "programme"))));
                        return Response.seeOther(local(sent.one("to")));
                    });
                case "/logout" ->
                    ofOwnForm(sent -> {
                        access.end(request);
                        return Response.seeOther(place.apart("login")).with("Set-Cookie", Access.cookie(request, ""));
                    });
                default -> Endpoint.text(405, place.language().locale()).with("Allow", "GET, HEAD");
            };
        }

        /** Does what a form asks that comes from a page of this server; refuses any other. */
        private Response ofOwnForm(Function<Query, Response> change) {
            Query sent = Query.of(request.body());
            return access.isOwnForm(request, sent.one("form").orElse(""))
                    ? change.apply(sent)
                    : Endpoint.text(403, place.language().locale());
        }

        /** A page of this server to go on with. */
        private static String local(Optional<String> wanted) {
            return wanted.filter(to -> LOCAL.matcher(to).matches()).orElse("/");
        }

        private Response login() {
            if (!access.isAskedFor()) {
                return Response.seeOther("/");
            }
            NoticePage page = new NoticePage(frame(), place.language());
            if (!request.changes()) {
                return page.login(200, local(query.one("to")), Optional.empty());
            }
            return ofOwnForm(sent -> {
                if (!access.isToken(sent.one("token").orElse(""))) {
                    return access.mustWait()
                            ? page.login(429, local(sent.one("to")), Optional.of(say("token.wait")))
                            : page.login(403, local(sent.one("to")), Optional.of(say("token.wrong")));
                }
                return Response.seeOther(local(sent.one("to")))
                        .with("Set-Cookie", Access.cookie(request, access.begin()));
            });
        }

        private Response failedPage(Exception e) {
            Optional<Failure> failure = Failure.of(e);
            if (failure.isEmpty()) {
                return notice(
                        500,
                        say("status.500"),
                        host.faults().apply(e).in(place.language().locale()));
            }
            int status = status(e, failure.get());
            List<String> lines = failure.get().lines().stream()
                    .map(line -> host.redaction().of(line.in(place.language().locale())))
                    .toList();
            return new NoticePage(frameIfKnown(), place.language())
                    .page(status, say(status == 400 ? "wrong-question" : "failed"), lines);
        }

        private Response notice(int status, String title, String text) {
            return new NoticePage(frame(), place.language()).page(status, title, List.of(text));
        }

        /** With the question beside its failure, so that it can be mended. */
        private PageFrame frameIfKnown() {
            Question question = question(path.substring(Math.min(1, path.length())));
            try {
                return question == null ? frame() : frame(about(partners.named(query)), question, List.of());
            } catch (UserException e) {
                return frame();
            }
        }

        private PageFrame frame() {
            return new PageFrame(
                    place,
                    partners.all(),
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    agency,
                    NoticePage.words(
                            place.language(), partners.all().get(0).facts().programme()),
                    assets,
                    access);
        }

        private PageFrame.About about(ServedPartner partner) {
            return new PageFrame.About(
                    partner, partners.freshness(partner, place.language().locale()));
        }

        private PageFrame frame(PageFrame.About about, Question question, List<Format> formats) {
            Programme rules = query.all("programme").stream()
                    .findFirst()
                    .flatMap(about.partner()::under)
                    .orElse(about.partner().facts())
                    .programme();
            Words words = NoticePage.words(place.language(), rules);
            return new PageFrame(
                    place,
                    partners.all(),
                    Optional.of(about),
                    Optional.of(
                            new QuestionForm(path, question, about.partner(), rules, query, place.language(), words)),
                    formats,
                    agency,
                    words,
                    assets,
                    access);
        }

        private Response written(Answer<?> answer, Format format, Optional<Surroundings> around) {
            RenderOptions options = new RenderOptions(
                    place.language(), false, true, 120, host.clock().instant(), around);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                answer.write(format, options, out);
            } catch (IOException e) {
                throw new UncheckedIOException("memory can always be written", e);
            }
            return format == Format.XLSX
                    ? Response.data(type(format), out.toByteArray())
                    : Response.text(
                            200, type(format), host.redaction().withoutSecrets(out.toString(StandardCharsets.UTF_8)));
        }

        private static String type(Format format) {
            return switch (format) {
                case JSON -> JSON;
                case HTML -> HTML;
                case CSV -> "text/csv; charset=utf-8";
                case MARKDOWN -> "text/markdown; charset=utf-8";
                case ICS -> "text/calendar; charset=utf-8";
                case XLSX -> "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
                case TABLE -> "text/plain; charset=utf-8";
            };
        }

        private Response jsonText(JsonMembers members) {
            StringWriter out = new StringWriter();
            try (var json = JsonText.to(out)) {
                json.writeStartObject();
                members.write(json);
                json.writeEndObject();
            } catch (IOException e) {
                throw new UncheckedIOException("a text in memory cannot be written", e);
            }
            return Response.text(200, JSON, host.redaction().of(out.append('\n').toString()));
        }
    }

    /** Writes members of an object. */
    @FunctionalInterface
    private interface JsonMembers {
        void write(JsonGenerator json) throws IOException;
    }
}
