package dev.tierwise.answers.page.html;

import dev.tierwise.answers.wording.Words;
import java.io.IOException;
import java.util.List;

/** The choice between light and dark: it works without a script, which only remembers it. */
public final class ThemeSwitch {

    private static final Asset SCRIPT = Asset.of(ThemeSwitch.class, "theme.js");

    private ThemeSwitch() {}

    /** Remembers the choice. */
    public static Asset script() {
        return SCRIPT;
    }

    /**
     * Writes it.
     *
     * @throws IOException if the page does not take it
     */
    public static void write(HtmlWriter html, Words words) throws IOException {
        html.open("fieldset", "class", "seg").element("legend", words.say("report.colours"));
        for (String theme : List.of("auto", "light", "dark")) {
            html.open("label");
            html.empty(
                    "input",
                    HtmlWriter.attributes(
                            theme.equals("auto"),
                            "checked",
                            "",
                            "type",
                            "radio",
                            "name",
                            "theme",
                            "id",
                            "theme-" + theme,
                            "value",
                            theme));
            html.text(words.say("report.theme." + theme)).close();
        }
        html.close("fieldset");
    }
}
