package io.datasync.contract.catalog;

import java.util.List;
import java.util.stream.Stream;

/// A good catalog file with one thing made wrong, and the fault the loader must name.
///
/// @param structural whether the JSON Schema, which knows one file and no names, must refuse it too
record Mistake(String name, String yaml, String path, String reason, boolean structural) {
    /// A file without fault that has every feature.
    static final String GOOD =
            """
            type: gift-cards
            label: Gift cards
            page: Gift Card Management
            order: 9
            guards: { rowsLostPercent: 60, rowsFailedPercent: 100 }
            datasets:
              - dataset: shops
                label: shops
                title: Shops
                tab: Shops
                table: shop
                key: [code]
                shownAs: { name: title, detail: code }
                columns:
                  - { header: Code, name: code, kind: text, required: true, aliases: [Shop, Shop Code] }
                  - { header: Title, name: title, kind: text, unique: true }
                  - { header: Rank, name: rank, kind: integer, default: 5, above: 0 }
                  - { header: Mail, name: mail, kind: email }
              - dataset: cards
                label: gift cards
                title: Gift cards
                tab: Cards
                table: gift_card
                key: [number, shop]
                shownAs: { name: number }
                columns:
                  - { header: Number, name: number, kind: text, required: true }
                  - { header: Shop, name: shop, kind: text, required: true, scope: { exists: shops, otherwise: Unknown shop } }
                  - { header: State, name: state, kind: text, oneOf: [Sold, Used], scope: { equals: Sold, otherwise: Not sold } }
                  - { header: Value, name: value, kind: decimal, present: true, atLeast: 0 }
                  - { header: From, name: valid_from, kind: date, default: 2026-01-01 }
                  - { header: Until, name: valid_until, kind: date, onOrAfter: valid_from }
                  - { header: Opens, name: opens, kind: time, default: 9:00 }
                  - { header: Closes, name: closes, kind: time, after: opens }
                  - { header: Tags, name: tags, kind: list }
                  - { header: Home, name: home, kind: text, references: shops }
            """;

    @Override
    public String toString() {
        return name;
    }

    static Stream<Mistake> all() {
        return Stream.of(structure(), kinds(), names(), references()).flatMap(List::stream);
    }

    private static List<Mistake> structure() {
        return List.of(
                structural(
                        "an unknown field",
                        "label: Gift cards\npage",
                        "lable: Gift cards\npage",
                        "lable",
                        "is no field that is known here; did you mean \"label\"?"),
                structural(
                        "a missing field",
                        "order: 9\n",
                        "",
                        "order",
                        "is missing; it must be a whole number"),
                structural(
                        "a text for a number",
                        "order: 9",
                        "order: ninth",
                        "order",
                        "is the text \"ninth\"; it must be a whole number"),
                structural(
                        "a fraction for a whole number",
                        "order: 9",
                        "order: 9.5",
                        "order",
                        "is the number 9.5; it must be a whole number"),
                structural(
                        "a guard beyond all rows",
                        "rowsLostPercent: 60",
                        "rowsLostPercent: 101",
                        "guards.rowsLostPercent",
                        "is 101; it must be from 0 to 100, in percent"),
                structural(
                        "an unknown guard",
                        "rowsFailedPercent",
                        "rowFailedPercent",
                        "guards.rowFailedPercent",
                        "is no field that is known here; did you mean \"rowsFailedPercent\"?"),
                structural(
                        "a number for a text",
                        "tab: Cards",
                        "tab: 2026",
                        "datasets[1].tab",
                        "is the number 2026; it must be text; put it in quotes if that is what is meant"),
                structural(
                        "a text for a list",
                        "key: [code]",
                        "key: code",
                        "datasets[0].key",
                        "is the text \"code\"; it must be a list of texts, as in [one, two]"),
                structural(
                        "an empty list",
                        "key: [code]",
                        "key: []",
                        "datasets[0].key",
                        "is an empty list; it must be a list of texts, as in [one, two]"),
                structural(
                        "a text for a mapping",
                        "shownAs: { name: number }",
                        "shownAs: number",
                        "datasets[1].shownAs",
                        "is the text \"number\"; it must be a mapping, as in { field: value }"),
                structural(
                        "a text for a flag",
                        "unique: true",
                        "unique: \"true\"",
                        "datasets[0].columns[1].unique",
                        "is the text \"true\"; it must be true or false, without quotes"),
                structural(
                        "a text for a bound",
                        "atLeast: 0",
                        "atLeast: zero",
                        "datasets[1].columns[3].atLeast",
                        "is the text \"zero\"; it must be a number, without quotes"),
                structural(
                        "a list for a default",
                        "default: 5",
                        "default: [5]",
                        "datasets[0].columns[2].default",
                        "is a list; it must be a plain value, as a cell would have it"),
                structural(
                        "a blank text",
                        "label: shops",
                        "label: \" \"",
                        "datasets[0].label",
                        "is blank; it must be text"),
                structural(
                        "an empty value",
                        "label: shops",
                        "label:",
                        "datasets[0].label",
                        "is blank; it must be text"),
                structural(
                        "a number in a list of texts",
                        "[Sold, Used]",
                        "[Sold, 7]",
                        "datasets[1].columns[2].oneOf[1]",
                        "is the number 7; it must be text; put it in quotes if that is what is meant"),
                structural(
                        "a column that is a text",
                        "- { header: Tags, name: tags, kind: list }",
                        "- tags",
                        "datasets[1].columns[8]",
                        "is the text \"tags\"; it must be a mapping"),
                structural(
                        "an unknown field of a scope",
                        "{ exists: shops, otherwise: Unknown shop }",
                        "{ exists: shops, otherwise: Unknown shop, equal: x }",
                        "datasets[1].columns[1].scope.equal",
                        "is no field that is known here; did you mean \"equals\"?"),
                structural(
                        "a scope of two sorts",
                        "{ exists: shops, otherwise",
                        "{ exists: shops, equals: x, otherwise",
                        "datasets[1].columns[1].scope",
                        "must have either \"equals\" or \"exists\""),
                structural(
                        "a scope of no sort",
                        "{ exists: shops, otherwise",
                        "{ otherwise",
                        "datasets[1].columns[1].scope",
                        "must have either \"equals\" or \"exists\""),
                structural(
                        "a scope without a reason",
                        "{ exists: shops, otherwise: Unknown shop }",
                        "{ exists: shops }",
                        "datasets[1].columns[1].scope.otherwise",
                        "is missing; it must be text"));
    }

