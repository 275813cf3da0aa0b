package dev.attest.cli.stack;

import dev.attest.cli.home.Home;
import dev.attest.cli.home.HomeChoice;
import dev.attest.cli.output.CommandFailure;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `attest logs`: what the parts wrote.
@Command(name = "logs", description = "Shows the logs of all parts, or of one.")
public final class LogsCommand implements Callable<Integer> {
    private static final Duration TICK = Duration.ofMillis(300);

    @ParentCommand private HomeChoice attest;

    @Parameters(arity = "0..1", paramLabel = "PART", description = "For example collector.")
    private @Nullable String part;

    @Option(
            names = {"-f", "--follow"},
            description = "Keep showing what is written.")
    private boolean follow;

    @Option(
            names = {"-n", "--lines"},
            paramLabel = "N",
            description = "Lines of each log to begin with. Default: ${DEFAULT-VALUE}.",
            defaultValue = "100")
    private int lines;

    @Override
    public Integer call() throws IOException {
        List<Path> logs = logs(attest.home());
        Map<Path, Long> shown = new LinkedHashMap<>();
        for (Path log : logs) {
            shown.put(log, Files.size(log));
            LogTail.last(log, lines).forEach(line -> System.out.println(prefix(log) + line));
        }
        while (follow) {
            for (Path log : logs) {
                shown.computeIfPresent(log, this::more);
            }
            LockSupport.parkNanos(TICK.toNanos());
        }
        return 0;
    }

    private List<Path> logs(Home home) throws IOException {
        if (!Files.isDirectory(home.logs())) {
            throw CommandFailure.notReachable("nothing was ever started in " + home.directory());
        }
        try (var files = Files.list(home.logs())) {
            List<Path> all =
                    files.filter(file -> file.toString().endsWith(".log")).sorted().toList();
            List<Path> chosen =
                    all.stream().filter(file -> part == null || name(file).equals(part)).toList();
            if (chosen.isEmpty() && part != null) {
                throw CommandFailure.usage(
                        "there is no log of '"
                                + part
                                + "'; there are "
                                + String.join(", ", all.stream().map(LogsCommand::name).toList()));
            }
            return chosen;
        }
    }

    private long more(Path log, long from) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(Math.min(from, file.length()));
            for (String line = file.readLine(); line != null; line = file.readLine()) {
                System.out.println(prefix(log) + line);
            }
            return file.getFilePointer();
        } catch (IOException e) {
            return from;
        }
    }

    private String prefix(Path log) {
        return part == null ? name(log) + " | " : "";
    }

    private static String name(Path log) {
        return String.valueOf(log.getFileName()).replaceFirst("\\.log$", "");
    }
}
