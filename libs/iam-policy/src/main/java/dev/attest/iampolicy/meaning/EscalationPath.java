package dev.attest.iampolicy.meaning;

import java.util.List;

/// A way in which a principal gives itself more than it was given.
///
/// @param id the identifier of pathfinding.cloud where it publishes one
/// @param aliases names of the same path elsewhere, such as `Rhino 7`
/// @param actsAs whose permissions the principal has at the end
/// @param prerequisites what the account must have; all of them
/// @param permissions what the principal must be allowed; all of them
/// @param gains what it can do at the end
/// @param wording half a sentence after "Can make itself administrator by", with the user or role
///   it ends in, when there is one, in braces: `running a function with {any role}`
public record EscalationPath(
        String id,
        Category category,
        List<String> aliases,
        ActsAs actsAs,
        Gains gains,
        List<Prerequisite> prerequisites,
        List<Permission> permissions,
        String wording) {

    public EscalationPath {
        if (permissions.isEmpty()) {
            throw new IllegalArgumentException(id + " needs no permission");
        }
        aliases = List.copyOf(aliases);
        prerequisites = List.copyOf(prerequisites);
        permissions = List.copyOf(permissions);
    }

    /// Half a sentence after "Can make itself administrator by".
    public String means() {
        return wording.replace("{", "").replace("}", "");
    }

    /// The same half sentence with the user or role it ends in by name.
    ///
    /// @param target such as `the role Deploy`
    public String means(String target) {
        int open = wording.indexOf('{');
        return open < 0
                ? wording
                : wording.substring(0, open) + target + wording.substring(wording.indexOf('}') + 1);
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

    /// What the principal can do at the end of a path.
    public enum Gains {
        /// What the user or role can do that it acts as.
        ITS_PERMISSIONS,
        /// Whatever it likes, as it writes the policy: only boundaries and denies still hold.
        ANY_PERMISSIONS,
        /// What the members of a group can do.
        GROUP_PERMISSIONS,
        /// What an older version of a policy allowed.
        OLDER_VERSION,
        /// What the permissions boundary kept from it.
        NO_BOUNDARY,
        /// What attached policies denied it.
        NO_ATTACHED_DENY,
        /// What inline policies denied it.
        NO_INLINE_DENY,
        /// Everything in its account; in others, too, which is not followed.
        ADMINISTRATOR
    }
}
