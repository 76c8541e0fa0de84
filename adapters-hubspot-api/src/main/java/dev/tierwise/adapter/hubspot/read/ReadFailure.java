package dev.tierwise.adapter.hubspot.read;

import dev.tierwise.adapter.hubspot.http.ApiException;
import dev.tierwise.adapter.hubspot.http.ApiException.Kind;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.SourceException;
import java.util.List;

/**
 * Why something could not be read.
 *
 * @param reason  the same for all failures of which one stands for the others
 * @param message for users, with what HubSpot said and what to do
 */
record ReadFailure(Kind kind, List<String> missingScopes, String reason, Text message) {

    /** A failure that stands for itself. */
    ReadFailure(Kind kind, Text message) {
        this(kind, List.of(), message.toString(), message);
    }

    static ReadFailure of(ApiException e) {
        return new ReadFailure(e.kind(), e.missingScopes(), e.kind() + " " + e.missingScopes(), e.text());
    }

    static ReadFailure of(MalformedAnswerException e) {
        return new ReadFailure(Kind.MALFORMED, e.text());
    }

    /** Whether another token, address, scope or plan would help. */
    boolean isRefusal() {
        return kind == Kind.UNAUTHORISED || kind == Kind.FORBIDDEN || kind == Kind.OTHER_REGION;
    }

    /** Whether whatever else the account is asked for in the same place ends like this, at least for the moment. */
    boolean isOfAllRequests() {
        return switch (kind) {
            case UNAUTHORISED, FORBIDDEN, NOT_FOUND, DAILY_LIMIT, LOCKED, MOVING, OTHER_REGION, DEADLINE, INTERRUPTED ->
                true;
            case BAD_REQUEST, UNAVAILABLE, MALFORMED, TOO_LARGE -> false;
        };
    }

    /** The end of the whole source. */
    SourceException asSourceException(Text whatFailed) {
        return new SourceException(
                isRefusal() ? SourceException.Kind.REFUSED : SourceException.Kind.UNAVAILABLE,
                Text.of(ReadFailure.class, "failed", whatFailed, message));
    }
}
