package dev.attest.collector.collection;

/// Another replica has taken over the piece of work: nothing may be written for it any more.
public final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LeaseLostException(CollectionTask task) {
        super("another replica has taken over " + task.place());
    }
}
