package io.datasync.bench.worker;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The classes of the module that a class belongs to, from its folder or its jar.
final class Classes {
    private static final String SUFFIX = ".class";

    private Classes() {}

    static List<Class<?>> besides(Class<?> one, String packageName) throws IOException {
        try {
            URI code = one.getProtectionDomain().getCodeSource().getLocation().toURI();
            Path origin = Path.of(code);
            if (Files.isDirectory(origin)) {
                return below(origin, packageName);
            }
            try (FileSystem jar = FileSystems.newFileSystem(origin)) {
                return below(jar.getPath("/"), packageName);
            }
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static List<Class<?>> below(Path root, String packageName) throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve(packageName.replace('.', '/')))) {
            return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(SUFFIX) && !name.endsWith("-info.class"))
                    .<Class<?>>map(Classes::load)
                    .toList();
        }
    }

    private static Class<?> load(String file) {
        String name = file.substring(0, file.length() - SUFFIX.length()).replace('/', '.');
        try {
            return Class.forName(name, false, Classes.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}
