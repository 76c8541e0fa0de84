package dev.tierwise.answers.offender;

import dev.tierwise.application.status.StatusAnswer;

/** What a page must not do: people would see what programs are not given. */
public class KnowsAUseCasePage {
    String partner(StatusAnswer answer) {
        return answer.history().partner();
    }
}
