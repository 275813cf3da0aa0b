package dev.attest.iampolicy.meaning;

/// An action worth a second look.
///
/// @param action such as `iam:CreateAccessKey`
/// @param reason why it matters, one sentence
public record PrivilegedAction(String action, Category category, String reason) {

    /// What the action puts at stake, the most telling first.
    public enum Category {
        /// It gives its user, or others, more than they have.
        ESCALATION("widen permissions"),
        /// It hands out or takes away ways to sign in.
        CREDENTIALS("get at credentials"),
        /// It changes who there is.
        IDENTITY("change who has access"),
        /// It switches off what would tell of the rest.
        AUDIT("weaken what keeps watch"),
        /// It opens something to people who had no way to it.
        RESOURCE_EXPOSURE("open things to others"),
        /// It reads in bulk, copies away or destroys data.
        DATA("copy or destroy data"),
        /// It creates what costs, or ends what runs.
        INFRASTRUCTURE("change what runs");

        private final String words;

        Category(String words) {
            this.words = words;
        }

        /// After "can", such as `get at credentials`.
        String words() {
            return words;
        }
    }
}
