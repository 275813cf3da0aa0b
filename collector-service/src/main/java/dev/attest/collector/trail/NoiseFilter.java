package dev.attest.collector.trail;

import dev.attest.events.activity.Actor;
import dev.attest.events.activity.ActorKind;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Says whose calls are noise: roles that AWS's services run by themselves, and those of scanners
/// and the like that the operator names. Noise is stored and counted as everything else, but raises
/// no alerts.
final class NoiseFilter {

    /// What the roles that belong to a service are counted under.
    static final String SERVICE_LINKED = "service-linked roles";

    /// Only AWS can create a role under this path, so nobody hides behind its name.
    ///
    /// Source: IAM User Guide, "Create a service-linked role".
    private static final String SERVICE_PATH = ":role/aws-service-role/";

    private final boolean serviceLinked;
    private final List<Role> roles;

    /// @param serviceLinked whether service-linked roles are noise
    /// @param roles names or ARNs of roles; `*` stands for any text, capitals do not matter
    NoiseFilter(boolean serviceLinked, List<String> roles) {
        this.serviceLinked = serviceLinked;
        this.roles = roles.stream().map(Role::of).toList();
    }

    private record Role(String text, Pattern pattern) {

        static Role of(String text) {
            String pattern =
                    Stream.of(text.strip().split("\\*", -1))
                            .map(Pattern::quote)
                            .collect(Collectors.joining(".*"));
            return new Role(
                    text.strip(),
                    Pattern.compile(pattern, Pattern.CASE_INSENSITIVE | Pattern.DOTALL));
        }

        boolean matches(Actor actor) {
            String arn = actor.principalId();
            return text.startsWith("arn:")
                    ? arn != null && pattern.matcher(arn).matches()
                    : pattern.matcher(actor.name()).matches();
        }
    }

    /// @return the pattern that the caller matches; null for everybody who counts
    @Nullable String patternOf(Actor actor) {
        if (actor.kind() != ActorKind.ASSUMED_ROLE) {
            return null;
        }
        String arn = actor.principalId();
        if (serviceLinked && arn != null && arn.contains(SERVICE_PATH)) {
            return SERVICE_LINKED;
        }
        for (Role role : roles) {
            if (role.matches(actor)) {
                return role.text;
            }
        }
        return null;
    }
}
