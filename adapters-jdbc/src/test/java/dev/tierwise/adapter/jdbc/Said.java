package dev.tierwise.adapter.jdbc;

import dev.tierwise.spi.FactSink;
import dev.tierwise.spi.PartnerSink;
import dev.tierwise.spi.PortalFacts;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Everything that a source says, word by word, such as {@code portal 1}, {@code 1 mrr 12.50 USD}. */
final class Said {

    private final List<String> words = new ArrayList<>();
    private final Map<String, Runnable> reactions = new HashMap<>();

    /** What was said, in its order. */
    List<String> words() {
        return words;
    }

    /** Does something as soon as something is said, on the source's thread. */
    void when(String word, Runnable reaction) {
        reactions.put(word, reaction);
    }

    PartnerSink partner() {
        return sink(PartnerSink.class, "");
    }

    FactSink facts() {
        return sink(FactSink.class, "");
    }

    private <T> T sink(Class<T> type, String before) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    note(before, method, arguments);
                    if (type == PortalFacts.class) {
                        return proxy;
                    }
                    return method.getReturnType() == PortalFacts.class
                            ? sink(PortalFacts.class, arguments[0] + " ")
                            : null;
                }));
    }

    private void note(String before, Method method, Object @Nullable [] arguments) {
        String said = arguments == null
                ? ""
                : Arrays.stream(arguments)
                        .map(String::valueOf)
                        .map(text -> text.replaceFirst("^OfRecord\\[id=(.*)]$", "@$1"))
                        .collect(Collectors.joining(" ", " ", ""));
        String word = before + method.getName() + said;
        words.add(word);
        reactions.getOrDefault(word, () -> {}).run();
    }
}
