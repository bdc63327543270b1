package io.datasync.bench.measure;

import io.datasync.bench.contender.ContenderKind;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A result as a person reads it.
final class Text {
    private Text() {}

    static String of(Result result) {
        StringBuilder out = new StringBuilder();
        out.append(result.scenario()).append(", milliseconds\n");
        line(
                out,
                "  %-16s %10s %10s %10s %8s   %-22s %s",
                "",
                "median",
                "least",
                "most",
                "spread",
                "x floor",
                "x ours");
        result.millis().forEach((kind, millis) -> row(out, result, kind, millis));
        noise(out, "processor", result.processor());
        noise(out, "disk", result.disk());
        result.besideTheSource()
                .ifPresent(
                        millis ->
                                line(
                                        out,
                                        "  ours beside the source's own time: %.1f ms",
                                        millis.median()));
        return out.toString();
    }

    private static void row(StringBuilder out, Result result, ContenderKind kind, Figures millis) {
        line(
                out,
                "  %-16s %10.1f %10.1f %10.1f %6.0f %%   %-22s %s",
                kind.label(),
                millis.median(),
                millis.least(),
                millis.most(),
                millis.spread(),
                ratio(millis, result.millis().get(ContenderKind.FLOOR)),
                ratio(millis, result.millis().get(ContenderKind.OURS)));
    }

    private static String ratio(Figures millis, @Nullable Figures other) {
        if (other == null) {
            return "";
        }
        Figures ratio = millis.over(other);
        return format("%.2f (%.2f to %.2f)", ratio.median(), ratio.least(), ratio.most());
    }

    private static void noise(StringBuilder out, String what, Figures millis) {
        line(
                out,
                "  noise, %-9s %10.2f %10.2f %10.2f %6.0f %%",
                what,
                millis.median(),
                millis.least(),
                millis.most(),
                millis.spread());
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(format(format, values).stripTrailing()).append('\n');
    }

    static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
