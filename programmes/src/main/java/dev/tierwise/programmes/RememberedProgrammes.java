package dev.tierwise.programmes;

import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.ProgrammeCodec;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.References;
import dev.tierwise.files.yaml.InvalidFileException;
import jakarta.inject.Inject;

/**
 * Programmes as a ledger remembers them: built-in ones by their id, others as the YAML that they would be exported as. A
 * ledger follows rules, wherever they are published, so it remembers them without their references.
 */
public final class RememberedProgrammes implements ProgrammeCodec {

    @Inject
    public RememberedProgrammes() {}

    @Override
    public String write(Programme programme) {
        return BuiltInProgrammes.all().stream().anyMatch(programme::hasSameRules)
                ? programme.id()
                : ProgrammeYaml.write(programme.with(References.NONE));
    }

    @Override
    public Programme read(String text) {
        for (Programme programme : BuiltInProgrammes.all()) {
            if (programme.id().equals(text)) {
                return programme;
            }
        }
        try {
            return ProgrammeYaml.parse(text, "programme").programme();
        } catch (InvalidFileException e) {
            throw LedgerException.unreadableProgramme(e.text());
        }
    }
}
