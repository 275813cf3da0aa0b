package dev.attest.iampolicy.meaning;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Subjects as providers of OpenID Connect write them, such as `repo:my-org/app:ref:main`.
///
/// Many customers share a provider of a build system: a pattern binds a customer only where its
/// name is written out and ended before the first wildcard. `repo:my-org*` also lets in
/// `my-org-evil`, which anybody can found.
///
/// Source: IAM User Guide, "Create a role for OpenID Connect federation"; GitHub Docs, "OpenID
/// Connect reference"; GitLab Docs, "OpenID Connect (OIDC) Authentication Using ID Tokens".
final class Subjects {

    private static final String GITHUB = "token.actions.githubusercontent.com";
    private static final Pattern OF_GITHUB =
            Pattern.compile(
                    "(?:.*:)?(?:(?:repo|repository|job_workflow_ref|workflow_ref):[^:/]+/"
                            + "|(?:repository_id|repository_owner|repository_owner_id|enterprise"
                            + "|enterprise_id):[^:/]+:).*");

    /// What every customer's repositories have, so that it tells none of them.
    private static final Pattern OF_ANY_CUSTOMER =
            Pattern.compile(
                    "(?:environment|ref|ref_type|event_name|workflow|head_ref|base_ref|context"
                            + "|runner_environment|repository_visibility):.*");

    private static final Pattern OF_GITLAB = Pattern.compile("project_path:[^:/]+/.*");
    private static final Pattern OF_OTHERS =
            Pattern.compile(
                    "[^:/]+:[^:/]+[:/].*|[^:/]+://[^:/]+/.*|org/[^:/]+[:/].*|(?!org/)[^:/]+/.*");
    private static final Pattern WILDCARD = Pattern.compile("[*?]");

    private Subjects() {}

    /// Whether a value of a condition on the subject binds its owner.
    ///
    /// @param host of the provider, in lower case
    /// @param wildcards whether the operator knows them
    static boolean bound(String host, String value, boolean wildcards) {
        String pattern = Examples.wildcards(value);
        Matcher wildcard = WILDCARD.matcher(pattern);
        boolean github = host.startsWith(GITHUB);
        if (!(wildcards || !pattern.equals(value)) || !wildcard.find()) {
            return !github
                    || !OF_ANY_CUSTOMER.matcher(value).matches()
                    || OF_GITHUB.matcher(value + ":").matches();
        }
        String written = pattern.substring(0, wildcard.start());
        if (github) {
            return OF_GITHUB.matcher(written).matches();
        }
        return (host.contains("gitlab") ? OF_GITLAB : OF_OTHERS).matcher(written).matches();
    }
}
