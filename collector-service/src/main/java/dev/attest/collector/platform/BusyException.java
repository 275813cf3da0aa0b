package dev.attest.collector.platform;

/// Others take all there is: the same may come again later.
public final class BusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int USUAL_SECONDS = 5;

    private final int comeBackSeconds;

    public BusyException() {
        this(USUAL_SECONDS);
    }

    public BusyException(int comeBackSeconds) {
        super("others are being served", null, false, false);
        this.comeBackSeconds = comeBackSeconds;
    }

    int comeBackSeconds() {
        return comeBackSeconds;
    }
}
