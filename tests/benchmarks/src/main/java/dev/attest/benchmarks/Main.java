package dev.attest.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// Runs the benchmarks: `Main [NAME] [key=value …]`. The figures are told, never judged: the exit
/// code is 0 unless a benchmark could not be run, or found that the work was not done.
public final class Main {

    private static final List<String> NAMES =
            List.of("import", "ingest", "backfill", "queries", "rules", "policies", "graph");

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    static int run(List<String> arguments) {
        boolean named = !arguments.isEmpty() && !arguments.getFirst().contains("=");
        String name = named ? arguments.getFirst() : NAMES.getFirst();
        List<String> settings = named ? arguments.subList(1, arguments.size()) : arguments;
        if (!NAMES.contains(name)) {
            System.err.println("no benchmark is called " + name + "; there are " + NAMES);
            return 2;
        }
        try {
            return done(name, settings) ? 0 : 4;
        } catch (IllegalArgumentException e) {
            System.err.println("attest bench: " + e.getMessage());
            return 2;
        } catch (CollectorAwayException e) {
            System.err.println("attest bench: " + e.getMessage());
            return 5;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return 4;
        }
    }

    private static boolean done(String name, List<String> settings)
            throws IOException, InterruptedException {
        return switch (name) {
            case "policies" ->
                    new PolicyBenchmark(
                                    Settings.parse(settings, PolicyBenchmark.DEFAULTS), System.out)
                            .run();
            case "backfill" ->
                    new BackfillBenchmark(
                                    Settings.parse(settings, BackfillBenchmark.DEFAULTS),
                                    System.out)
                            .run();
            case "ingest" ->
                    new IngestBenchmark(
                                    Settings.parse(settings, IngestBenchmark.DEFAULTS), System.out)
                            .run();
            case "queries" ->
                    new QueriesBenchmark(
                                    Settings.parse(settings, QueriesBenchmark.DEFAULTS), System.out)
                            .run();
            case "rules" -> {
                var rules =
                        new RulesBenchmark(
                                Settings.parse(settings, RulesBenchmark.DEFAULTS), System.out);
                boolean done = rules.run();
                rules.beside();
                yield done;
            }
            case "graph" ->
                    new GraphBenchmark(
                                    Settings.parse(settings, GraphBenchmark.DEFAULTS), System.out)
                            .run();
            default -> ImportBenchmark.run(ImportSettings.parse(settings), System.out);
        };
    }
}
