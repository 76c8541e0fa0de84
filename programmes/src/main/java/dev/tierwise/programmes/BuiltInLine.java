package dev.tierwise.programmes;

import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Label;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.ProgrammeLine;
import dev.tierwise.domain.programme.ProgrammeLine.Version;
import dev.tierwise.domain.text.Text;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** HubSpot's programmes, one after the other: those that are built in, then those that the user has filled in. */
final class BuiltInLine {

    /** What the line is called. */
    static final String ID = "hubspot";

    private static final Text NAME = Text.of(BuiltInLine.class, "line.hubspot");

    /** The day of the FAQ: on which day its rules replaced those of 2016 has never been published. */
    private static final LocalDate FAQ_OF_2018 = LocalDate.of(2018, 1, 22);

    private BuiltInLine() {}

    /**
     * The line.
     *
     * @param later the programmes that the user has filled in
     * @throws UnknownProgrammeException if one is of another currency, itself a line, or does not begin after the one before it
     */
    static ProgrammeLine with(List<ProgrammeReference.Later> later) {
        List<Version> versions = new ArrayList<>(List.of(
                new Version(Optional.empty(), BuiltInProgrammes.HUBSPOT_2016_11),
                new Version(Optional.of(FAQ_OF_2018), BuiltInProgrammes.HUBSPOT_2018_01)));
        LocalDate last = FAQ_OF_2018;
        for (ProgrammeReference.Later one : later) {
            Programme programme = ProgrammeCatalogue.find(one.programme()).programme();
            boolean fits = one.from().isAfter(last)
                    && programme.line().isEmpty()
                    && programme.currency().equals(BuiltInProgrammes.HUBSPOT_2018_01.currency());
            if (!fits) {
                throw new UnknownProgrammeException(Text.of(
                        ProgrammeCatalogue.class,
                        "catalogue.later",
                        one.programme().where(),
                        programme.historyId(),
                        last));
            }
            versions.add(new Version(Optional.of(one.from()), programme));
            last = one.from();
        }
        return new ProgrammeLine(ID, new Label(NAME.in(Locale.ENGLISH), NAME.in(Locale.GERMAN)), versions);
    }
}
