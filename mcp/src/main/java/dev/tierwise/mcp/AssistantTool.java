package dev.tierwise.mcp;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.evaluation.EvaluationMapper;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.domain.text.Suggestion;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.server.question.Asked;
import dev.tierwise.server.question.Query;
import dev.tierwise.spi.SourceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something that an assistant can ask.
 *
 * @param name       what it is called: as the command
 * @param kind       the kind of its answer
 * @param parameters its parameters
 * @param source     what it is answered from
 * @param answering  answers it
 */
record AssistantTool(
        String name, AnswerKind<?> kind, List<ToolParameter> parameters, Source source, Answering answering) {

    /** What a tool is answered from. */
    enum Source {
        FACTS,
        LEDGER,
        RULES
    }

    /** Answers a question from what it may use. */
    @FunctionalInterface
    interface Answering {

        /**
         * The answer.
         *
         * @throws BadInputException if the data of the sources is wrong
         * @throws SourceException   if a source cannot be used
         * @throws dev.tierwise.domain.text.WordedException if the question is wrong, or the answer is not there yet
         */
        Given answer(Consulted consulted, Asked asked) throws BadInputException, SourceException;
    }

    /**
     * What an assistant is given.
     *
     * @param answer the answer
     * @param page   the portals that it holds; empty if it is not about single portals
     */
    record Given(Answer<?> answer, Optional<PortalPages.Paged> page) {

        static Given of(Answer<?> answer) {
            return new Given(answer, Optional.empty());
        }

        static Given of(PortalPages.Paged page) {
            return new Given(EvaluationMapper.KIND.of(page.document()), Optional.of(page));
        }

        /** The same with fewer portals; empty if it has none to spare. */
        Optional<Given> shorter() {
            return page.flatMap(PortalPages.Paged::shorter).map(Given::of);
        }
    }

    AssistantTool {
        parameters = List.copyOf(parameters);
    }

    /**
     * What an assistant gave, as a question takes it.
     *
     * @throws UserException if it does not fit the parameters
     */
    Query query(Map<String, Object> arguments) {
        List<String> known = parameters.stream().map(ToolParameter::name).toList();
        for (String name : arguments.keySet()) {
            if (!known.contains(name)) {
                throw UserException.usage(AssistantTool.class, "argument.unknown", name, Suggestion.orAll(name, known));
            }
        }
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (ToolParameter parameter : parameters) {
            values.put(parameter.name(), parameter.values(arguments.get(parameter.name())));
        }
        Query query = Query.of(values);
        for (ToolParameter parameter : parameters) {
            if (parameter.needed() && query.all(parameter.name()).isEmpty()) {
                throw UserException.usage(
                        AssistantTool.class, "argument.missing", parameter.name(), parameter.example());
            }
        }
        return query;
    }
}
