package dev.tierwise.adapter.hubspot.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tierwise.adapter.hubspot.http.ApiException;
import dev.tierwise.adapter.hubspot.http.HubSpotAccount;
import dev.tierwise.domain.portfolio.EmailAddress;
import dev.tierwise.domain.text.Text;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The users of an account.
 *
 * @param addresses      those that are known, in lower case
 * @param withoutAddress whether there are users whose address HubSpot did not give
 * @param failure        why there may be further ones; empty when the list was read to its end
 */
record AccountUsers(Set<EmailAddress> addresses, boolean withoutAddress, Optional<ReadFailure> failure) {

    AccountUsers {
        addresses = Set.copyOf(addresses);
    }

    static AccountUsers read(HubSpotAccount account, ReadOptions options) {
        Set<EmailAddress> addresses = new LinkedHashSet<>();
        boolean withoutAddress = false;
        try {
            Map<String, String> query = new LinkedHashMap<>(Map.of("limit", Integer.toString(options.userPage())));
            Set<String> cursors = new HashSet<>();
            while (true) {
                ResultPage page = ResultPage.of(account.get(options.path(Api.USERS, ""), query));
                for (JsonNode user : page.items()) {
                    Optional<EmailAddress> address = address(user.path("email").asText(""));
                    address.ifPresent(addresses::add);
                    withoutAddress |= address.isEmpty();
                }
                if (page.next().isEmpty()) {
                    return new AccountUsers(addresses, withoutAddress, Optional.empty());
                }
                if (!cursors.add(page.next().get())) {
                    throw new MalformedAnswerException(Text.of(AccountUsers.class, "users.again"));
                }
                query.put("after", page.next().get());
            }
        } catch (ApiException e) {
            return new AccountUsers(addresses, withoutAddress, Optional.of(ReadFailure.of(e)));
        } catch (MalformedAnswerException e) {
            return new AccountUsers(addresses, withoutAddress, Optional.of(ReadFailure.of(e)));
        }
    }

    boolean isComplete() {
        return failure.isEmpty() && !withoutAddress;
    }

    /** An address as it is compared; empty when the text is none. */
    static Optional<EmailAddress> address(String text) {
        try {
            return Optional.of(EmailAddress.parse(text.strip().toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
