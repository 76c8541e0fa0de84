package dev.tierwise.answers.page.html;

import dev.tierwise.answers.wording.Typeface;
import dev.tierwise.domain.programme.Reference;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes elements of HTML and of SVG in HTML. Every text and every value of an attribute is cleaned and escaped here, so that nothing in a
 * name can be markup, a script, a style, or an address that is loaded.
 */
public final class HtmlWriter {

    private static final Typeface UNICODE = new Typeface(true);
    private static final Set<String> VOID = Set.of("meta", "link", "img", "br", "hr", "input", "col");
    private static final Set<String> SHAPES = Set.of("rect", "line", "circle", "path", "use");
    private static final Pattern PATH = Pattern.compile("/(?:[^/\\\\\\s][^\\\\\\s]*)?");

    /** A figure and its unit, and a day and its month, stay on one line. */
    private static final Pattern INSEPARABLE = Pattern.compile(
            "(?<=\\d) (?=[$€£%])"
                    + "|(?<=\\b\\d{1,2}) (?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\\b)"
                    + "|(?<=\\b\\d{1,2}\\.) (?=(?:Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\\b)");

    private final Writer out;
    private final Deque<String> open = new ArrayDeque<>();

    public HtmlWriter(Writer out) {
        this.out = out;
    }

    /** Writes what stands before every element. */
    public HtmlWriter doctype() throws IOException {
        out.write("<!doctype html>\n");
        return this;
    }

    /**
     * Begins an element.
     *
     * @param attributes a name, its value, another name, its value, and so on
     * @throws IllegalArgumentException if an attribute could carry a style or a script, or load something
     */
    public HtmlWriter open(String tag, String... attributes) throws IOException {
        begin(tag, attributes);
        out.write('>');
        open.push(tag);
        return this;
    }

    /** Attributes, and one after them if a state holds, such as {@code checked}. */
    public static String[] attributes(boolean holds, String state, String value, String... always) {
        if (!holds) {
            return always;
        }
        String[] all = Arrays.copyOf(always, always.length + 2);
        all[always.length] = state;
        all[always.length + 1] = value;
        return all;
    }

    /** Ends the element that was begun last. */
    public HtmlWriter close() throws IOException {
        out.write("</");
        out.write(open.pop());
        out.write('>');
        return this;
    }

    /** Ends elements until a tag is the innermost that is closed. */
    public HtmlWriter close(String tag) throws IOException {
        while (!open.element().equals(tag)) {
            close();
        }
        return close();
    }

    /** Writes an element without content. */
    public HtmlWriter empty(String tag, String... attributes) throws IOException {
        if (!VOID.contains(tag) && !SHAPES.contains(tag)) {
            throw new IllegalArgumentException("not an element without content: " + tag);
        }
        begin(tag, attributes);
        out.write(SHAPES.contains(tag) ? "/>" : ">");
        return this;
    }

    /** Writes an element that holds a text. */
    public HtmlWriter element(String tag, String text, String... attributes) throws IOException {
        return open(tag, attributes).text(text).close();
    }

    /** Writes a text. */
    public HtmlWriter text(String text) throws IOException {
        String clean = UNICODE.clean(text);
        escape(mayBeInseparable(clean) ? INSEPARABLE.matcher(clean).replaceAll("\u00A0") : clean, false);
        return this;
    }

    /** Most texts of a long list have no figure before a space, and need no search. */
    private static boolean mayBeInseparable(String text) {
        for (int at = text.indexOf(' ', 1); at >= 0; at = text.indexOf(' ', at + 1)) {
            char before = text.charAt(at - 1);
            if (before == '.' || Character.isDigit(before)) {
                return true;
            }
        }
        return false;
    }

    /**
     * A link to a publication: the only one that leads elsewhere. Nothing is loaded before somebody follows it.
     *
     * @throws IllegalArgumentException when it is no address of a publication
     */
    public HtmlWriter link(String text, String address) throws IOException {
        if (!Reference.isAddress(address)) {
            throw new IllegalArgumentException("not allowed in a page: " + address);
        }
        out.write("<a href=\"");
        escape(UNICODE.clean(address), true);
        out.write("\" rel=\"noreferrer\">");
        text(text);
        out.write("</a>");
        return this;
    }

    /** Begins a new line of the file, for those who read it. */
    public HtmlWriter line() throws IOException {
        out.write('\n');
        return this;
    }

    /** Writes an element that holds a file of ours. */
    HtmlWriter asset(String tag, Asset asset) throws IOException {
        out.write("<" + tag + ">" + asset.text() + "</" + tag + ">");
        return this;
    }

    private void begin(String tag, String... attributes) throws IOException {
        out.write('<');
        out.write(name(tag));
        for (int i = 0; i < attributes.length; i += 2) {
            String attribute = name(attributes[i]);
            String value = UNICODE.clean(attributes[i + 1]);
            if (!isAllowed(attribute, value)) {
                throw new IllegalArgumentException("not allowed in a page: " + attribute + "=" + value);
            }
            out.write(' ');
            out.write(attribute);
            out.write("=\"");
            escape(value, true);
            out.write('"');
        }
    }

    private static String name(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a name: " + name);
        }
        return name;
    }

    /** Pages have tens of thousands of these, so no pattern is matched. */
    private static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '-'))) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean isAllowed(String attribute, String value) {
        return switch (attribute.toLowerCase(Locale.ROOT)) {
            case "style", "srcdoc", "formaction" -> false;
            case "href" -> value.startsWith("#") || value.startsWith("data:image/") || isOfThisServer(value);
            case "src" -> value.startsWith("data:image/") || isOfThisServer(value);
            case "action" -> isOfThisServer(value);
            default -> !attribute.regionMatches(true, 0, "on", 0, 2);
        };
    }

    /** A path, and not the host that browsers take two slashes for. */
    private static boolean isOfThisServer(String address) {
        return PATH.matcher(address).matches();
    }

    private void escape(String text, boolean attribute) throws IOException {
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            String escaped = escaped(text.charAt(i), attribute);
            if (!escaped.isEmpty()) {
                out.write(text, from, i - from);
                out.write(escaped);
                from = i + 1;
            }
        }
        out.write(text, from, text.length() - from);
    }

    private static String escaped(char c, boolean attribute) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> attribute ? "&quot;" : "";
            case '\'' -> attribute ? "&#39;" : "";
            default -> "";
        };
    }
}
