package com.example.template;

import dev.tierwise.spi.FactSink;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.PartnerSink;
import dev.tierwise.spi.PortalFacts;
import dev.tierwise.spi.ProblemSink;
import dev.tierwise.spi.ReadRequest;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads lines of cells that tabs divide:
 *
 * <pre>
 * partner  NAME  E-MAIL-DOMAIN
 * portal   ID  NAME  MRR  CURRENCY  SOLD-ON
 * end
 * </pre>
 *
 * An empty name, MRR or day of sale is unknown; {@code -} as the day of sale says that another sold the portal. The last line is
 * {@code end}: a file that was cut off must not be taken for a whole one.
 */
final class TemplateSource implements Source {

    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,15}(\\.[0-9]{1,2})?");
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

    private final Path file;

    TemplateSource(Path file) {
        this.file = file;
    }

    /** What is done with a line. */
    private interface Line {
        void take(String[] cells, Origin at) throws SourceException;
    }

    @Override
    public void readPartner(Instant deadline, PartnerSink sink) throws SourceException {
        lines(deadline, (cells, at) -> {
            if (cells[0].equals("partner") && cells.length == 3) {
                sink.name(cells[1], at);
                sink.emailDomains(Set.of(cells[2]), at);
            }
        });
    }

    @Override
    public void read(ReadRequest request, FactSink sink) throws SourceException {
        boolean[] ended = {false};
        lines(request.deadline(), (cells, at) -> {
            switch (cells[0]) {
                case "partner" -> {}
                case "portal" -> portal(cells, at, sink);
                case "end" -> ended[0] = true;
                default -> sink.error(at, "expected 'partner', 'portal' or 'end' at the begin of the line");
            }
        });
        if (!ended[0]) {
            throw new SourceException(
                    SourceException.Kind.MALFORMED, "the file has no last line 'end': it was cut off; write it again");
        }
    }

    private static void portal(String[] cells, Origin at, FactSink sink) {
        if (cells.length != 6 || cells[1].isBlank()) {
            sink.error(at, "expected 6 cells, of which the second is the portal's id, found " + cells.length);
            return;
        }
        PortalFacts facts = sink.portal(cells[1].strip(), at);
        if (!cells[2].isEmpty()) {
            facts.name(cells[2]);
        }
        mrr(cells[3], cells[4], at, facts, sink);
        sale(cells[5], at, facts, sink);
    }

    /** What is unknown is not said: never zero, never "none". */
    private static void mrr(String amount, String currency, Origin at, PortalFacts facts, ProblemSink problems) {
        if (amount.isEmpty()) {
            return;
        }
        if (AMOUNT.matcher(amount).matches() && CURRENCY.matcher(currency).matches()) {
            facts.mrr(new BigDecimal(amount), currency, at);
        } else {
            problems.error(
                    at,
                    "expected an MRR such as 1125.50 and a currency such as USD, found '" + amount + "' and '"
                            + currency + "'");
        }
    }

    private static void sale(String day, Origin at, PortalFacts facts, ProblemSink problems) {
        if (day.equals("-")) {
            facts.notSoldByPartner();
        } else if (!day.isEmpty()) {
            Optional<LocalDate> sold = day(day);
            sold.ifPresent(facts::soldOn);
            if (sold.isEmpty()) {
                problems.error(at, "expected a day that exists, such as 2018-03-15, found '" + day + "'");
            }
        }
    }

    /** A day of the years 1 to 9999; what the SPI does not take is checked here, where the place in the file is known. */
    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> day.getYear() >= 1 && day.getYear() <= 9999);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Line by line, so that a file may be as long as it likes; gives up at the deadline and when interrupted. */
    private void lines(Instant deadline, Line line) throws SourceException {
        try (BufferedReader reader = Files.newBufferedReader(file)) {
            int number = 0;
            for (String text = reader.readLine(); text != null; text = reader.readLine()) {
                number++;
                if (Thread.currentThread().isInterrupted() || Instant.now().isAfter(deadline)) {
                    throw new SourceException(SourceException.Kind.UNAVAILABLE, "reading was given up before the end");
                }
                line.take(text.split("\t", -1), new Origin.InFile(String.valueOf(file.getFileName()), 0, number, 1));
            }
        } catch (AccessDeniedException e) {
            throw new SourceException(
                    SourceException.Kind.REFUSED, "the file may not be read; check its permissions", e);
        } catch (NoSuchFileException e) {
            throw new SourceException(SourceException.Kind.MALFORMED, "there is no such file; check the path", e);
        } catch (CharacterCodingException e) {
            throw new SourceException(SourceException.Kind.MALFORMED, "the file is not UTF-8; write it again", e);
        } catch (IOException e) {
            throw new SourceException(
                    SourceException.Kind.UNAVAILABLE, "the file cannot be read; check the disk, then try again", e);
        }
    }

    @Override
    public void close() {
        // nothing is held between two calls
    }
}
