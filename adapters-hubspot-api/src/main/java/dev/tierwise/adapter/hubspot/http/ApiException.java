package dev.tierwise.adapter.hubspot.http;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * HubSpot did not answer a request as hoped, after every repetition that was worth it. The message is for users: whose
 * account, which request, what HubSpot said, and what to do. It holds no token.
 */
public final class ApiException extends Exception implements Worded {

    private static final long serialVersionUID = 1;

    /** What failed, for the program to act on. */
    public enum Kind {
        /** The token is wrong, expired or withdrawn. */
        UNAUTHORISED,
        /** The token lacks a scope, or the account's plan lacks the feature. */
        FORBIDDEN,
        /** There is no such endpoint or record. */
        NOT_FOUND,
        /** HubSpot does not understand the request. */
        BAD_REQUEST,
        /** The account's daily requests are used up; further calls of the account end with this without being sent. */
        DAILY_LIMIT,
        /** The account is locked for the moment, also after waiting. */
        LOCKED,
        /** The account is being moved to another data centre, which takes up to a day. */
        MOVING,
        /** The account is hosted in another region than the one that was asked. */
        OTHER_REGION,
        /** No answer, a server error or too many requests, also after repeating. */
        UNAVAILABLE,
        /** The answer is not the JSON that it should be, also after repeating. */
        MALFORMED,
        /** The answer is larger than any answer should be. */
        TOO_LARGE,
        /** The deadline of the run has passed. */
        DEADLINE,
        /** The thread was interrupted, or the API closed. */
        INTERRUPTED
    }

    private final Kind kind;
    private final transient Text text;
    private final int status;
    private final @Nullable String correlationId;
    private final List<String> missingScopes;

    ApiException(Kind kind, int status, Text text, Optional<String> correlationId, List<String> missingScopes) {
        super(text.toString());
        this.kind = kind;
        this.text = text;
        this.status = status;
        this.correlationId = correlationId.orElse(null);
        this.missingScopes = List.copyOf(missingScopes);
    }

    @Override
    public Text text() {
        return text;
    }

    /** What failed. */
    public Kind kind() {
        return kind;
    }

    /** The HTTP status of the last answer; 0 when there was none. */
    public int status() {
        return status;
    }

    /** HubSpot's id of the failed request, which its support asks for. */
    public Optional<String> correlationId() {
        return Optional.ofNullable(correlationId);
    }

    /**
     * The scopes that HubSpot says the token lacks; empty when it does not say, or when any one of several would do:
     * then most of them are for writing.
     */
    public List<String> missingScopes() {
        return missingScopes;
    }
}
