package dev.attest.cli.stack;

import dev.attest.cli.home.Home;
import dev.attest.cli.home.HomeChoice;
import dev.attest.cli.home.HomeSettings;
import dev.attest.cli.home.Installation;
import dev.attest.cli.home.Ports;
import dev.attest.cli.output.Column;
import dev.attest.cli.output.ExitCode;
import dev.attest.cli.output.ListingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/// `attest status`: health, version, port and memory of each part.
@Command(
        name = "status",
        description = "Health of each part. Exit code 0: all healthy, 4: not all, 5: not running.")
public final class StatusCommand implements Callable<Integer> {
    private static final String SUPERVISOR = "supervisor";

    @ParentCommand private HomeChoice attest;

    @Mixin private ListingOptions listing;

    /// One line; memory in megabytes, -1 where it is not known.
    record Row(
            String part,
            String health,
            String version,
            int port,
            long memoryMegabytes,
            int restarts,
            String note) {}

    @Override
    public Integer call() {
        Home home = attest.home();
        Optional<StackState> running = new StateFile(home).running();
        List<Row> rows = running.map(StatusCommand::rows).orElseGet(() -> stopped(home));
        listing.print(columns(), rows);
        if (running.isEmpty()) {
            System.err.println("not running in " + home.directory() + "; `attest up` starts it");
            return ExitCode.NOT_REACHABLE.number();
        }
        rows.stream()
                .filter(row -> !row.note().isEmpty())
                .forEach(row ->
                        System.err.println(
                                row.part()
                                        + ": "
                                        + row.note()
                                        + "; see `attest logs "
                                        + row.part()
                                        + "`"));
        long total = rows.stream().mapToLong(row -> Math.max(0, row.memoryMegabytes())).sum();
        System.err.println("memory in all: " + total + " MB");
        System.err.println(
                "password of the demo people: " + home.secrets().resolve("demo-password"));
        return UpCommand.exitCode(running.get());
    }

    private static List<Row> rows(StackState state) {
        List<Row> rows = new ArrayList<>();
        for (PartStatus part : state.parts()) {
            rows.add(
                    new Row(
                            part.name(),
                            part.state().label(),
                            part.version(),
                            part.port(),
                            Memory.megabytes(part.pid()),
                            part.restarts(),
                            part.note()));
        }
        String health = state.stopping() ? "stopping" : "healthy";
        long memory = Memory.megabytes(state.supervisor());
        long parts = rows.stream().mapToLong(row -> Math.max(0, row.memoryMegabytes())).sum();
        long own = memory < 0 ? memory : Math.max(0, memory - parts);
        rows.add(new Row(SUPERVISOR, health, Installation.version("attest"), 0, own, 0, ""));
        return rows;
    }

    private static List<Row> stopped(Home home) {
        var ports = new Ports(new HomeSettings(home).portOffset());
        return StackPlan.parts(home, Installation.current(), ports, Set.of()).stream()
                .map(part ->
                        new Row(
                                part.name(),
                                PartState.STOPPED.label(),
                                part.version(),
                                part.ports().getFirst(),
                                -1,
                                0,
                                ""))
                .toList();
    }

    private static List<Column<Row>> columns() {
        return List.of(
                Column.fixed("PART", Row::part),
                Column.fixed("HEALTH", Row::health),
                Column.fixed("VERSION", Row::version),
                Column.fixed("PORT", row -> row.port() == 0 ? "-" : String.valueOf(row.port())),
                Column.fixed("MEMORY MB", row -> number(row.memoryMegabytes())),
                Column.fixed("RESTARTS", row -> String.valueOf(row.restarts())));
    }

    private static String number(long value) {
        return value < 0 ? "-" : String.valueOf(value);
    }
}
