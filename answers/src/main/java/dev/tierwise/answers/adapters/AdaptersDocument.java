package dev.tierwise.answers.adapters;

import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.document.LeftOutIfNull;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code tierwise/adapters/1}: which sources can be read.
 *
 * @param adapters each adapter, by name
 */
public record AdaptersDocument(List<Adapter> adapters) implements Document {

    @Override
    public String schema() {
        return "tierwise/adapters/1";
    }

    @Override
    public Rules programmeRules() {
        return Rules.of(BuiltInProgrammes.HUBSPOT_2018_01);
    }

    /**
     * An adapter.
     *
     * @param adapter       its name
     * @param description   what it reads
     * @param plugin        the folder of the plug-in that it comes from; null if it is built in
     * @param facts         the facts that it gives, as codes
     * @param settings      the settings that it takes
     * @param descriptionIn what it reads, by the code of another language; left out if there is no other wording
     */
    public record Adapter(
            String adapter,
            String description,
            @Nullable String plugin,
            List<String> facts,
            List<Setting> settings,
            @LeftOutIfNull @Nullable Map<String, String> descriptionIn) {}

    /**
     * A setting.
     *
     * @param setting       its name: a key of the source in the configuration
     * @param description   what it is
     * @param byDefault     what holds if it is not given; null if nothing does
     * @param required      whether it has to be given
     * @param secret        whether it is given by reference alone
     * @param option        the option of the command line that sets it; null if there is none
     * @param fields        the settings of each record, if it is a list of records
     * @param descriptionIn what it is, by the code of another language; left out if there is no other wording
     */
    public record Setting(
            String setting,
            String description,
            @Nullable String byDefault,
            boolean required,
            boolean secret,
            @Nullable String option,
            List<Setting> fields,
            @LeftOutIfNull @Nullable Map<String, String> descriptionIn) {}
}
