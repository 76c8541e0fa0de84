package dev.tierwise.answers.explanation;

import dev.tierwise.answers.document.RuleSources;
import dev.tierwise.answers.page.Link;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.wording.Words;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where rules are published, as numbered notes: many portals refer to the same few. */
final class SourceNotes {

    private final RuleSources sources;
    private final Map<RuleSources.Source, Integer> numbers = new LinkedHashMap<>();

    SourceNotes(RuleSources sources) {
        this.sources = sources;
    }

    /**
     * The text with references to what is published about the rules behind it.
     *
     * @param clauses the rules, as paths
     */
    String refer(String text, List<String> clauses) {
        StringBuilder referring = new StringBuilder(text);
        for (String clause : clauses) {
            sources.find(clause)
                    .ifPresent(known -> known.sources()
                            .forEach(source -> referring
                                    .append(" [")
                                    .append(numbers.computeIfAbsent(source, next -> numbers.size() + 1))
                                    .append(']')));
        }
        return referring.toString();
    }

    /** All that is known of where the rules are published, whether something referred to it or not. */
    void referToAll() {
        refer(
                "",
                sources.clauses().stream()
                        .map(RuleSources.SourcedClause::clause)
                        .toList());
    }

    /** What was referred to; nothing where nothing was. */
    void write(Page page) throws IOException {
        if (numbers.isEmpty()) {
            return;
        }
        page.section(page.words().say("sources"));
        List<Link> links = new ArrayList<>();
        numbers.forEach((source, number) ->
                links.add(Link.to(sources.publication(source.reference()), source.quote(), number, page.words())));
        page.links(links);
    }

    /** What is assumed about the rules because nothing is published. */
    List<String> assumed(Words words) {
        return sources.clauses().stream()
                .flatMap(clause -> words.assumed(clause).stream())
                .distinct()
                .toList();
    }
}
