package dev.attest.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.stream.Stream;

/// CPU time taken so far by this process, the collector and its database. Unlike the time on the
/// wall it hardly changes with what else runs on the machine. What a process took that has ended
/// meanwhile is not in it, so connections have to stay open.
///
/// @param own of this process, in nanoseconds
record CpuTime(long own, long collector, long database) {

    private static final double NANOS_IN_MICRO = 1e3;

    /// @param collector its process; empty when it is not on this machine
    /// @param database the first of its processes; empty when it is not known
    static CpuTime now(OptionalLong collector, OptionalLong database) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new CpuTime(system.getProcessCpuTime(), nanos(collector), nanosOfAll(database));
    }

    CpuTime since(CpuTime start) {
        return new CpuTime(own - start.own, collector - start.collector, database - start.database);
    }

    /// Microseconds an event.
    String of(long events) {
        return String.format(
                Locale.ROOT,
                "client and broker %.1f, collector %.1f, database %.1f",
                own / NANOS_IN_MICRO / events,
                collector / NANOS_IN_MICRO / events,
                database / NANOS_IN_MICRO / events);
    }

    private static long nanos(OptionalLong process) {
        return process.isEmpty()
                ? 0
                : ProcessHandle.of(process.getAsLong()).map(CpuTime::nanos).orElse(0L);
    }

    private static long nanosOfAll(OptionalLong first) {
        return first.isEmpty()
                ? 0
                : ProcessHandle.of(first.getAsLong()).stream()
                        .flatMap(
                                process -> Stream.concat(Stream.of(process), process.descendants()))
                        .mapToLong(CpuTime::nanos)
                        .sum();
    }

    private static long nanos(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }
}
