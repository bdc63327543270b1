package io.datasync.bench.measure;

import io.datasync.bench.contender.ContenderKind;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A result as a person reads it.
final class Text {
    private Text() {}

    static String of(Result result) {
        StringBuilder out = new StringBuilder();
        out.append(result.scenario()).append('\n');
        line(out, "  %-16s %9s %9s %9s %8s   %s", "", "median", "least", "most", "spread", "ratio");
        Figures floor = result.millis().get(ContenderKind.FLOOR);
        result.millis().forEach((kind, millis) -> row(out, kind.label(), millis, floor));
        noise(out, result);
        return out.toString();
    }

    private static void row(
            StringBuilder out, String label, Figures millis, @Nullable Figures floor) {
        line(
                out,
                "  %-16s %9.1f %9.1f %9.1f %6.0f %%   %s",
                label,
                millis.median(),
                millis.least(),
                millis.most(),
                millis.spread(),
                floor == null ? "" : ratio(millis.over(floor)));
    }

    private static String ratio(Figures ratio) {
        return String.format(
                Locale.ROOT,
                "%.2f× the floor (%.2f to %.2f)",
                ratio.median(),
                ratio.least(),
                ratio.most());
    }

    private static void noise(StringBuilder out, Result result) {
        for (Map.Entry<String, Figures> each :
                Map.of("processor", result.processor(), "disk", result.disk()).entrySet()) {
            Figures millis = each.getValue();
            line(
                    out,
                    "  noise, %-9s %9.2f %9.2f %9.2f %6.0f %%",
                    each.getKey(),
                    millis.median(),
                    millis.least(),
                    millis.most(),
                    millis.spread());
        }
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values).stripTrailing()).append('\n');
    }
}
