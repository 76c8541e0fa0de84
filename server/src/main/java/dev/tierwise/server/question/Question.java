package dev.tierwise.server.question;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.spi.SourceException;
import java.util.List;

/**
 * A question that can be asked.
 *
 * @param name       what it is called, for instance in an address
 * @param kinds      the kinds of its answer
 * @param parameters its parameters
 * @param readsFacts whether it is answered from the sources, and not from the ledger alone
 * @param answering  answers it
 */
public record Question(
        String name, List<AnswerKind<?>> kinds, List<Parameter> parameters, boolean readsFacts, Answering answering) {

    /** Answers a question. */
    @FunctionalInterface
    public interface Answering {

        /**
         * The answer.
         *
         * @throws BadInputException if the data of the sources is wrong
         * @throws SourceException   if a source cannot be used
         * @throws dev.tierwise.domain.text.UserException if the question is wrong
         * @throws ReadingUnderWayException if the sources are being read
         * @throws dev.tierwise.application.ledger.LedgerException if the ledger cannot be used
         */
        Answer<?> answer(Asked asked) throws BadInputException, SourceException;
    }

    public Question {
        kinds = List.copyOf(kinds);
        parameters = List.copyOf(parameters);
    }

    /** The names of its parameters. */
    public List<String> parameterNames() {
        return parameters.stream().map(Parameter::name).toList();
    }
}
