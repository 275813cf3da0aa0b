package dev.attest.cli.stack;

import dev.attest.cli.home.Home;
import dev.attest.cli.home.HomeChoice;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/// `attest down`: stops what `up` started.
@Command(name = "down", description = "Stops everything that `attest up` started in this home.")
public final class DownCommand implements Callable<Integer> {
    private static final int PATIENCE_SECONDS = 120;

    @ParentCommand private HomeChoice attest;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Home home = attest.home();
        Optional<StackState> running = new StateFile(home).running();
        if (running.isPresent()) {
            System.err.println("stopping");
            stop(running.get().supervisor());
        }
        List<String> orphans = new Orphans(home).end();
        if (!orphans.isEmpty()) {
            System.err.println("ended what was left: " + String.join(", ", orphans));
        }
        System.err.println(running.isPresent() ? "stopped" : "nothing was running");
        return 0;
    }

    private static void stop(long supervisor) throws InterruptedException {
        Optional<ProcessHandle> process = ProcessHandle.of(supervisor);
        if (process.isEmpty()) {
            return;
        }
        process.get().destroy();
        try {
            process.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new CommandFailure(
                    ExitCode.PARTLY_DONE,
                    "process " + supervisor + " has not ended after " + PATIENCE_SECONDS + " s",
                    e);
        }
    }
}
