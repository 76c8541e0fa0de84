package dev.tierwise.mcp;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.evaluation.EvaluationDocument;
import dev.tierwise.answers.programme.ProgrammeMapper;
import dev.tierwise.server.question.Asked;
import dev.tierwise.server.question.Parameter;
import dev.tierwise.server.question.Query;
import dev.tierwise.server.question.Question;
import dev.tierwise.server.question.Questions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The tools: the questions of the command line, called as its commands are. */
final class AssistantTools {

    private static final String PORTALS = "portals";

    private final Map<String, Question> questions;
    private final KnownPartners partners;
    private final Masking masking;

    /**
     * The tools.
     *
     * @param questions what can be asked
     */
    AssistantTools(Questions questions, KnownPartners partners, Masking masking) {
        this.questions = questions.all().stream().collect(Collectors.toMap(Question::name, Function.identity()));
        this.partners = partners;
        this.masking = masking;
    }

    /** All of them. */
    List<AssistantTool> all() {
        return List.of(
                tool("evaluate", "evaluation", UnaryOperator.identity()),
                tool("status", "status", UnaryOperator.identity()),
                tool("forecast", "forecast", UnaryOperator.identity()),
                tool("advise", "advice", UnaryOperator.identity()),
                tool("simulate", "simulation", UnaryOperator.identity()),
                tool("explain", "explanation", AssistantTools::explained),
                tool("changes", "changes", UnaryOperator.identity()),
                programme(),
                portals());
    }

    /** The tier is explained if nothing else is named: all portals together are no answer that an assistant can take. */
    private static Query explained(Query query) {
        return query.all("why").isEmpty() && query.all("portal").isEmpty() ? query.with("why", "tier") : query;
    }

    private Question question(String name) {
        return Optional.ofNullable(questions.get(name)).orElseThrow();
    }

    private AssistantTool tool(String name, String question, UnaryOperator<Query> asking) {
        return tool(
                name,
                question(question),
                parameters(question(question)),
                (consulted, asked) ->
                        AssistantTool.Given.of(consulted.answer(question, with(asked, asking.apply(asked.query())))));
    }

    private static Asked with(Asked asked, Query query) {
        return new Asked(asked.partner(), query, asked.ledgers(), asked.clock());
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

    private AssistantTool portals() {
        Question question = question("evaluation");
        List<ToolParameter> parameters = new ArrayList<>(parameters(question));
        parameters.addAll(PortalPages.PARAMETERS);
        return tool(PORTALS, question, parameters, (consulted, asked) -> {
            Answer<?> all =
                    consulted.answer("evaluation", with(asked, asked.query().with(PORTALS, "true")));
            return AssistantTool.Given.of(
                    PortalPages.Paged.of((EvaluationDocument) all.document(), asked.query(), masking));
        });
    }

    private AssistantTool programme() {
        return new AssistantTool(
                "programme",
                ProgrammeMapper.KIND,
                Questions.WHOM.stream().map(ToolParameter::of).toList(),
                AssistantTool.Source.RULES,
                (consulted, asked) -> AssistantTool.Given.of(ProgrammeMapper.of(partners.rules(asked))));
    }
}
