package dev.tierwise.answers.page.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.wording.Typeface;
import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class TableLayoutTest {

    private static final String LONG = "a reason that takes more words than there is room for on a line";

    @Test
    void columns_are_as_wide_as_their_widest_cell() {
        Grid grid = new Grid();
        grid.row(Cell.of("one"), Cell.right("1.00"), Cell.of("first"));
        grid.row(Cell.of("thirteen"), Cell.right("1,000.00"), Cell.of("second"));

        assertThat(written(grid, 60)).isEqualTo("""
                one           1.00  first
                thirteen  1,000.00  second
                """.indent(2));
    }

    @Test
    void a_last_cell_that_is_too_long_is_wrapped_under_itself() {
        Grid grid = new Grid();
        grid.row(Cell.of("one"), Cell.of(LONG));

        assertThat(written(grid, 40)).isEqualTo("""
                one  a reason that takes more words
                     than there is room for on a line
                """.indent(2));
    }

    @Test
    void a_name_is_not_truncated_while_the_last_cell_can_be_wrapped() {
        Grid grid = new Grid(1);
        grid.row(Cell.of("1"), Cell.of("Hafen Logistik"), Cell.right("1.00"), Cell.of(LONG));

        assertThat(written(grid, 60)).isEqualTo("""
                1  Hafen Logistik  1.00  a reason that takes more words
                                         than there is room for on a line
                """.indent(2));
    }

    @Test
    void a_last_cell_that_few_rows_have_stands_below_its_row_where_it_has_no_room() {
        Grid grid = new Grid();
        grid.row(Cell.of("day"), Cell.of("tier"), Cell.of(""));
        grid.row(Cell.of("15 December 2018"), Cell.of("Platinum"), Cell.of("Gold lost: Certification not met"));
        grid.row(Cell.of("15 January 2019"), Cell.of("Gold"), Cell.of(""));

        assertThat(written(grid, 40)).isEqualTo("""
                day               tier
                15 December 2018  Platinum
                  Gold lost: Certification not met
                15 January 2019   Gold
                """.indent(2));
    }

    @Test
    void the_name_of_a_last_column_in_which_nothing_stands_is_left_out_where_it_has_no_room() {
        Grid grid = new Grid();
        grid.row(Cell.of("Criterion"), Cell.right("First of the two"), Cell.of("Difference"));
        grid.row(Cell.of("Sold MRR (12 months)"), Cell.right("$3,325.50"), Cell.of(""));

        assertThat(written(grid, 45)).isEqualTo("""
                Criterion             First of the two
                Sold MRR (12 months)         $3,325.50
                """.indent(2));
    }

    @Test
    void a_name_is_wrapped_if_the_last_cell_is_short() {
        Grid grid = new Grid(1);
        grid.row(Cell.of("1"), Cell.of("Hafen Logistik Gesellschaft"), Cell.right("1.00"), Cell.of("new customer"));

        assertThat(written(grid, 48)).isEqualTo("""
                1  Hafen Logistik           1.00  new customer
                   Gesellschaft
                """.indent(2));
    }

    @Test
    void what_is_too_long_for_a_name_is_truncated() {
        Grid grid = new Grid(0);
        grid.row(Cell.of("name ".repeat(100)), Cell.of("new customer"));

        assertThat(written(grid, 60).lines()).hasSize(2).last().asString().endsWith("…");
    }

    @Test
    void what_leads_a_row_stands_on_its_own_line_where_the_rest_has_no_room_beside_it() {
        Grid grid = new Grid(1);
        grid.row(Cell.of("client-12345678"), Cell.of("Hafen Logistik Gesellschaft"), Cell.right("1.00"), Cell.of(LONG));

        assertThat(written(grid, 45)).isEqualTo("""
                client-12345678  Hafen Logistik Gesellscha…
                  1.00  a reason that takes more words than
                        there is room for on a line
                """.indent(2));
    }

    @Test
    void without_rows_nothing_is_written() {
        assertThat(written(new Grid(), 60)).isEmpty();
        assertThat(new TableLayout(new Grid()).fits(paper(new StringWriter(), 60), ""))
                .isTrue();
    }

    @Test
    void something_can_stand_below_each_row() throws IOException {
        Grid grid = new Grid();
        grid.row(Cell.of("one"), Cell.of("1"));
        grid.row(Cell.of("two"), Cell.of("2"));
        StringWriter out = new StringWriter();
        Paper paper = paper(out, 60);

        new TableLayout(grid).write(paper, "", row -> paper.line("below " + row));

        assertThat(out).hasToString("one  1\nbelow 0\ntwo  2\nbelow 1\n");
    }

    private static String written(Grid grid, int columns) {
        StringWriter out = new StringWriter();
        try {
            new TableLayout(grid).write(paper(out, columns), "  ");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toString();
    }

    private static Paper paper(StringWriter out, int columns) {
        return new Paper(out, new Typeface(true), false, columns);
    }
}
