package dev.attest.rules;

/// What a rule says of an event. A failure is a result of its own: taken for "nothing found" it
/// would hide findings.
public sealed interface Judgement {

    /// The rule found what it looks for.
    ///
    /// @param title what it is called
    /// @param message what happened, in one sentence
    /// @param key what tells this finding from others of the rule in the account
    record Found(String title, String message, String key) implements Judgement {}

    /// The rule found nothing.
    record NothingFound() implements Judgement {}

    /// The condition has no value for this event.
    record Failed(String reason) implements Judgement {}
}