    private static List<Mistake> kinds() {
        return List.of(
                structural(
                        "an unknown kind",
                        "kind: decimal",
                        "kind: decimel",
                        "datasets[1].columns[3].kind",
                        "\"decimel\" is no kind; did you mean \"decimal\"?"),
                structural(
                        "a kind far from all",
                        "kind: decimal",
                        "kind: money",
                        "datasets[1].columns[3].kind",
                        "\"money\" is no kind; known are: text, email, phone, date, time, boolean, integer, decimal, list"),
                structural(
                        "a bound on a text",
                        "name: title, kind: text,",
                        "name: title, kind: text, above: 1,",
                        "datasets[0].columns[1].above",
                        "cannot be asked of kind text; the column's kind must be integer or decimal"),
                structural(
                        "a lower bound on a date",
                        "onOrAfter: valid_from",
                        "onOrAfter: valid_from, atLeast: 1",
                        "datasets[1].columns[5].atLeast",
                        "cannot be asked of kind date; the column's kind must be integer or decimal"),
                structural(
                        "a list of values for a number",
                        "name: rank, kind: integer, default: 5,",
                        "name: rank, kind: integer, oneOf: [one],",
                        "datasets[0].columns[2].oneOf",
                        "cannot be asked of kind integer; the column's kind must be text"),
                structural(
                        "an order of texts",
                        "references: shops }",
                        "references: shops, after: number }",
                        "datasets[1].columns[9].after",
                        "cannot be asked of kind text; the column's kind must be date or time"),
                structural(
                        "a value listed twice",
                        "[Sold, Used]",
                        "[Sold, Sold]",
                        "datasets[1].columns[2].oneOf",
                        "has \"Sold\" twice; keep one"),
                structural(
                        "a unique list",
                        "name: tags, kind: list",
                        "name: tags, kind: list, unique: true",
                        "datasets[1].columns[8].unique",
                        "cannot be asked of kind list; take \"unique\" out"),
                structural(
                        "a scope's text for a number",
                        "name: rank, kind: integer,",
                        "name: rank, kind: integer, scope: { equals: \"1\", otherwise: x },",
                        "datasets[0].columns[2].scope.equals",
                        "compares texts, and the column is of kind integer; its kind must be text or email"),
                structural(
                        "required and present",
                        "name: value, kind: decimal, present: true",
                        "name: value, kind: decimal, required: true, present: true",
                        "datasets[1].columns[3].present",
                        "can never apply, a blank cell is skipped as \"required\" already; keep one of the two"),
                structural(
                        "a default of a required column",
                        "name: number, kind: text, required: true",
                        "name: number, kind: text, required: true, default: A",
                        "datasets[1].columns[0].default",
                        "fills a blank cell, so \"required\" can never apply; keep one of the two"),
                structural(
                        "a default of a unique column",
                        "name: title, kind: text, unique: true",
                        "name: title, kind: text, unique: true, default: A",
                        "datasets[0].columns[1].default",
                        "would give the same value to every blank cell of a unique column; keep one of the two"),
                named(
                        "a default that is no number",
                        "default: 5",
                        "default: five",
                        "datasets[0].columns[2].default",
                        "\"five\" cannot be read as integer; it must be plain digits"),
                named(
                        "a default that is no date",
                        "default: 2026-01-01",
                        "default: 1.1.2026",
                        "datasets[1].columns[4].default",
                        "\"1.1.2026\" cannot be read as date; it must be like 2026-11-23"),
                named(
                        "a default that is no time",
                        "default: 9:00",
                        "default: 25:00",
                        "datasets[1].columns[6].default",
                        "\"25:00\" cannot be read as time; it must be like \"9:00\""),
                named(
                        "a default that is no boolean",
                        "name: tags, kind: list",
                        "name: tags, kind: boolean, default: maybe",
                        "datasets[1].columns[8].default",
                        "\"maybe\" cannot be read as boolean; it must be true or false"),
                named(
                        "a default that is no phone number",
                        "name: tags, kind: list",
                        "name: tags, kind: phone, default: 0812",
                        "datasets[1].columns[8].default",
                        "\"0812\" cannot be read as phone; it must be like \"+628123456789\""),
                named(
                        "a default that is no e-mail address",
                        "name: tags, kind: list",
                        "name: tags, kind: email, default: nobody",
                        "datasets[1].columns[8].default",
                        "\"nobody\" cannot be read as email; it must be like name@example.com"),
                named(
                        "a default outside the list",
                        "oneOf: [Sold, Used],",
                        "oneOf: [Sold, Used], default: Lost,",
                        "datasets[1].columns[2].default",
                        "\"Lost\" is not in oneOf; it must be one of Sold, Used"),
                named(
                        "a default outside the bound",
                        "default: 5",
                        "default: 0",
                        "datasets[0].columns[2].default",
                        "\"0\" breaks the column's own rule; it must be above 0"),
                named(
                        "a date after a time",
                        "onOrAfter: valid_from",
                        "onOrAfter: opens",
                        "datasets[1].columns[5].onOrAfter",
                        "compares kind date with \"opens\", which is of kind time; both must be of one kind"));
    }

