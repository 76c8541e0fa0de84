package dev.tierwise.spi.border;

import dev.tierwise.spi.DiagnosisSink;
import dev.tierwise.spi.FactSink;
import dev.tierwise.spi.Finding;
import dev.tierwise.spi.PartnerSink;
import dev.tierwise.spi.ReadRequest;
import dev.tierwise.spi.Redaction;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import java.time.Instant;

/**
 * A source whose calls are checked: a value that the SPI does not allow throws at the call, in the adapter; the sinks close when the
 * method that they were given to ends; and nothing that the source says shows one of its secrets.
 */
public final class CheckedSource implements Source {

    private final Source source;
    private final SourceSecrets secrets;

    /** @param secrets those that the source was given */
    public CheckedSource(Source source, SourceSecrets secrets) {
        this.source = source;
        this.secrets = secrets;
    }

    /**
     * Opens a source.
     *
     * @param redaction what no message of the source may show, besides the source's own secrets
     * @throws SourceException what the adapter throws, without secrets
     */
    public static Source open(SourceFactory adapter, SourceSettings settings, Redaction redaction)
            throws SourceException {
        SourceSecrets secrets = SourceSecrets.of(adapter.settings(), settings, redaction);
        try {
            return new CheckedSource(adapter.open(settings), secrets);
        } catch (SourceException e) {
            throw secrets.maskedIn(e);
        }
    }

    @Override
    public void readPartner(Instant deadline, PartnerSink sink) throws SourceException {
        try (Border border = new Border("readPartner", secrets)) {
            source.readPartner(deadline, new CheckedPartner(sink, border));
        } catch (SourceException e) {
            throw secrets.maskedIn(e);
        }
    }

    @Override
    public void read(ReadRequest request, FactSink sink) throws SourceException {
        try (Border border = new Border("read", secrets)) {
            source.read(request, new CheckedFacts(sink, border));
        } catch (SourceException e) {
            throw secrets.maskedIn(e);
        }
    }

    @Override
    public void diagnose(ReadRequest request, DiagnosisSink sink) throws SourceException {
        try (Border border = new Border("diagnose", secrets)) {
            source.diagnose(request, finding -> {
                Border.given(finding, "finding");
                Finding masked = new Finding(
                        border.message(finding.subjectText(), "subject"),
                        finding.status(),
                        secrets.maskedIn(finding.check()),
                        border.message(finding.messageText(), "message"),
                        border.message(finding.adviceText(), "advice"));
                border.tell(() -> sink.finding(masked));
            });
        } catch (SourceException e) {
            throw secrets.maskedIn(e);
        }
    }

    @Override
    public void close() {
        source.close();
    }
}
