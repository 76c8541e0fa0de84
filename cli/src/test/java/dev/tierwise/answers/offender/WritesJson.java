package dev.tierwise.answers.offender;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** What an answer must not do: it has a document for that. */
public class WritesJson {
    void write(JsonGenerator json) throws IOException {
        json.writeNull();
    }
}
