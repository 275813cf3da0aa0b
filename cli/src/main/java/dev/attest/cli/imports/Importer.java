package dev.attest.cli.imports;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.attest.cli.client.Api;
import dev.attest.cli.client.Service;
import dev.attest.cli.client.ServiceFailure;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Sends files to the collector, some at a time. What one file does never stops the others.
final class Importer {
    private static final int TRIES = 4;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Api api;
    private final Progress progress;

    Importer(Api api, Progress progress) {
        this.api = api;
        this.progress = progress;
    }

    /// Sends what exists, each file once those that it leans on are stored.
    List<FileResult> inventory(List<Path> files, @Nullable String account, @Nullable Instant at) {
        var address = new InventoryAddress(account, at);
        return send(InventoryAddress.inOrder(files), address::of, 1);
    }

    /// `address` gives the API path, with its query, for a file.
    List<FileResult> send(List<Path> files, Function<Path, String> address, int inFlight) {
        progress.begin(files.size());
        List<FileResult> results = new ArrayList<>();
        try (var workers = Executors.newFixedThreadPool(inFlight)) {
            List<Future<FileResult>> running =
                    files.stream().map(file -> workers.submit(() -> send(file, address))).toList();
            for (Future<FileResult> future : running) {
                results.add(future.get());
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof CommandFailure failure
                    ? failure
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.notReachable("interrupted");
        } finally {
            progress.end();
        }
        return results;
    }

    private FileResult send(Path file, Function<Path, String> address) {
        FileResult result = trySending(file, address);
        progress.done(result);
        return result;
    }

    /// A file the collector refuses, or fails over again and again, is that file's result; a
    /// collector that is away ends it all after some tries.
    private FileResult trySending(Path file, Function<Path, String> address) {
        for (int attempt = 1; ; attempt++) {
            try {
                var answer = api.upload(Service.COLLECTOR, address.apply(file), file);
                return new FileResult(file, answer.body(), "");
            } catch (CommandFailure e) {
                switch (e.exitCode()) {
                    case USAGE -> {
                        return refused(file, e);
                    }
                    case NOT_REACHABLE -> {
                        if (attempt == TRIES && e instanceof ServiceFailure) {
                            return refused(file, e);
                        }
                        if (attempt == TRIES) {
                            throw new CommandFailure(
                                    ExitCode.NOT_REACHABLE, file + ": " + e.getMessage(), e);
                        }
                        LockSupport.parkNanos(PAUSE.multipliedBy(attempt).toNanos());
                    }
                    case FINE, FINDINGS, NOT_ALLOWED, PARTLY_DONE -> throw e;
                }
            }
        }
    }

    private static FileResult refused(Path file, CommandFailure why) {
        return new FileResult(file, JsonNodeFactory.instance.objectNode(), why.getMessage());
    }
}
