package io.datasync.bench.measure;

import io.datasync.bench.contender.ContenderKind;
import io.datasync.bench.sheet.Change;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// What to measure.
///
/// @param rounds        of each scenario; empty for as many as its size asks for
/// @param heapMegabytes of each contender's process
record Options(
        List<ContenderKind> contenders,
        List<Integer> rows,
        List<Change> changes,
        List<Integer> delays,
        Optional<Rounds> rounds,
        int heapMegabytes) {
    static final String USAGE =
            """
            deploy/bench/run [--contenders source,floor,ours,batch,batch-distinct,hibernate]
                             [--rows 1000,10000,100000,1000000] [--change 0,5,new] [--delay 0,2]
                             [--rounds 7] [--warmups 2] [--heap 256]
            """;

    private static final Map<String, String> DEFAULTS =
            Map.of(
                    "contenders", "source,floor,ours,batch,batch-distinct,hibernate",
                    "rows", "1000,10000,100000,1000000",
                    "change", "0,5,new",
                    "delay", "0,2",
                    "heap", "256",
                    "warmups", "3",
                    "rounds", "");

    static Options of(String[] arguments) {
        Map<String, String> given = new HashMap<>(DEFAULTS);
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i].replaceFirst("^--", "");
            if (i + 1 == arguments.length || !DEFAULTS.containsKey(name)) {
                throw new IllegalArgumentException(
                        "%s is not understood. Usage: %s".formatted(arguments[i], USAGE));
            }
            given.put(name, arguments[i + 1]);
        }
        return of(given);
    }

    private static Options of(Map<String, String> given) {
        String rounds = given.getOrDefault("rounds", "");
        return new Options(
                list(given, "contenders", ContenderKind::of),
                list(given, "rows", Integer::valueOf),
                list(given, "change", Change::of),
                list(given, "delay", Integer::valueOf),
                rounds.isEmpty()
                        ? Optional.empty()
                        : Optional.of(
                                new Rounds(number(given, "warmups"), Integer.parseInt(rounds))),
                number(given, "heap"));
    }

    private static int number(Map<String, String> given, String name) {
        return Integer.parseInt(given.getOrDefault(name, ""));
    }

    private static <T> List<T> list(
            Map<String, String> given, String name, Function<String, T> each) {
        return Arrays.stream(given.getOrDefault(name, "").split(",")).map(each).toList();
    }

    Stream<Scenario> scenarios() {
        return delays.stream()
                .flatMap(
                        delay ->
                                rows.stream()
                                        .flatMap(
                                                size ->
                                                        changes.stream()
                                                                .map(
                                                                        change ->
                                                                                new Scenario(
                                                                                        size,
                                                                                        change,
                                                                                        delay))));
    }
}
