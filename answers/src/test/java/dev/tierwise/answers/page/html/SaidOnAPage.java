package dev.tierwise.answers.page.html;

import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Development;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.wording.Typeface;
import dev.tierwise.answers.wording.Words;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** A page that remembers every text that it is given. */
final class SaidOnAPage {

    private final List<String> said = new ArrayList<>();
    private final Words words;
    private final Page page =
            (Page) Proxy.newProxyInstance(Page.class.getClassLoader(), new Class<?>[] {Page.class}, this::call);

    SaidOnAPage(RenderOptions options, Rules rules) {
        this.words = new Words(options.language(), rules, new Typeface(true));
    }

    Page page() {
        return page;
    }

    /** The texts, those that are empty left out. */
    List<String> said() {
        return said.stream().filter(text -> !text.isBlank()).toList();
    }

    private Object call(Object proxy, Method method, Object[] values) throws Throwable {
        if (method.getName().equals("words")) {
            return words;
        }
        if (method.getName().equals("details")) {
            return page;
        }
        if (method.getName().equals("appendix")) {
            said.add((String) values[0]);
            ((Page.Drawing) values[2]).on(page);
            return null;
        }
        for (Object value : values == null ? new Object[0] : values) {
            remember(value);
        }
        return method.getReturnType() == Optional.class ? Optional.empty() : null;
    }

    private void remember(Object value) {
        if (value instanceof String text) {
            said.add(text);
        } else if (value instanceof Optional<?> perhaps) {
            perhaps.ifPresent(this::remember);
        } else if (value instanceof Collection<?> all) {
            all.forEach(this::remember);
        } else if (value instanceof Cell cell) {
            cell.verdict().ifPresent(count -> said.add(words.verdict(count)));
            said.add(cell.text());
        } else if (value instanceof Grid grid) {
            remember(grid.columns());
            grid.rows().forEach(this::remember);
        } else if (value instanceof Page.Listing listing) {
            said.add(listing.title());
            int before = said.size();
            listing.rows().forEach(this::remember);
            if (said.size() == before) {
                said.add(listing.empty());
            } else {
                remember(listing.columns());
            }
            said.add(listing.summary().get());
        } else if (value instanceof Page.Headline headline) {
            said.addAll(List.of(headline.label(), headline.text(), headline.next()));
            said.addAll(headline.notes());
        } else if (value instanceof Page.Progress line) {
            said.addAll(List.of(line.label(), line.value(), line.note()));
            line.gauge().ifPresent(gauge -> said.add(gauge.percent()));
        } else if (value instanceof Page.Term term) {
            said.addAll(List.of(term.word(), term.meaning()));
        } else if (value instanceof Page.Check check) {
            said.addAll(List.of(check.subject(), check.mark(), check.text(), check.advice()));
        } else if (value instanceof Development development) {
            said.addAll(List.of(development.label(), development.last(), development.range()));
        }
    }
}
