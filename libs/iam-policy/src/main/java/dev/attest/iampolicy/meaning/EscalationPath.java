package dev.attest.iampolicy.meaning;

import java.util.List;

/// A way in which a principal gives itself more than it was given.
///
/// @param id the identifier of pathfinding.cloud where it publishes one
/// @param aliases names of the same path elsewhere, such as `Rhino 7`
/// @param actsAs whose permissions the principal has at the end
/// @param prerequisites what the account must have; all of them
/// @param permissions what the principal must be allowed; all of them
/// @param means half a sentence after "Can make itself administrator by"
public record EscalationPath(
        String id,
        Category category,
        List<String> aliases,
        ActsAs actsAs,
        List<Prerequisite> prerequisites,
        List<Permission> permissions,
        String means) {

    public EscalationPath {
        if (permissions.isEmpty()) {
            throw new IllegalArgumentException(id + " needs no permission");
        }
        aliases = List.copyOf(aliases);
        prerequisites = List.copyOf(prerequisites);
        permissions = List.copyOf(permissions);
    }

    public List<String> actions() {
        return permissions.stream().map(Permission::action).toList();
    }

    /// The categories of pathfinding.cloud.
    public enum Category {
        /// It changes what the principal itself may do.
        SELF_ESCALATION("self-escalation"),
        /// It gets hold of another user or role.
        PRINCIPAL_ACCESS("principal-access"),
        /// It hands a role to something new, or anew.
        NEW_PASSROLE("new-passrole"),
        /// It gets into something that runs with a role already.
        EXISTING_PASSROLE("existing-passrole");

        private final String published;

        Category(String published) {
            this.published = published;
        }

        /// As pathfinding.cloud writes it.
        public String published() {
            return published;
        }
    }

    /// Whose permissions a path ends in.
    public enum ActsAs {
        /// The principal, with more than before.
        SELF,
        /// A user whose credentials it got.
        TARGET_USER,
        /// A role that it assumes.
        TARGET_ROLE,
        /// The role it passed.
        PASSED_ROLE,
        /// The role of what it got into.
        ROLE_OF_EXISTING_COMPUTE
    }
}
