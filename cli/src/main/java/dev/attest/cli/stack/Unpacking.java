package dev.attest.cli.stack;

import dev.attest.cli.home.Home;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Makes a folder once, for all homes and however many `up` run at the same time: filled beside its
/// place under a lock, moved when complete.
final class Unpacking {
    private final Path parent;

    Unpacking(Path parent) {
        this.parent = parent;
    }

    @FunctionalInterface
    interface Filling {
        void fill(Path folder) throws IOException;
    }

    Path once(String name, Filling filling) throws IOException {
        Path done = parent.resolve(name);
        if (Files.isDirectory(done)) {
            return done;
        }
        Files.createDirectories(parent);
        try (FileChannel channel =
                        FileChannel.open(
                                parent.resolve(name + ".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var lock = channel.lock()) {
            if (lock.isValid() && !Files.isDirectory(done)) {
                Path fresh = parent.resolve(name + ".new");
                Home.deleteTree(fresh);
                Files.createDirectories(fresh);
                filling.fill(fresh);
                Files.move(fresh, done, StandardCopyOption.ATOMIC_MOVE);
            }
        }
        return done;
    }
}
