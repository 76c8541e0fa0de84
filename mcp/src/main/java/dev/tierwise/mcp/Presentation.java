package dev.tierwise.mcp;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.Format;
import dev.tierwise.answers.Printable;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.domain.text.Text;
import dev.tierwise.server.Host;
import io.modelcontextprotocol.spec.McpSchema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Answers as an assistant is given them: masked, of a bounded size, and with what they lack and rest on. */
final class Presentation {

    /** The longest text about an answer, in characters, without what is said of its sources. */
    static final int LONGEST_TEXT = 12_000;

    /** The longest line of it. */
    static final int LONGEST_LINE = 400;

    /** Shortened lists that are named in words, and for programs. */
    private static final int MOST_CUT_LISTS = 10;

    private static final int MOST_CUT_MEMBERS = 100;

    private static final int COLUMNS = 100;
    private static final String META = "dev.tierwise/";

    private final Host host;
    private final Masking masking;

    Presentation(Host host, Masking masking) {
        this.host = host;
        this.masking = masking;
    }

    /** An answer as far as it fits. */
    private record Shown(AssistantTool.Given given, BoundedDocument document, BoundedText text) {

        boolean hasItsPortals() {
            return document.cut().stream().noneMatch(list -> list.path().equals("portals"));
        }

        boolean isWhole() {
            return hasItsPortals() && !text.isFull();
        }
    }

    /** Of a page of portals, no more than fits: the next one begins behind those that are given. */
    McpSchema.CallToolResult of(AssistantTool.Given given, Basis basis) {
        Shown shown = given.page().isEmpty()
                ? shown(given)
                : fitting(given, Shown::isWhole)
                        .or(() -> fitting(given, Shown::hasItsPortals))
                        .orElseGet(() -> shown(given));
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put(META + "basis", basis.members(this::line));
        List<BoundedDocument.CutList> cut = shown.document().cut();
        if (!cut.isEmpty()) {
            meta.put(
                    META + "cut",
                    cut.stream()
                            .limit(MOST_CUT_MEMBERS)
                            .map(list -> Map.of("path", list.path(), "shown", list.shown(), "total", list.total()))
                            .toList());
            meta.put(META + "cutTotal", cut.size());
        }
        shown.given().page().ifPresent(paged -> meta.put(META + "page", members(paged.page())));
        return McpSchema.CallToolResult.builder()
                .addTextContent(text(shown, basis))
                .structuredContent(shown.document().members())
                .isError(false)
                .meta(meta)
                .build();
    }

    private Shown shown(AssistantTool.Given given) {
        Answer<?> masked = MaskedDocument.of(given.answer(), masking);
        return new Shown(given, BoundedDocument.of(masked.document()), markdown(masked, LONGEST_TEXT));
    }

    private Optional<Shown> fitting(AssistantTool.Given page, Predicate<Shown> fits) {
        Optional<AssistantTool.Given> given = Optional.of(page);
        while (given.isPresent()) {
            Shown shown = shown(given.get());
            if (fits.test(shown)) {
                return Optional.of(shown);
            }
            given = given.get().shorter();
        }
        return Optional.empty();
    }

    private static Map<String, Object> members(PortalPages.Page page) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("first", page.first());
        members.put("shown", page.shown());
        members.put("matching", page.matching());
        members.put("total", page.total());
        page.next().ifPresent(next -> members.put("next", next));
        return members;
    }

    /** The answer for people, then what is not there and what it rests on. */
    private String text(Shown shown, Basis basis) {
        List<Text> notes = new ArrayList<>();
        if (shown.text().isFull()) {
            notes.add(Text.of(Presentation.class, "note.text"));
        }
        shown.given().page().ifPresent(paged -> notes.add(about(paged.page())));
        if (!shown.document().cut().isEmpty()) {
            notes.add(about(shown.document().cut()));
        }
        notes.addAll(basis.sentences(this::line));
        return shown.text().toString().lines().map(Presentation::bounded).collect(Collectors.joining("\n", "", "\n\n"))
                + notes(notes);
    }

    /** Notes on a line each. */
    String notes(List<Text> notes) {
        return notes.stream()
                .map(note -> BoundedDocument.bounded(
                        Printable.line(note.in(host.language().locale())), BoundedDocument.LONGEST_TEXT))
                .collect(Collectors.joining("\n"));
    }

    /** A masked answer as Markdown, or its beginning. */
    BoundedText markdown(Answer<?> masked, int longest) {
        RenderOptions options = new RenderOptions(
                host.language(), false, true, COLUMNS, host.clock().instant());
        return BoundedText.of(longest, out -> masked.write(Format.MARKDOWN, options, out));
    }

    private static Text about(PortalPages.Page page) {
        if (page.shown() == 0) {
            return Text.of(Presentation.class, "note.no-portals", page.matching(), page.total());
        }
        int last = page.first() + page.shown() - 1;
        return page.next()
                .map(next -> Text.of(
                        Presentation.class, "note.portals", page.first(), last, page.matching(), page.total(), next))
                .orElseGet(() -> Text.of(
                        Presentation.class, "note.last-portals", page.first(), last, page.matching(), page.total()));
    }

    /** Which lists of a document are shortened. */
    static Text about(List<BoundedDocument.CutList> cut) {
        List<Text> lists = cut.stream()
                .limit(MOST_CUT_LISTS)
                .<Text>map(
                        list -> Text.of(Presentation.class, "note.cut-list", list.path(), list.shown(), list.total()))
                .toList();
        Text all = Text.joined(", ", lists);
        return cut.size() > MOST_CUT_LISTS
                ? Text.of(Presentation.class, "note.cut-more", all, cut.size() - MOST_CUT_LISTS)
                : Text.of(Presentation.class, "note.cut", all);
    }

    private String line(String text) {
        return bounded(masking.of(text));
    }

    private static String bounded(String line) {
        return BoundedDocument.bounded(Printable.line(line), LONGEST_LINE);
    }
}
