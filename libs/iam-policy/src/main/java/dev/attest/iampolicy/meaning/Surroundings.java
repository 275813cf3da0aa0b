package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.meaning.Witnesses.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The resources that a principal's policies name, by the places where they live.
///
/// A document may name very many accounts. Then a place knows its own resources, and those of
/// unknown accounts; those of all others are foreign to nobody's place, where they are asked about.
final class Surroundings {

    private static final int MANY = 16;
    private static final Pattern OWNED =
            Pattern.compile("arn:[^:]*:[^:]*:[^:]*:([0-9]{12}):.*", Pattern.DOTALL);

    private final Set<Place> places;
    private final List<String> patterns;
    private final Nearby nearby;
    private final List<String> unowned = new ArrayList<>();
    private final Map<String, List<String>> owned = new HashMap<>();
    private final Map<Place, Set<String>> all = new HashMap<>();
    private final Map<Place, Set<String>> near = new HashMap<>();

    Surroundings(PrincipalAccess access) {
        this.places = Witnesses.places(access);
        this.patterns = Witnesses.patterns(access).toList();
        this.nearby = new Nearby(access.identity());
        for (String pattern : patterns) {
            Matcher matcher = OWNED.matcher(pattern);
            if (matcher.matches()) {
                owned.computeIfAbsent(matcher.group(1), each -> new ArrayList<>()).add(pattern);
            } else {
                unowned.add(pattern);
            }
        }
    }

    Set<Place> places() {
        return places;
    }

    /// The access, narrowed to the statements that may speak of the resource.
    PrincipalAccess on(String resource, PrincipalAccess access) {
        return nearby.on(resource, access);
    }

    /// An example of every resource of a kind that is named in a place.
    List<String> named(ResourceKind kind, Place place) {
        return named(kind.foreign(), place).stream()
                .filter(kind.fitting(place.partition(), place.account()))
                .toList();
    }

    private Set<String> named(boolean foreign, Place place) {
        boolean nobodys = place.account().equals(Witnesses.NOBODYS_ACCOUNT);
        if (places.size() <= MANY || foreign && nobodys) {
            return all.computeIfAbsent(place, each -> examples(patterns, each));
        }
        return near.computeIfAbsent(place, this::examples);
    }

    private Set<String> examples(Place place) {
        Set<String> examples = examples(unowned, place);
        examples.addAll(examples(owned.getOrDefault(place.account(), List.of()), place));
        return examples;
    }

    private static Set<String> examples(List<String> patterns, Place place) {
        Set<String> examples = new LinkedHashSet<>();
        patterns.forEach(pattern -> examples.add(Witnesses.example(pattern, place)));
        return examples;
    }
}
