package dev.tierwise.adapter.csv;

import dev.tierwise.adapter.csv.mapping.ErrorList;
import dev.tierwise.adapter.csv.mapping.ExportMapping;
import dev.tierwise.adapter.csv.mapping.Exports;
import dev.tierwise.adapter.csv.mapping.Inferences;
import dev.tierwise.adapter.csv.mapping.MappedTable;
import dev.tierwise.adapter.csv.mapping.MappingReader;
import dev.tierwise.adapter.csv.proposal.Draft;
import dev.tierwise.adapter.csv.proposal.ExportFamily;
import dev.tierwise.adapter.csv.workbook.BadWorkbookException;
import dev.tierwise.adapter.tables.BrokenTableException;
import dev.tierwise.adapter.tables.Spelling;
import dev.tierwise.adapter.tables.Table;
import dev.tierwise.adapter.tables.TableKind;
import dev.tierwise.domain.text.Text;
import dev.tierwise.files.yaml.Findings;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.proposal.MappingProposal;
import dev.tierwise.spi.proposal.MappingProposal.ProposedColumn;
import dev.tierwise.spi.proposal.MappingProposal.ProposedTable;
import dev.tierwise.spi.proposal.MappingProposer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Proposes a mapping for the files of a folder. */
public final class FileMappingProposer implements MappingProposer {

    private static final int MOST_ROWS = 2_000;
    private static final int ROWS_SHOWN = 3;
    private static final int LENGTH_OF_A_DAY = 10;

    /** Does nothing; called by {@link java.util.ServiceLoader}. */
    public FileMappingProposer() {}

    @Override
    public String fileName() {
        return MappingReader.FILE;
    }

    @Override
    public List<String> presets() {
        return List.of("hubspot");
    }

    @Override
    public MappingProposal propose(Path folder, Known known) throws SourceException {
        if (!Files.isDirectory(folder)) {
            throw new SourceException(
                    SourceException.Kind.MALFORMED, Text.of(FileMappingProposer.class, "no.folder", folder));
        }
        FileTables tables = new FileTables(folder, folder.toString(), StandardCharsets.UTF_8, Optional.empty());
        try (FileShelf shelf = FileShelf.open(folder);
                ShelfExports exports = new ShelfExports(shelf, StandardCharsets.UTF_8, tables::partnerOfFiles)) {
            return propose(folder, known, FolderFiles.of(shelf), exports);
        } catch (IOException e) {
            throw new SourceException(
                    SourceException.Kind.MALFORMED,
                    Text.of(FileMappingProposer.class, "proposal.unreadable", folder),
                    e);
        } catch (BadWorkbookException e) {
            throw new SourceException(SourceException.Kind.MALFORMED, e.text(), e);
        }
    }

    private static MappingProposal propose(Path folder, Known known, FolderFiles ours, ShelfExports exports)
            throws SourceException {
        ErrorList wrong = new ErrorList();
        Draft draft = new Draft(families(known, ours, exports, wrong), known);
        if (!draft.hasPortals()) {
            throw new SourceException(
                    SourceException.Kind.MALFORMED,
                    Text.of(
                            FileMappingProposer.class,
                            ours.has(TableKind.PORTALS) ? "portals.there" : "portals.none",
                            folder,
                            String.join(", ", exports.names())));
        }
        String text = draft.text();
        Findings findings = new Findings();
        Optional<ExportMapping> mapping =
                MappingReader.parse(text.getBytes(StandardCharsets.UTF_8), MappingReader.FILE, findings);
        List<ProposedTable> tables = new ArrayList<>();
        if (mapping.isPresent() && !findings.hasErrors()) {
            for (Map.Entry<TableKind, List<String>> table : draft.tables().entrySet()) {
                tables.add(table(table.getKey(), table.getValue(), draft, mapping.get(), exports, wrong));
            }
        }
        findings.eachError(
                (place, error) -> wrong.error(new Origin.InFile(place.file(), 0, place.line(), place.column()), error));
        return new MappingProposal(text, tables, draft.left(), open(draft, mapping, ours), wrong.errors());
    }

