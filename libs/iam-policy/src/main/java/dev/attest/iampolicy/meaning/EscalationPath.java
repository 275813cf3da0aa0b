package dev.attest.iampolicy.meaning;

import java.util.List;

/// A way in which a principal gives itself more than it was given.
///
/// @param id the identifier of pathfinding.cloud where it publishes one
/// @param aliases names of the same path elsewhere, such as `Rhino 7`
/// @param category `self-escalation`, `principal-access` or `new-passrole`, as pathfinding.cloud
///   has them
/// @param means half a sentence after "Can make itself administrator by"
public record EscalationPath(
        String id, String category, List<String> aliases, List<String> actions, String means) {

    public EscalationPath {
        aliases = List.copyOf(aliases);
        actions = List.copyOf(actions);
    }
}
