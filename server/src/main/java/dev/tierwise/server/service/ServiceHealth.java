package dev.tierwise.server.service;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tierwise.answers.wire.JsonText;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the service is.
 *
 * @param started     since when it has been running
 * @param now         when it was looked at
 * @param ledgerError why the ledger does not answer, in words; empty when it does
 * @param accounts    how each account is; empty when the ledger does not answer
 * @param waiting     how many announcements each recipient has not been told yet
 */
record ServiceHealth(
        Instant started,
        Instant now,
        Optional<String> ledgerError,
        List<AccountHealth> accounts,
        Map<String, Long> waiting) {

    /** Whether the ledger answers and every account is up to date, or on its way to be. */
    boolean isFine() {
        return ledgerError.isEmpty()
                && accounts.stream()
                        .noneMatch(account -> account.error().isPresent() || account.isOverdue(started, now));
    }

    /** As {@code tierwise/health/1}, for those who may know no more than whether the service is fine. */
    String briefJson() {
        return json(json -> {});
    }

    /** As {@code tierwise/health/1}. */
    String json() {
        return json(json -> {
            json.writeObjectFieldStart("ledger");
            json.writeBooleanField("answers", ledgerError.isEmpty());
            field(json, "error", ledgerError);
            json.writeEndObject();
            json.writeArrayFieldStart("accounts");
            for (AccountHealth account : accounts) {
                json.writeStartObject();
                json.writeStringField("partner", account.account().partner());
                json.writeStringField("programme", account.account().programme());
                field(json, "lastRefreshedDay", account.lastDay());
                field(json, "refreshedAt", account.refreshedAt());
                field(json, "dueSince", account.dueSince());
                json.writeBooleanField("overdue", account.isOverdue(started, now));
                field(json, "error", account.error());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("recipients");
            for (Map.Entry<String, Long> recipient : waiting.entrySet()) {
                json.writeStartObject();
                json.writeStringField("recipient", recipient.getKey());
                json.writeNumberField("waiting", recipient.getValue());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** Writes members of an object. */
    @FunctionalInterface
    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    private String json(Members more) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = JsonText.to(out)) {
            json.writeStartObject();
            json.writeStringField("schema", "tierwise/health/1");
            json.writeStringField("status", isFine() ? "fine" : "failing");
            more.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be written", e);
        }
        return out.append('\n').toString();
    }

    private static void field(JsonGenerator json, String name, Optional<?> value) throws IOException {
        if (value.isPresent()) {
            json.writeStringField(name, value.get().toString());
        } else {
            json.writeNullField(name);
        }
    }
}
