package dev.attest.cli.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// Reads the archives in which PostgreSQL and Keycloak come.
final class Archives {
    private static final int EXECUTABLE = 0b001_000_000;

    private Archives() {}

    /// The tar.xz inside a jar of PostgreSQL binaries.
    static void unpackPostgres(Path jar, Path target) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            var archive =
                    zip.stream()
                            .filter(entry -> entry.getName().endsWith(".txz"))
                            .findFirst()
                            .orElseThrow(() -> new IOException(jar + " holds no PostgreSQL"));
            try (InputStream in = zip.getInputStream(archive);
                    var tar = new TarArchiveInputStream(new XZInputStream(in))) {
                for (TarArchiveEntry entry = tar.getNextEntry();
                        entry != null;
                        entry = tar.getNextEntry()) {
                    unpack(tar, entry, target);
                }
            }
        }
    }

    /// A zip whose entries all lie in one top folder, without that folder.
    static void unpackZip(Path file, Path target) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            for (var entry : zip.stream().toList()) {
                int slash = entry.getName().indexOf('/');
                String name = entry.getName().substring(slash + 1);
                if (name.isEmpty() || entry.isDirectory()) {
                    continue;
                }
                Path path = inside(target, name);
                Files.createDirectories(path.resolveSibling("."));
                try (InputStream in = zip.getInputStream(entry)) {
                    Files.copy(in, path);
                }
            }
        }
    }

    private static void unpack(InputStream tar, TarArchiveEntry entry, Path target)
            throws IOException {
        Path path = inside(target, entry.getName());
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            return;
        }
        Files.createDirectories(path.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        if ((entry.getMode() & EXECUTABLE) != 0 && !path.toFile().setExecutable(true, false)) {
            throw new IOException("cannot make " + path + " executable");
        }
    }

    private static Path inside(Path target, String name) throws IOException {
        Path path = target.resolve(name).normalize();
        if (!path.startsWith(target)) {
            throw new IOException("an archive entry points outside: " + name);
        }
        return path;
    }
}