    private static List<Mistake> names() {
        return List.of(
                structural(
                        "a sync type with a capital",
                        "type: gift-cards",
                        "type: Gift-Cards",
                        "type",
                        "\"Gift-Cards\" cannot be a name here: only a-z, 0-9 and -, beginning with a letter"),
                structural(
                        "a table with a hyphen",
                        "table: gift_card",
                        "table: gift-card",
                        "datasets[1].table",
                        "\"gift-card\" cannot be a name here: only a-z, 0-9 and _, beginning with a letter"),
                structural(
                        "a table that ends itself",
                        "table: gift_card",
                        "table: \"gift_card; drop table shop\"",
                        "datasets[1].table",
                        "\"gift_card; drop table shop\" cannot be a name here: only a-z, 0-9 and _, beginning with a letter"),
                structural(
                        "a reserved name",
                        "name: rank,",
                        "name: _rank,",
                        "datasets[0].columns[2].name",
                        "\"_rank\": names beginning with _ are reserved for technical columns; begin with a letter a-z"),
                structural(
                        "a name of PostgreSQL's own",
                        "name: rank,",
                        "name: ctid,",
                        "datasets[0].columns[2].name",
                        "\"ctid\" is a name PostgreSQL keeps for itself; choose another"),
                structural(
                        "a name too long",
                        "name: rank,",
                        "name: " + "r".repeat(64) + ",",
                        "datasets[0].columns[2].name",
                        "\"" + "r".repeat(64) + "\" has 64 characters; at most 63"),
                structural(
                        "a key column twice",
                        "key: [number, shop]",
                        "key: [number, number]",
                        "datasets[1].key[1]",
                        "\"number\" stands in the key twice; keep one"),
                named(
                        "a column twice",
                        "name: rank,",
                        "name: title,",
                        "datasets[0].columns[2].name",
                        "\"title\" names an earlier column of this dataset already; give each column a name of its own"),
                named(
                        "a header twice",
                        "header: Rank",
                        "header: \"title \"",
                        "datasets[0].columns[2].header",
                        "\"title\" is taken by datasets[0].columns[1].header already; a header can mean one column only"),
                named(
                        "an alias that is a header",
                        "header: Rank,",
                        "header: Rank, aliases: [SHOP code],",
                        "datasets[0].columns[2].aliases[0]",
                        "\"SHOP code\" is taken by datasets[0].columns[0].aliases[1] already; a header can mean one column only"),
                named(
                        "a dataset twice",
                        "dataset: cards",
                        "dataset: shops",
                        "datasets[1].dataset",
                        "dataset \"shops\" stands at gift-cards.yaml, datasets[0].dataset already; each must have a name of its own"),
                named(
                        "a table twice",
                        "table: gift_card",
                        "table: shop",
                        "datasets[1].table",
                        "table \"shop\" stands at gift-cards.yaml, datasets[0].table already; each must have a name of its own"),
                named(
                        "a tab twice",
                        "tab: Cards",
                        "tab: Shops",
                        "datasets[1].tab",
                        "tab \"Shops\" stands at gift-cards.yaml, datasets[0].tab already; each must have a name of its own"));
    }

