package dev.attest.collector.inventory.history;

import com.fasterxml.jackson.databind.JsonNode;

/// Something that an account has, as one reading shows it.
///
/// @param type such as `iam-user`
/// @param id what names it for as long as it exists, such as its ARN
/// @param state what matters of it
/// @param whole whether the state is all that matters; else it says nothing of a thing that is
///   known
public record Thing(String type, String id, String name, JsonNode state, boolean whole) {

    public Thing(String type, String id, String name, JsonNode state) {
        this(type, id, name, state, true);
    }
}
