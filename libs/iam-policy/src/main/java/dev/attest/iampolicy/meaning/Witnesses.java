package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.ActionPattern;
import dev.attest.iampolicy.Actions;
import dev.attest.iampolicy.ResourcePattern;
import dev.attest.iampolicy.Resources;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Request;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Concrete actions and resources that stand for all others. A policy tells two requests apart only
/// by its patterns; so a question about every action, or about any resource, is answered by asking
/// about a stranger that no pattern names and about one example of each pattern.
final class Witnesses {

    static final String STRANGER = Examples.STRANGER;
    static final String STRANGE_ACTION = STRANGER + ":" + STRANGER;
    static final String NOBODYS_ACCOUNT = Examples.NOBODYS_ACCOUNT;
    static final String STRANGE_RESOURCE =
            "arn:aws:" + STRANGER + ":" + STRANGER + ":" + NOBODYS_ACCOUNT + ":" + STRANGER;

    private static final Pattern PLACE =
            Pattern.compile("arn:([^:*?]+):[^:]*:[^:]*:([0-9]{12}):.*");

    private Witnesses() {}

    /// A request that no policy has heard of.
    static Request strange(PrincipalAccess access) {
        return new Request(STRANGE_ACTION, STRANGE_RESOURCE, access.principal().context());
    }

    /// Partition and account, as `aws/123456789012`, of the principal; of every resource named and
    /// of nobody, when the principal is not known.
    static Set<Place> places(PrincipalAccess access) {
        Set<Place> places = new LinkedHashSet<>();
        String arn = access.principal().arn();
        if (arn != null) {
            Matcher matcher = PLACE.matcher(arn);
            places.add(
                    matcher.matches()
                            ? new Place(matcher.group(1), matcher.group(2))
                            : new Place("aws", NOBODYS_ACCOUNT));
            return places;
        }
        places.add(new Place("aws", NOBODYS_ACCOUNT));
        patterns(access)
                .map(PLACE::matcher)
                .filter(Matcher::matches)
                .forEach(m -> places.add(new Place(m.group(1), m.group(2))));
        return places;
    }

    /// The patterns as they are matched: case does not count.
    static List<String> texts(Actions actions) {
        return actions.patterns().stream()
                .map(pattern -> pattern.text().toLowerCase(Locale.ROOT))
                .toList();
    }

    /// The patterns, with a stranger's name for every variable.
    static List<String> texts(Resources resources) {
        return resources.patterns().stream()
                .map(pattern -> Examples.withoutVariables(pattern.text()))
                .toList();
    }

    static String example(ActionPattern pattern) {
        return Examples.of(pattern.text());
    }

    static String example(ResourcePattern pattern) {
        return Examples.of(pattern.text());
    }

    static String example(String pattern, Place place) {
        String[] parts = pattern.split(":", 6);
        if (parts.length == 6) {
            parts[1] = parts[1].contains("*") ? place.partition() : parts[1];
            parts[4] = parts[4].contains("*") ? place.account() : parts[4];
        }
        return Examples.of(String.join(":", parts));
    }

    static Stream<String> patterns(PrincipalAccess access) {
        return access.statements().stream()
                .flatMap(statement -> {
                    Resources resources = statement.resources();
                    return resources == null ? Stream.empty() : resources.patterns().stream();
                })
                .map(ResourcePattern::text);
    }

    /// Where resources of a principal may live.
    record Place(String partition, String account) {}
}
