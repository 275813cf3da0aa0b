package dev.attest.rules;

import java.util.List;

/// What a rule says of an event. A failure is a result of its own: taken for "nothing found" it
/// would hide findings.
public sealed interface Judgement {

    /// The rule found what it looks for.
    ///
    /// @param title what it is called
    /// @param message what happened, in one sentence
    /// @param key what tells this finding from others of the rule in the account
    record Found(String title, String message, String key) implements Judgement {}

    /// The event belongs into the windows of the rule; whether there is anything to find they say.
    record Observed(List<Sighting> sightings) implements Judgement {

        public Observed {
            sightings = List.copyOf(sightings);
        }
    }

    /// The rule found nothing.
    record NothingFound() implements Judgement {}

    /// The condition has no value for this event.
    record Failed(String reason) implements Judgement {}
}
