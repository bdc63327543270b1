package io.datasync.api.records;

import io.datasync.contract.catalog.Kind;

/// How the kinds of the catalog stand in PostgreSQL.
final class SqlType {
    private SqlType() {}

    static String of(Kind kind) {
        return switch (kind) {
            case TEXT, EMAIL, PHONE -> "text";
            case DATE -> "date";
            case TIME -> "time";
            case BOOLEAN -> "boolean";
            case INTEGER -> "bigint";
            case DECIMAL -> "numeric";
            case LIST -> "text[]";
        };
    }

    static boolean isText(Kind kind) {
        return of(kind).equals("text");
    }
}
