package dev.attest.sample.model;

/// Where a person stands, in the words of the people file.
public enum PersonStatus {
    ACTIVE("active"),
    LEAVE("leave"),
    LEFT("left");

    private final String word;

    PersonStatus(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
