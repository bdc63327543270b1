package io.datasync.contract.catalog;

import io.datasync.contract.catalog.CatalogException.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the catalog from a directory, one YAML file per sync type. It checks everything before it gives anything, so
/// that whoever wrote a wrong file sees all its faults at once.
public final class CatalogLoader {
    private CatalogLoader() {}

    /// Reads all `*.yaml` of the directory; other files, and what begins with a dot, are left alone.
    ///
    /// @throws CatalogException with every fault found
    public static Catalog load(Path directory) {
        List<Fault> faults = new ArrayList<>();
        List<TypeDraft> drafts = new ArrayList<>();
        for (Path file : files(directory)) {
            read(file, faults).ifPresent(drafts::add);
        }
        CatalogChecks.check(drafts);
        drafts.forEach(draft -> faults.addAll(draft.faults().found()));
        if (!faults.isEmpty()) {
            throw new CatalogException(faults);
        }
        return new Catalog(drafts.stream().map(TypeDraft::build).toList());
    }

    private static Optional<TypeDraft> read(Path file, List<Fault> unreadable) {
        Faults faults = new Faults(String.valueOf(file.getFileName()));
        Optional<TypeDraft> draft =
                YamlFile.read(file, faults)
                        .map(root -> TypeDraft.read(new Mapping("", root, faults)));
        if (draft.isEmpty()) {
            unreadable.addAll(faults.found());
        }
        return draft;
    }

    private static List<Path> files(Path directory) {
        List<Path> all;
        try (Stream<Path> entries = Files.list(directory)) {
            all = entries.filter(Files::isRegularFile).filter(file -> !hidden(file)).toList();
        } catch (IOException e) {
            throw refusal(
                    directory,
                    "cannot be read as a directory (%s); give the directory that holds the catalog's YAML files"
                            .formatted(e.getClass().getSimpleName()));
        }
        for (Path file : all) {
            if (file.toString().endsWith(".yml")) {
                throw refusal(file, "would be passed over; rename it, its name must end in .yaml");
            }
        }
        List<Path> yaml =
                all.stream().filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        if (yaml.isEmpty()) {
            throw refusal(
                    directory,
                    "holds no *.yaml file; give the directory that holds the catalog, one YAML file per sync type");
        }
        return yaml;
    }

    private static boolean hidden(Path file) {
        return String.valueOf(file.getFileName()).startsWith(".");
    }

    private static CatalogException refusal(Path place, String reason) {
        return new CatalogException(List.of(new Fault(place.toString(), "", reason)));
    }
}
