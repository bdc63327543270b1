package io.datasync.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line of a Java process of ours, marked with its part and run directory so that it can be told apart.
final class JavaCommand {
    private final List<String> line = new ArrayList<>();

    JavaCommand(Place place, int maxHeapMegabytes) {
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.add("-Ddatasync.part=" + place.name());
        line.add("-Ddatasync.run=" + place.run());
        line.add("-Xmx" + maxHeapMegabytes + "m");
        line.add("-XX:+UseSerialGC");
    }

    JavaCommand options(String... options) {
        line.addAll(List.of(options));
        return this;
    }

    List<String> main(String classpath, String mainClass, String... arguments) {
        line.addAll(List.of("-cp", classpath, mainClass));
        line.addAll(List.of(arguments));
        return List.copyOf(line);
    }

    List<String> jar(Path jar, String... arguments) {
        line.addAll(List.of("-jar", jar.toString()));
        line.addAll(List.of(arguments));
        return List.copyOf(line);
    }
}
