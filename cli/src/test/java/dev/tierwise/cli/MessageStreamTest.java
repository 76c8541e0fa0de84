package dev.tierwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.spi.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MessageStreamTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final MessageStream messages = new MessageStream(out);

    private String written() {
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void a_line_leaves_without_secrets_however_it_was_put_together() {
        messages.redaction().hide(new Secret("s3cret-wörd"));
        messages.print("the server says: s3cret");
        messages.print("-wörd");
        messages.println(" is wrong");
        assertThat(written()).isEqualTo("the server says: *** is wrong" + System.lineSeparator());
    }

    @Test
    void a_question_is_seen_before_its_line_has_ended() {
        messages.print("Name: ");
        messages.flush();
        assertThat(written()).isEqualTo("Name: ");
    }
}
