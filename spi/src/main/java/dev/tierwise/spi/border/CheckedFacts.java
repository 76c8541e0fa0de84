package dev.tierwise.spi.border;

import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.spi.FactSink;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.PortalFacts;

/** Takes what a source says about certifications and portals at its border. */
final class CheckedFacts extends CheckedProblems implements FactSink {

    private final FactSink sink;
    private final Border border;

    CheckedFacts(FactSink sink, Border border) {
        super(sink, border);
        this.sink = sink;
        this.border = border;
    }

    @Override
    public PortalFacts portal(String id, Origin at) {
        border.id(id, "id");
        Origin place = border.at(at);
        return new CheckedPortal(border.pass(() -> sink.portal(id, place)), border);
    }

    @Override
    public PortalFacts about(String id, Origin at) {
        border.id(id, "id");
        Origin place = border.at(at);
        return new CheckedPortal(border.pass(() -> sink.about(id, place)), border);
    }

    @Override
    public void certificationsComplete() {
        border.tell(sink::certificationsComplete);
    }

    @Override
    public void certification(Certification certification, Origin at) {
        check(certification);
        Origin place = border.at(at);
        border.tell(() -> sink.certification(certification, place));
    }

    private void check(Certification certification) {
        Border.given(certification, "certification");
        border.id(certification.id(), "certification.id");
        Border.given(certification.holder(), "certification.holder")
                .ifPresent(holder -> border.key(holder, "certification.holder"));
        Border.day(certification.awardedOn(), "certification.awardedOn");
        Border.given(certification.expiresOn(), "certification.expiresOn")
                .ifPresent(day -> Border.day(day, "certification.expiresOn"));
    }

    @Override
    public void assumption(String id, String value) {
        border.id(id, "id");
        String text = border.text(value, "value");
        border.tell(() -> sink.assumption(id, text));
    }
}
