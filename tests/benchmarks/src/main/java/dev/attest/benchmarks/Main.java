package dev.attest.benchmarks;

import java.util.List;

/// Runs the benchmarks: `Main [NAME] [key=value …]`. The figures are told, never judged: the exit
/// code is 0 unless a benchmark could not be run, or found that the work was not done.
public final class Main {

    private static final List<String> NAMES = List.of("import");

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
            ImportSettings parsed = ImportSettings.parse(settings);
            return ImportBenchmark.of(parsed, System.out).run() ? 0 : 4;
        } catch (IllegalArgumentException e) {
            System.err.println("attest bench: " + e.getMessage());
            return 2;
        } catch (CollectorAwayException e) {
            System.err.println("attest bench: " + e.getMessage());
            return 5;
        }
    }
}
