package dev.attest.cli.stack;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// The last lines of a log, read from its end however long it is.
final class LogTail {
    private static final int WINDOW = 64 * 1024;

    private LogTail() {}

    static List<String> last(Path log, int lines) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(0, file.length() - WINDOW);
            byte[] bytes = new byte[(int) (file.length() - from)];
            file.seek(from);
            file.readFully(bytes);
            List<String> all =
                    new String(bytes, StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank())
                            .toList();
            int first = from > 0 && all.size() <= lines ? 1 : Math.max(0, all.size() - lines);
            return all.subList(Math.min(first, all.size()), all.size());
        } catch (IOException e) {
            return List.of();
        }
    }
}
