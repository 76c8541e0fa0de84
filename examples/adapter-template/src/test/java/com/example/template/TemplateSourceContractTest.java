package com.example.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.spi.Setting;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import dev.tierwise.testkit.Agency;
import dev.tierwise.testkit.Agency.Customer;
import dev.tierwise.testkit.Breakage;
import dev.tierwise.testkit.Recording;
import dev.tierwise.testkit.SourceContract;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The adapter keeps the contract: it says only how an agency is put where it reads it. */
class TemplateSourceContractTest extends SourceContract {

    @Override
    protected SourceFactory factory() {
        return new TemplateSourceFactory();
    }

    @Override
    protected SourceSettings settings(Agency agency, Path place) throws IOException {
        StringBuilder text = new StringBuilder("partner\t" + agency.name() + "\t" + agency.emailDomain() + "\n");
        for (Customer customer : agency.portals()) {
            text.append(String.join(
                            "\t",
                            "portal",
                            customer.id(),
                            customer.name().orElse(""),
                            customer.mrr().map(BigDecimal::toPlainString).orElse(""),
                            customer.currency(),
                            sold(customer.sold())))
                    .append('\n');
        }
        return written(place, text.append("end\n").toString());
    }

    private static SourceSettings written(Path place, String text) throws IOException {
        return at(Files.writeString(place.resolve("agency.txt"), text));
    }

    private static SourceSettings at(Path file) {
        return SourceSettings.builder()
                .path(Setting.LOCATION, file.toString(), file)
                .build();
    }

    private static String sold(Agency.Sold sold) {
        if (sold instanceof Agency.Sold.On on) {
            return on.day().toString();
        }
        return sold instanceof Agency.Sold.Never ? "-" : "";
    }

    @Override
    protected Optional<SourceSettings> broken(Breakage breakage, Agency agency, Path place) throws IOException {
        return switch (breakage) {
            case MALFORMED -> Optional.of(written(place, "portal\t1\tAcme\tmany\tUSD\t\nend\n"));
            case CUT_OFF -> {
                settings(agency, place);
                String whole = Files.readString(place.resolve("agency.txt"));
                yield Optional.of(written(place, whole.substring(0, whole.lastIndexOf("portal"))));
            }
            case WRONG_VALUE -> {
                settings(agency, place);
                String whole = Files.readString(place.resolve("agency.txt"));
                int last = whole.lastIndexOf("1125.50");
                yield Optional.of(written(place, whole.substring(0, last) + "many" + whole.substring(last + 7)));
            }
            case ABSENT -> Optional.of(at(place.resolve("not-there.txt")));
            // nobody answers for a file, too late or not at all
            default -> Optional.empty();
        };
    }

    @Test
    void a_file_that_is_missing_cut_off_or_not_utf_8_is_malformed(@TempDir Path place) throws IOException {
        Path missing = place.resolve("missing.txt");
        Path cutOff = Files.writeString(place.resolve("cut-off.txt"), "partner\tNordlicht\tnordlicht.example\n");
        Path latin = Files.write(place.resolve("latin.txt"), new byte[] {(byte) 0xE4, '\n'});

        for (Path file : List.of(missing, cutOff, latin)) {
            assertThatThrownBy(() -> Recording.of(factory(), at(file), Agency.DAY))
                    .isInstanceOfSatisfying(
                            SourceException.class, e -> assertThat(e.kind()).isEqualTo(SourceException.Kind.MALFORMED));
        }
    }

    @Test
    void a_line_that_is_too_short_is_an_error_with_its_place(@TempDir Path place) throws Exception {
        Recording said = Recording.of(
                factory(),
                written(place, "partner\tN\tn.example\nportal\t1\tAcme\nportal\t2\tB\t\t\t\nend\n"),
                Agency.DAY);

        assertThat(said.listed()).containsExactly("2");
        assertThat(said.errors())
                .extracting(Recording.Problem::toString)
                .containsExactly("agency.txt:2:2: expected 6 cells, found 3");
    }
}
