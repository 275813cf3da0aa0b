package dev.attest.certification.review;

/// When a package is late: it reached its due date without a signature. What ended before, by
/// signature or with its campaign, never turns late afterwards.
public final class Lateness {
    /// A condition on `review_package p`, with the present moment as its only argument. A package
    /// that has ended is not changed any more.
    public static final String OF_PACKAGE =
            """
            p.due_at <= case p.state when 'SIGNED' then p.signed_at
                when 'EXPIRED' then p.changed_at when 'CANCELLED' then p.changed_at
                else ? end\
            """;

    private Lateness() {}
}
