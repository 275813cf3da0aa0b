package dev.attest.cli.stack;

import dev.attest.cli.home.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which processes a part has, by id *and* start time: an id alone may long belong to somebody
/// else.
record ProcessRecord(String name, String stopSignal, List<Entry> entries) {
    private static final String SUFFIX = ".process";

    ProcessRecord {
        entries = List.copyOf(entries);
    }

    record Entry(long pid, Instant start) {
        Optional<ProcessHandle> alive() {
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(h -> h.info().startInstant().equals(Optional.of(start)));
        }
    }

    static ProcessRecord of(
            String name, String stopSignal, ProcessHandle guard, @Nullable ProcessHandle child) {
        List<Entry> entries = new ArrayList<>();
        if (child != null) {
            entry(child).ifPresent(entries::add);
        }
        entry(guard).ifPresent(entries::add);
        return new ProcessRecord(name, stopSignal, entries);
    }

    /// All records of a home; one that cannot be read is of no use and left out.
    static List<ProcessRecord> all(Home home) {
        if (!home.exists()) {
            return List.of();
        }
        try (var files = Files.list(home.run())) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted()
                    .flatMap(file -> read(file).stream())
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    void write(Home home) throws IOException {
        var text = new StringBuilder(stopSignal).append('\n');
        entries.forEach(e -> text.append(e.pid()).append(' ').append(e.start()).append('\n'));
        Home.write(home.run().resolve(name + SUFFIX), text.toString());
    }

    void delete(Home home) throws IOException {
        Files.deleteIfExists(home.run().resolve(name + SUFFIX));
        Files.deleteIfExists(home.run().resolve(name + ".pid"));
    }

    private static Optional<Entry> entry(ProcessHandle handle) {
        return handle.info().startInstant().map(start -> new Entry(handle.pid(), start));
    }

    private static Optional<ProcessRecord> read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            String fileName = String.valueOf(file.getFileName());
            String name = fileName.substring(0, fileName.length() - SUFFIX.length());
            List<Entry> entries = new ArrayList<>();
            for (String line : lines.subList(1, lines.size())) {
                int space = line.indexOf(' ');
                long pid = Long.parseLong(line.substring(0, space));
                entries.add(new Entry(pid, Instant.parse(line.substring(space + 1))));
            }
            return Optional.of(new ProcessRecord(name, lines.getFirst(), entries));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
