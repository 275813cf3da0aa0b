package dev.attest.cli.policies;

/// A question that cannot be asked: something of it is missing, or is no policy.
final class BrokenQuestionException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    BrokenQuestionException(String why) {
        super(why);
        this.why = why;
    }

    String why() {
        return why;
    }
}
