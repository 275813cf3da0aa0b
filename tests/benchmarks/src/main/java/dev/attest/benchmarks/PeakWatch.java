package dev.attest.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/// The collector's peak of memory during a small and during large imports.
final class PeakWatch {

    private static final double KIB_IN_MIB = 1024.0;

    private final OptionalLong process;
    private final List<Double> large = new ArrayList<>();
    private double small;
    private boolean separate = true;

    PeakWatch(OptionalLong process) {
        this.process = process;
    }

    void reset() {
        process.ifPresent(pid -> separate &= new ProcessMemory(pid).resetPeak());
    }

    void small() {
        small = peak();
    }

    void large() {
        large.add(peak());
    }

    private double peak() {
        return process.isEmpty()
                ? 0
                : new ProcessMemory(process.getAsLong()).peak().orElse(0) / KIB_IN_MIB;
    }

    void tell(ImportSettings settings, PrintStream out) {
        if (process.isEmpty() || small == 0) {
            out.println("  memory  not measured: the collector is not a process of this machine");
            return;
        }
        double most = ImportBenchmark.median(large);
        out.println(
                String.format(
                        Locale.ROOT,
                        "  memory  %,.0f MiB at %,d events, %,.0f MiB at %,d: %.2fx   wanted: at most 1.15x",
                        small,
                        settings.small(),
                        most,
                        settings.events(),
                        most / small));
        if (!separate) {
            out.println("          (peaks since the start: the system does not let them be reset)");
        }
    }
}
