package dev.attest.reporting.certification.model;

/// How many of one kind the source says there are, and how many were taken in.
///
/// @param declared -1 when the source does not say
public record ControlTotal(String kind, int declared, int parsed) {

    /// False when the source says another number.
    public boolean matches() {
        return declared < 0 || declared == parsed;
    }
}
