package dev.attest.benchmarks;

import java.util.Map;

/// Pages a second while every place is asked: from when each has answered until the first is done.
final class FullPace {

    private final int places;
    private long from;
    private long until;
    private long pagesBefore;
    private long pagesAfter;

    /// @param places how many accounts and regions there are
    FullPace(int places) {
        this.places = places;
    }

    /// Takes note of where the places are.
    ///
    /// @param pages answered so far, by place
    /// @param done how many places have come to their end
    void look(Map<String, Long> pages, int done) {
        if (pages.size() < places || done > 0) {
            return;
        }
        long sum = pages.values().stream().mapToLong(Long::longValue).sum();
        long now = System.nanoTime();
        if (pagesBefore == 0) {
            from = now;
            pagesBefore = sum;
        }
        until = now;
        pagesAfter = sum;
    }

    /// Not a number when there was no such time.
    double pagesPerSecond() {
        return (pagesAfter - pagesBefore) / ((until - from) / 1e9);
    }
}
