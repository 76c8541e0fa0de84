package dev.tierwise.answers.page.html;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Draws charts as SVG that is as wide as its place: x and widths are shares of the width, 0 to 1, y and heights are pixels, and texts keep
 * their size. Everything is a rectangle, a line, a circle or a text.
 */
public final class Chart {

    private final HtmlWriter html;
    private int charts;

    public Chart(HtmlWriter html) {
        this.html = html;
    }

    /** Begins a chart that says something: a screen reader reads its title and its description. */
    public Chart begin(int height, String title, String description) throws IOException {
        charts++;
        String name = "c" + charts;
        html.open(
                "svg",
                "class",
                "fl",
                "height",
                Integer.toString(height),
                "role",
                "img",
                "aria-labelledby",
                name + "t " + name + "d");
        html.element("title", title, "id", name + "t").element("desc", description, "id", name + "d");
        return this;
    }

    /** Begins a chart that repeats what is said beside it. */
    public Chart decoration(int height, String classes) throws IOException {
        html.open(
                "svg",
                "class",
                classes,
                "height",
                Integer.toString(height),
                "aria-hidden",
                "true",
                "focusable",
                "false");
        return this;
    }

    /** Begins a small picture of a fixed size that stands beside a word. */
    public Chart sign(int width, int height) throws IOException {
        html.open(
                "svg",
                "width",
                Integer.toString(width),
                "height",
                Integer.toString(height),
                "aria-hidden",
                "true",
                "focusable",
                "false");
        return this;
    }

    /** Ends the chart. */
    public void end() throws IOException {
        html.close("svg");
    }

    /** A rectangle in the colours of its classes. */
    public Chart rect(double x, double y, double width, double height, String classes) throws IOException {
        return rectangle(x, y, width, height, classes);
    }

    /** A rectangle that is hatched: something is possible and not certain. Its classes name a stroke, and no fill. */
    public Chart hatched(double x, double y, double width, double height, String classes) throws IOException {
        return rectangle(x, y, width, height, classes, "fill", "url(#hatch)");
    }

    /** The same for a large rectangle, hatched lightly. */
    public Chart band(double x, double y, double width, double height, String classes) throws IOException {
        return rectangle(x, y, width, height, classes, "fill", "url(#band)");
    }

    private Chart rectangle(double x, double y, double width, double height, String classes, String... more)
            throws IOException {
        List<String> attributes = new ArrayList<>(List.of("class", classes, "x", share(x), "y", pixels(y)));
        attributes.addAll(List.of("width", share(Math.max(0, width)), "height", pixels(height)));
        attributes.addAll(List.of(more));
        html.empty("rect", attributes.toArray(new String[0]));
        return this;
    }

    /** A line from one point to another. */
    public Chart line(double fromX, double fromY, double toX, double toY, String classes) throws IOException {
        html.empty(
                "line", "class", classes, "x1", share(fromX), "y1", pixels(fromY), "x2", share(toX), "y2", pixels(toY));
        return this;
    }

    /** A circle whose radius is pixels. */
    public Chart circle(double x, double y, double radius, String classes) throws IOException {
        html.empty("circle", "class", classes, "cx", share(x), "cy", pixels(y), "r", pixels(radius));
        return this;
    }

    /** A small triangle whose tip points down at a place. */
    public Chart pointer(double x, double y) throws IOException {
        html.open("svg", "x", share(x), "y", pixels(y - 7), "class", "over");
        html.empty("path", "class", "fink", "d", "M-5 0h10l-5 7z").close();
        return this;
    }

    /**
     * A text.
     *
     * @param shift how many pixels to the right of its place it begins
     */
    public Chart text(double x, double y, double shift, String classes, String text) throws IOException {
        html.element("text", text, "class", classes, "x", share(x), "y", pixels(y), "dx", pixels(shift));
        return this;
    }

    /** Defines the hatchings that charts of the page are filled with. */
    void patterns() throws IOException {
        html.open("svg", "class", "defs", "width", "0", "height", "0", "aria-hidden", "true", "focusable", "false");
        html.open("defs");
        pattern("hatch", "6", "sacc w2", "M1 0v6");
        pattern("band", "8", "sacc w1", "M1 0v8");
        html.close("svg").line();
    }

    private void pattern(String name, String size, String classes, String path) throws IOException {
        html.open(
                "pattern",
                "id",
                name,
                "width",
                size,
                "height",
                size,
                "patternUnits",
                "userSpaceOnUse",
                "patternTransform",
                "rotate(45)");
        html.empty("path", "class", classes, "d", path).close();
    }

    private static String share(double share) {
        return decimals(share * 100) + "%";
    }

    private static String pixels(double pixels) {
        return decimals(pixels);
    }

    private static String decimals(double number) {
        long hundredths = Math.round(number * 100);
        return hundredths % 100 == 0
                ? Long.toString(hundredths / 100)
                : String.format(Locale.ROOT, "%.2f", hundredths / 100.0);
    }
}
