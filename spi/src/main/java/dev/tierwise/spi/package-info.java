/**
 * What an adapter implements, and nothing else: a {@link dev.tierwise.spi.SourceFactory}, found by
 * {@link java.util.ServiceLoader}, opens a {@link dev.tierwise.spi.Source} that pushes facts into sinks.
 *
 * <p>Reading has two phases. First each source says what it knows about the partner, which settles the time zone and
 * with it the day that is asked about. Then the sources, one after the other in the user's order of preference, push
 * what they know about certifications and portals. A source knows neither the other sources, nor the exchange rates,
 * nor the programme: the application merges, converts and checks.
 *
 * <p>What users read is a {@link dev.tierwise.domain.text.Text} if its author wrote it in several languages: {@code Text.of(MyAdapter.class,
 * "key", values)} with the files {@code messages_en.properties} and {@code messages_de.properties} beside that class. Every such method also
 * takes a {@code String}, which is English.
 *
 * <p>What a source does not say is unknown. It must never say "none" or "zero" for what it could not read.
 */
@NullMarked
package dev.tierwise.spi;

import org.jspecify.annotations.NullMarked;
