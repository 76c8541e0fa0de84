package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.ProgrammeCodec;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.UpdateDays;

/** The programmes of the tests: the built-in one with days of its own. */
final class Programmes {

    static final ProgrammeCodec CODEC = new ProgrammeCodec() {
        @Override
        public String write(Programme programme) {
            return programme.id() + " " + programme.updateDays().reportDay() + " "
                    + programme.updateDays().tierDay();
        }

        @Override
        public Programme read(String text) {
            String[] words = text.split(" ");
            if (words.length != 3) {
                throw new LedgerException(LedgerException.Kind.DAMAGED, "'" + text + "' is not a programme");
            }
            return programme(words[0], Integer.parseInt(words[1]), Integer.parseInt(words[2]));
        }
    };

    private Programmes() {}

    static Programme programme(String id, int reportDay, int tierDay) {
        Programme like = BuiltInProgrammes.HUBSPOT_2018_01;
        return new Programme(
                id,
                like.label(),
                like.currency(),
                like.metrics(),
                like.soldWindow(),
                like.appLookBack(),
                like.apps(),
                like.certification(),
                new UpdateDays(reportDay, tierDay),
                like.tiers());
    }
}
