package io.datasync.contract.catalog;

/// Which rows a sync is about. A row out of scope is skipped with `otherwise` as its reason; a blank cell decides
/// nothing.
public sealed interface Scope {
    /// The reason a row out of scope is skipped with, e.g. `Wrong employment type`.
    String otherwise();

    /// In scope when the cell is this text.
    record Equals(String value, String otherwise) implements Scope {}

    /// In scope when the dataset has a record with the cell as its key.
    record Exists(String dataset, String otherwise) implements Scope {}
}
