package io.datasync.audit.runs;

import io.datasync.audit.paging.Cursor;
import io.datasync.audit.storage.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// The conditions of a query on table `run` named `r`: fixed texts, chosen by what is asked for, their values bound.
final class RunConditions {
    /// A refused sync's dead letter whose refusal came as an event too says nothing new.
    private static final String SHOWN =
            """
            (r.origin = 'event' OR r.request IS NOT NULL
             OR NOT EXISTS (SELECT FROM run e WHERE e.id = r.sync_id AND e.origin = 'event' AND e.outcome = 'rejected'))
            """;

    private static final String WORDS =
            """
            (r.type ILIKE :words OR r.message ILIKE :words OR r.error_code ILIKE :words OR r.error_message ILIKE :words
             OR r.actor_name ILIKE :words OR r.actor_email ILIKE :words OR r.actor_id ILIKE :words
             OR EXISTS (SELECT FROM record c
                        WHERE c.sync_id = r.id
                          AND (c.name ILIKE :words OR c.detail ILIKE :words OR c.subject_key ILIKE :words
                               OR c.reason ILIKE :words)))
            """;

    private final List<String> conditions = new ArrayList<>();
    private final List<Consumer<Query>> bindings = new ArrayList<>();

    private RunConditions() {
        conditions.add(SHOWN);
    }

    static RunConditions of(RunFilter filter, @Nullable Cursor after) {
        RunConditions where = new RunConditions();
        where.any("r.type = ANY (:types)", "types", filter.types());
        where.any("r.outcome = ANY (:outcomes)", "outcomes", filter.outcomes());
        where.containing(
                "(r.actor_name ILIKE :actor OR r.actor_email ILIKE :actor OR r.actor_id ILIKE :actor)",
                "actor",
                filter.actor());
        where.value("r.at >= :from", "from", filter.from());
        where.value("r.at < :to", "to", filter.to());
        where.containing(WORDS, "words", filter.words());
        if (after != null) {
            where.conditions.add("(r.at, r.id) < (:afterAt, :afterId)");
            where.bindings.add(
                    query ->
                            query.bind("afterAt", after.instant(0)).bind("afterId", after.uuid(1)));
        }
        return where;
    }

    String sql() {
        return " WHERE " + String.join(" AND ", conditions);
    }

    Query bind(Query query) {
        bindings.forEach(binding -> binding.accept(query));
        return query;
    }

    private void any(String condition, String name, List<String> values) {
        if (!values.isEmpty()) {
            conditions.add(condition);
            String[] array = values.toArray(String[]::new);
            bindings.add(query -> query.bind(name, array));
        }
    }

    private void containing(String condition, String name, @Nullable String words) {
        value(condition, name, words == null ? null : Texts.containing(words));
    }

    private void value(String condition, String name, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            bindings.add(query -> query.bind(name, value));
        }
    }
}