    private static List<Mistake> references() {
        return List.of(
                named(
                        "a key column that is not there",
                        "key: [code]",
                        "key: [kode]",
                        "datasets[0].key[0]",
                        "\"kode\" is no column of this dataset; did you mean \"code\"?"),
                named(
                        "a key column that may be blank",
                        "key: [code]",
                        "key: [title]",
                        "datasets[0].key[0]",
                        "\"title\" must be marked \"required: true\", for a record without a key cannot be told from others"),
                named(
                        "a name column that is not there",
                        "{ name: number }",
                        "{ name: label }",
                        "datasets[1].shownAs.name",
                        "\"label\" is no column of this dataset; known are: number, shop, state, value, valid_from, valid_until, opens, closes, tags, home"),
                named(
                        "a detail column that is not there",
                        "detail: code",
                        "detail: codes",
                        "datasets[0].shownAs.detail",
                        "\"codes\" is no column of this dataset; did you mean \"code\"?"),
                named(
                        "a column after one that is not there",
                        "after: opens",
                        "after: open",
                        "datasets[1].columns[7].after",
                        "\"open\" is no column of this dataset; did you mean \"opens\"?"),
                named(
                        "a column after itself",
                        "after: opens",
                        "after: closes",
                        "datasets[1].columns[7].after",
                        "names its own column; it must name another one"),
                named(
                        "a reference to no dataset",
                        "references: shops",
                        "references: shop",
                        "datasets[1].columns[9].references",
                        "\"shop\" is no dataset of the catalog; did you mean \"shops\"?"),
                named(
                        "a scope of no dataset",
                        "exists: shops",
                        "exists: stores",
                        "datasets[1].columns[1].scope.exists",
                        "\"stores\" is no dataset of the catalog; known are: shops, cards"),
                named(
                        "a reference to a dataset with two key columns",
                        "kind: email",
                        "kind: email, references: cards",
                        "datasets[0].columns[3].references",
                        "\"cards\" has 2 key columns (number, shop), and one cell cannot name a record of it; refer to a dataset with a single key column"),
                named(
                        "a reference of another kind than the key",
                        "name: tags, kind: list",
                        "name: tags, kind: integer, references: shops",
                        "datasets[1].columns[8].references",
                        "is of kind integer, and the key of \"shops\" is of kind text; the column's kind must be text"),
                named(
                        "a reference to the own dataset",
                        "name: title, kind: text,",
                        "name: title, kind: text, references: shops,",
                        "datasets[0].columns[1].references",
                        "refers to its own dataset; it must refer to one that is synced before"));
    }

    private static Mistake structural(
            String name, String good, String wrong, String path, String reason) {
        return new Mistake(name, replaced(good, wrong), path, reason, true);
    }

    private static Mistake named(
            String name, String good, String wrong, String path, String reason) {
        return new Mistake(name, replaced(good, wrong), path, reason, false);
    }

    private static String replaced(String good, String wrong) {
        int at = GOOD.indexOf(good);
        if (at < 0) {
            throw new IllegalArgumentException("the good file has no " + good);
        }
        return GOOD.substring(0, at) + wrong + GOOD.substring(at + good.length());
    }
}
