package dev.tierwise.mcp;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.evaluation.EvaluationDocument;
import dev.tierwise.answers.evaluation.EvaluationMapper;
import dev.tierwise.answers.programme.ProgrammeMapper;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.text.Suggestion;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.server.question.Asked;
import dev.tierwise.server.question.Parameter;
import dev.tierwise.server.question.Query;
import dev.tierwise.server.question.Question;
import dev.tierwise.server.question.Questions;
import dev.tierwise.server.question.ServedPartner;
import dev.tierwise.spi.SourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The tools: the questions of the command line, called as its commands are. */
final class AssistantTools {

    private static final String PORTALS = "portals";

    private final Map<String, Question> questions;
    private final BiFunction<ServedPartner, Query, Asked> asking;
    private final Map<String, Programme> programmes;

    /**
     * The tools.
     *
     * @param questions  what can be asked
     * @param asking     makes a question about a partner
     * @param programmes those that can be named, by id
     */
    AssistantTools(
            Questions questions, BiFunction<ServedPartner, Query, Asked> asking, Map<String, Programme> programmes) {
        this.questions = questions.all().stream().collect(Collectors.toMap(Question::name, Function.identity()));
        this.asking = asking;
        this.programmes = programmes;
    }

    /** All of them. */
    List<AssistantTool> all() {
        return List.of(
                tool("evaluate", "evaluation"),
                tool("status", "status"),
                tool("forecast", "forecast"),
                tool("advise", "advice"),
                tool("simulate", "simulation"),
                explain(),
                tool("changes", "changes"),
                programme(),
                portals());
    }

    private Question question(String name) {
        return Optional.ofNullable(questions.get(name)).orElseThrow();
    }

    private AssistantTool tool(String name, String asked) {
        Question question = question(asked);
        return tool(name, question, parameters(question), (partner, query) -> answer(question, partner, query));
    }

    private static AssistantTool tool(
            String name, Question question, List<ToolParameter> parameters, AssistantTool.Answering answering) {
        return new AssistantTool(
                name,
                question.kinds().get(0),
                parameters,
                question.readsFacts() ? AssistantTool.Source.FACTS : AssistantTool.Source.LEDGER,
                answering);
    }

    private AssistantTool.Given answer(Question question, ServedPartner partner, Query query)
            throws BadInputException, SourceException {
        return new AssistantTool.Given(question.answering().answer(asking.apply(partner, query)), Optional.empty());
    }

    /** Those of a question, of one programme alone and without a list of all portals, and whether the sources are to be read anew. */
    private static List<ToolParameter> parameters(Question question) {
        List<ToolParameter> parameters = new ArrayList<>();
        for (Parameter parameter : question.parameters()) {
            if (!parameter.name().equals(PORTALS)) {
                ToolParameter own = ToolParameter.of(parameter);
                parameters.add(parameter.name().equals("programme") ? own.single() : own);
            }
        }
        if (question.readsFacts()) {
            parameters.add(ToolParameter.of("fresh", Parameter.Kind.FLAG, "true"));
        }
        return parameters;
    }

    /** The tier is explained if nothing else is named: all portals together are no answer that an assistant can take. */
    private AssistantTool explain() {
        Question question = question("explanation");
        return tool(
                "explain",
                question,
                parameters(question),
                (partner, query) -> answer(
                        question,
                        partner,
                        query.all("why").isEmpty() && query.all("portal").isEmpty()
                                ? query.with("why", "tier")
                                : query));
    }

    private AssistantTool portals() {
        Question question = question("evaluation");
        List<ToolParameter> parameters = new ArrayList<>(parameters(question));
        parameters.addAll(PortalPages.PARAMETERS);
        return tool(PORTALS, question, parameters, (partner, query) -> {
            Answer<?> all =
                    answer(question, partner, query.with(PORTALS, "true")).answer();
            PortalPages.Paged paged = PortalPages.Paged.of((EvaluationDocument) all.document(), query);
            return new AssistantTool.Given(EvaluationMapper.KIND.of(paged.document()), Optional.of(paged.page()));
        });
    }

    private AssistantTool programme() {
        return new AssistantTool(
                "programme",
                ProgrammeMapper.KIND,
                Questions.WHOM.stream().map(ToolParameter::of).toList(),
                AssistantTool.Source.RULES,
                (partner, query) -> new AssistantTool.Given(
                        ProgrammeMapper.of(programme(query.one("programme").orElse(partner.programme()))),
                        Optional.empty()));
    }

    /**
     * The history that the ledger has of a partner.
     *
     * @throws dev.tierwise.domain.text.WordedException if there is none
     */
    Answer<?> history(ServedPartner partner, Query query) throws BadInputException, SourceException {
        return answer(question("history"), partner, query).answer();
    }

    /**
     * A programme by its id.
     *
     * @throws UserException if there is none
     */
    Programme programme(String id) {
        return Optional.ofNullable(programmes.get(id))
                .orElseThrow(() -> UserException.usage(
                        AssistantTools.class, "programme.unknown", id, Suggestion.orAll(id, programmes.keySet())));
    }
}
