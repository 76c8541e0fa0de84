package dev.tierwise.spi;

import dev.tierwise.domain.programme.Programme;

/** What the SPI must not do: know the rules. */
public interface OffenderInTheSpi {
    Programme programme();
}
