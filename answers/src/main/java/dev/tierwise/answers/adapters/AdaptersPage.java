package dev.tierwise.answers.adapters;

import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.wording.Words;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Adapters for people, one after the other. */
final class AdaptersPage {

    private AdaptersPage() {}

    static void draw(AdaptersDocument document, Page page) throws IOException {
        Words words = page.words();
        for (AdaptersDocument.Adapter adapter : document.adapters()) {
            page.topic(adapter.adapter(), Optional.of(words.in(adapter.description(), adapter.descriptionIn())));
            Grid grid = new Grid();
            grid.columns(List.of(Cell.of(words.say("adapters.setting")), Cell.of(words.say("adapters.about"))));
            if (adapter.plugin() != null) {
                grid.row(Cell.of(words.say("adapters.from")), Cell.of(adapter.plugin()));
            }
            grid.row(Cell.of(words.say("adapters.gives")), Cell.of(String.join(", ", adapter.facts())));
            for (AdaptersDocument.Setting setting : adapter.settings()) {
                grid.row(Cell.of(setting.setting()), Cell.of(about(setting, words)));
                for (AdaptersDocument.Setting field : setting.fields()) {
                    grid.row(
                            Cell.of(words.say("adapters.field", setting.setting(), field.setting())),
                            Cell.of(about(field, words)));
                }
            }
            page.details().table(grid);
        }
    }

    private static String about(AdaptersDocument.Setting setting, Words words) {
        StringBuilder about = new StringBuilder(words.in(setting.description(), setting.descriptionIn()));
        if (setting.byDefault() != null) {
            about.append(words.say("adapters.default", setting.byDefault()));
        }
        if (setting.required()) {
            about.append(words.say("adapters.required"));
        }
        if (setting.secret()) {
            about.append(words.say("adapters.secret"));
        }
        if (setting.option() != null) {
            about.append(words.say("adapters.also", setting.option()));
        }
        return about.toString();
    }
}
