package dev.tierwise.programmes;

import static dev.tierwise.domain.programme.BuiltInProgrammes.HUBSPOT_2016_11;
import static dev.tierwise.domain.programme.BuiltInProgrammes.HUBSPOT_2018_01;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tierwise.domain.programme.Programme;
import dev.tierwise.files.yaml.InvalidFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgrammeCatalogueTest {

    @TempDir
    private Path folder;

    @Test
    void an_id_means_a_built_in_programme() {
        assertThat(find("hubspot-2018-01")).isEqualTo(HUBSPOT_2018_01);
        assertThat(find("hubspot-2016-11")).isEqualTo(HUBSPOT_2016_11);
    }

    @Test
    void an_unknown_id_names_the_nearest_and_all() {
        assertThat(unknown("hubspot-2018-02"))
                .isEqualTo("--programme: there is no programme 'hubspot-2018-02'; did you mean 'hubspot-2018-01'?"
                        + " built in: hubspot-2018-01, hubspot-2016-11, hubspot; or name a file that ends with .yaml");
        assertThat(unknown("own")).startsWith("--programme: there is no programme 'own'; built in: hubspot-2018-01");
    }

    @Test
    void the_name_of_a_yaml_file_or_a_path_means_a_file_in_the_folder() throws IOException {
        Files.createDirectory(folder.resolve("sub"));
        for (String name : new String[] {"own.yaml", "own.YML", "sub/own", "./own.yaml"}) {
            Files.writeString(folder.resolve(name), ProgrammeYaml.write(HUBSPOT_2016_11));
            assertThat(find(name)).isEqualTo(HUBSPOT_2016_11);
        }
        assertThat(find(folder.resolve("own.yaml").toString())).isEqualTo(HUBSPOT_2016_11);
    }

    @Test
    void a_file_that_is_no_programme_is_wrong_usage() throws IOException {
        Files.writeString(folder.resolve("own.yaml"), "schema: tierwise/programme/1\n");

        assertThat(invalid("none.yaml")).isEqualTo("none.yaml:1:1: there is no such file");
        assertThat(invalid("own.yaml").lines()).hasSize(9).allMatch(line -> line.startsWith("own.yaml:1:1: "));
        assertThat(unknown("\0.yaml")).startsWith("--programme: this is not the name of a file");
    }

    private Programme find(String text) {
        return ProgrammeCatalogue.find(new ProgrammeReference("--programme", text, folder))
                .programme();
    }

    private String unknown(String text) {
        return error(UnknownProgrammeException.class, text);
    }

    private String invalid(String text) {
        return error(InvalidFileException.class, text);
    }

    private <E extends RuntimeException> String error(Class<E> expected, String text) {
        E e = catchThrowableOfType(expected, () -> find(text));
        assertThat(e).isNotNull();
        return e.getMessage();
    }
}
