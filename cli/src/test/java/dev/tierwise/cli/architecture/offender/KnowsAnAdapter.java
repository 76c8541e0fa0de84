package dev.tierwise.cli.architecture.offender;

import com.google.inject.Injector;
import dev.tierwise.adapter.csv.CsvSourceFactory;
import dev.tierwise.spi.SourceFactory;

/** What the command line must not do, and what nothing but the wiring may. */
public class KnowsAnAdapter {
    SourceFactory adapter(Injector injector) {
        return injector == null ? new CsvSourceFactory() : injector.getInstance(CsvSourceFactory.class);
    }
}