    /** The files that are none of ours, those of one header together. */
    private static List<ExportFamily> families(Known known, FolderFiles ours, ShelfExports exports, ErrorList wrong)
            throws SourceException {
        Set<String> names = Draft.names(known);
        Map<List<String>, ExportFamily> families = new LinkedHashMap<>();
        for (String name : exports.names()) {
            if (!isTable(name) || ours.isOurs(name)) {
                continue;
            }
            for (Exports.File file : exports.named(name, TableKind.PORTALS.order())) {
                try (Table table = file.open(Optional.empty(), 0, names, new ErrorList())) {
                    List<String> header = List.copyOf(table.header());
                    ExportFamily family = families.computeIfAbsent(
                            header.stream().map(Spelling::form).toList(),
                            any -> new ExportFamily(new ArrayList<>(), header, new ArrayList<>()));
                    family.names().add(file.name());
                    read(table, family);
                } catch (BrokenTableException e) {
                    wrong.error(e.at(), e.text());
                }
            }
        }
        return List.copyOf(families.values());
    }

    private static boolean isTable(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !lower.startsWith("~$")
                && (lower.endsWith(".csv")
                        || lower.endsWith(".tsv")
                        || lower.endsWith(".zip")
                        || FolderFiles.isWorkbook(name));
    }

    private static void read(Table table, ExportFamily family) throws BrokenTableException, SourceException {
        while (family.rows().size() < MOST_ROWS && table.next()) {
            List<String> row = new ArrayList<>();
            for (int i = 0; i < family.header().size(); i++) {
                row.add(Spelling.trimmed(table.text(i)));
            }
            family.rows().add(row);
        }
    }

    private static ProposedTable table(
            TableKind kind, List<String> files, Draft draft, ExportMapping mapping, Exports exports, ErrorList wrong)
            throws SourceException {
        List<ProposedColumn> columns = new ArrayList<>();
        Objects.requireNonNull(mapping.tables().get(kind))
                .columns()
                .forEach((name, source) ->
                        columns.add(new ProposedColumn(name, Inferences.from(source), draft.isGuessed(kind, name))));
        List<String> header = columns.stream().map(ProposedColumn::name).toList();
        List<List<String>> rows = new ArrayList<>();
        try (MappedTable table = MappedTable.open(mapping, kind, exports, wrong)) {
            while (rows.size() < ROWS_SHOWN && table.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 0; i < header.size(); i++) {
                    row.add(shown(header.get(i), table, i));
                }
                rows.add(row);
            }
        } catch (BrokenTableException e) {
            wrong.error(e.at(), e.text());
        }
        return new ProposedTable(kind.id(), files, columns, header, rows);
    }

    /** A cell as it is read; of an address its domain alone. */
    private static String shown(String column, Table table, int index) {
        if (table.isOpen(index)) {
            return "?";
        }
        String text = table.text(index);
        if (column.endsWith("_on") && text.length() > LENGTH_OF_A_DAY && table.isExact(index)) {
            return text.substring(0, LENGTH_OF_A_DAY);
        }
        return column.equals("email") && text.indexOf('@') >= 0 ? "…" + text.substring(text.lastIndexOf('@')) : text;
    }

    /** What no file gives. */
    private static List<Text> open(Draft draft, Optional<ExportMapping> mapping, FolderFiles ours) {
        List<Text> open = new ArrayList<>();
        boolean hasPartner = mapping.filter(given -> !given.partner().isEmpty()).isPresent();
        if (!hasPartner && !ours.has(TableKind.PARTNER)) {
            open.add(Text.of(FileMappingProposer.class, "open.partner"));
        }
        Set<String> columns = mapping.map(given -> given.tables().get(TableKind.PORTALS))
                .map(portals -> portals.columns().keySet())
                .orElse(Set.of());
        if (!columns.contains("mrr")) {
            open.add(Text.of(FileMappingProposer.class, "open.mrr"));
        }
        if (!columns.contains("sold_on")) {
            open.add(Text.of(FileMappingProposer.class, "open.sold_on"));
        }
        for (TableKind kind : List.of(TableKind.USERS, TableKind.APP_USAGE, TableKind.CERTIFICATIONS)) {
            if (!draft.tables().containsKey(kind) && !ours.has(kind)) {
                open.add(Text.of(
                        FileMappingProposer.class,
                        switch (kind) {
                            case USERS -> "open.users";
                            case APP_USAGE -> "open.app_usage";
                            default -> "open.certifications";
                        }));
            }
        }
        return open;
    }
}
