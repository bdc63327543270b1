package io.datasync.api.synctypes;

import io.datasync.contract.catalog.Column;
import io.datasync.contract.catalog.Dataset;
import io.datasync.contract.catalog.Kind;
import io.datasync.contract.catalog.Rule;
import io.datasync.contract.catalog.Scope;
import io.datasync.contract.catalog.SyncType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sync type as its page needs it.
///
/// @param order          of the pages; the smaller stands first
/// @param spreadsheetUrl where a person opens its spreadsheet; null where that is not known
record SyncTypeView(
        String type,
        String label,
        String page,
        int order,
        @Nullable String spreadsheetUrl,
        List<DatasetView> datasets) {
    SyncTypeView {
        datasets = List.copyOf(datasets);
    }

    static SyncTypeView of(SyncType type, @Nullable String spreadsheetUrl) {
        return new SyncTypeView(
                type.type(),
                type.label(),
                type.page(),
                type.order(),
                spreadsheetUrl,
                type.datasets().stream().map(DatasetView::of).toList());
    }

    /// @param title        on its tab in the console
    /// @param tab          the spreadsheet's tab
    /// @param key          the columns that identify a record
    /// @param nameColumn   what a record is shown as
    /// @param detailColumn what stands beside it; null for nothing
    record DatasetView(
            String dataset,
            String label,
            String title,
            String tab,
            List<String> key,
            String nameColumn,
            @Nullable String detailColumn,
            List<ColumnView> columns) {
        DatasetView {
            key = List.copyOf(key);
            columns = List.copyOf(columns);
        }

        static DatasetView of(Dataset dataset) {
            return new DatasetView(
                    dataset.dataset(),
                    dataset.label(),
                    dataset.title(),
                    dataset.tab(),
                    dataset.key(),
                    dataset.nameColumn(),
                    dataset.detailColumn(),
                    dataset.columns().stream().map(ColumnView::of).toList());
        }
    }

    /// @param required   a row without it is skipped
    /// @param present    a row without it fails
    /// @param references the dataset that a value names a record of; null for none
    /// @param oneOf      the values it may have; null for any
    record ColumnView(
            String name,
            String header,
            Kind kind,
            boolean required,
            boolean present,
            boolean unique,
            @Nullable String references,
            @Nullable List<String> oneOf) {
        static ColumnView of(Column column) {
            return new ColumnView(
                    column.name(),
                    column.header(),
                    column.kind(),
                    column.required(),
                    column.present(),
                    column.unique(),
                    references(column),
                    oneOf(column));
        }

        private static @Nullable String references(Column column) {
            return column.scope() instanceof Scope.Exists(String dataset, String _)
                    ? dataset
                    : column.references();
        }

        private static @Nullable List<String> oneOf(Column column) {
            for (Rule rule : column.rules()) {
                if (rule instanceof Rule.OneOf(List<String> values)) {
                    return values;
                }
            }
            return null;
        }
    }
}
