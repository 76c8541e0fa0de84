package dev.tierwise.spi;

import java.util.Objects;

/**
 * Where a source found something, for the people who must correct it. A source does not name itself in it; the
 * application does that where it is needed.
 */
public sealed interface Origin {

    /**
     * A place in a file.
     *
     * @param file   the file's name inside the source, for instance {@code users.csv}
     * @param order  the position of the file among the source's files; problems are listed in that order
     * @param line   the physical line where the row begins, first = 1; 1 for a file that is missing
     * @param column the number of the field, first = 1; 1 where no single field is meant
     */
    record InFile(String file, int order, int line, int column) implements Origin {

        /**
         * @throws NullPointerException     if the file is null
         * @throws IllegalArgumentException if line or column is less than 1
         */
        public InFile {
            Objects.requireNonNull(file, "file");
            if (line < 1 || column < 1) {
                throw new IllegalArgumentException("lines and columns are counted from 1");
            }
        }
    }

    /**
     * A record of a service.
     *
     * @param id the record's id there
     */
    record OfRecord(String id) implements Origin {

        /** @throws NullPointerException if the id is null */
        public OfRecord {
            Objects.requireNonNull(id, "id");
        }
    }

    /**
     * What a service answered to a request about a record.
     *
     * @param record  the record's id there
     * @param request the request, and what of the answer tells; for people, without secrets
     */
    record OfAnswer(String record, String request) implements Origin {

        /** @throws NullPointerException if the record or the request is null */
        public OfAnswer {
            Objects.requireNonNull(record, "record");
            Objects.requireNonNull(request, "request");
        }
    }
}
