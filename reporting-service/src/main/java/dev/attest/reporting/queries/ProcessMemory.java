package dev.attest.reporting.queries;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How much memory a process takes, and how much it may take.
final class ProcessMemory {

    private static final Pattern SIZE =
            Pattern.compile("(\\d{1,12}(?:\\.\\d{1,6})?) ?([kmgt])(i?)b");
    private static final Pattern RESIDENT =
            Pattern.compile("^VmRSS:\\s+(\\d+) kB$", Pattern.MULTILINE);

    private ProcessMemory() {}

    /// @param size as DuckDB writes it, such as `256MB`
    /// @return bytes
    static long bytes(String size) {
        Matcher parts = SIZE.matcher(size.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new IllegalArgumentException(size + " is no size such as 256MB or 1GiB");
        }
        return new BigDecimal(parts.group(1))
                .multiply(
                        BigDecimal.valueOf(parts.group(3).isEmpty() ? 1_000 : 1_024)
                                .pow(1 + "kmgt".indexOf(parts.group(2))))
                .longValue();
    }

    /// The bytes of a process that are in memory; empty when it ended, and where the system does
    /// not tell.
    static OptionalLong resident(long process) {
        try {
            String status = Files.readString(Path.of("/proc", Long.toString(process), "status"));
            Matcher resident = RESIDENT.matcher(status);
            return resident.find()
                    ? OptionalLong.of(Long.parseLong(resident.group(1)) << 10)
                    : OptionalLong.empty();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
