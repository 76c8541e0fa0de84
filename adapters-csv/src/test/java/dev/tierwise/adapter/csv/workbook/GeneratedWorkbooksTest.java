package dev.tierwise.adapter.csv.workbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.testing.GeneratedCases;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedWorkbooksTest {

    @TempDir
    private Path folder;

    @Test
    void what_a_library_writes_is_read_back() throws Exception {
        Path file = folder.resolve("generated.xlsx");
        GeneratedCases.of(GeneratedWorkbooksTest.class, "workbooks", 60).run((seed, random) -> {
            List<String> written = written(file, random);

            assertThat(WorkbookTest.cells(file, "Sheet")).isEqualTo(written);
        });
    }

    private static List<String> written(Path file, Random random) throws IOException {
        List<String> rows = new ArrayList<>();
        try (OutputStream out = Files.newOutputStream(file);
                var workbook = new org.dhatim.fastexcel.Workbook(out, "Test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Sheet");
            int row = 0;
            for (int i = random.nextInt(20); i > 0; i--) {
                row += random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 1;
                List<String> cells = new ArrayList<>();
                int width = 1 + random.nextInt(30);
                for (int column = 0; column < width; column++) {
                    cells.add(
                            column + 1 < width && random.nextInt(5) == 0
                                    ? " EMPTY()"
                                    : cell(sheet, row - 1, column, random));
                }
                rows.add(row + ":" + String.join("", cells));
            }
        }
        return rows;
    }

    private static String cell(Worksheet sheet, int row, int column, Random random) {
        switch (random.nextInt(6)) {
            case 0 -> {
                String text = text(random);
                if (random.nextBoolean()) {
                    sheet.value(row, column, text);
                } else {
                    sheet.inlineString(row, column, text);
                }
                return " TEXT(" + text + ")";
            }
            case 1 -> {
                int number = random.nextInt();
                sheet.value(row, column, number);
                return " NUMBER(" + number + ")";
            }
            case 2 -> {
                BigDecimal amount = BigDecimal.valueOf(random.nextLong() % 1_000_000_000_000L, random.nextInt(5));
                sheet.value(row, column, amount.doubleValue());
                return " NUMBER("
                        + (amount.signum() == 0
                                ? "0"
                                : amount.stripTrailingZeros().toPlainString()) + ")";
            }
            case 3 -> {
                boolean value = random.nextBoolean();
                sheet.value(row, column, value);
                return " BOOLEAN(" + value + ")";
            }
            case 4 -> {
                LocalDate day = LocalDate.of(1900, 3, 1).plusDays(random.nextInt(2_958_400));
                sheet.value(row, column, day);
                sheet.style(row, column).format("dd/mm/yyyy").set();
                return " DAY(" + day + ")";
            }
            default -> {
                LocalDateTime moment =
                        LocalDate.of(1970, 1, 1).atStartOfDay().plusSeconds(1 + random.nextInt(Integer.MAX_VALUE));
                sheet.value(row, column, moment);
                sheet.style(row, column).format("yyyy-mm-dd hh:mm:ss").set();
                String kind = moment.toLocalTime().toSecondOfDay() == 0 ? "DAY" : "MOMENT";
                return " " + kind + "(" + (kind.equals("DAY") ? moment.toLocalDate() : moment) + ")";
            }
        }
    }

    private static String text(Random random) {
        String signs = " aZ09<>&\"'äß€\uD83D\uDE00_x";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i >= 0; i--) {
            int sign = signs.codePointAt(
                    signs.offsetByCodePoints(0, random.nextInt(signs.codePointCount(0, signs.length()))));
            text.appendCodePoint(sign);
        }
        return text.toString();
    }
}
