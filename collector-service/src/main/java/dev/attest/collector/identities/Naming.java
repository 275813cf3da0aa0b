package dev.attest.collector.identities;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import dev.attest.expressions.BoundedPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// How a joining rule finds out who stands behind an identity. Patterns run in linear time, over
/// texts that AWS bounds.
sealed interface Naming {

    /// AWS bounds names and values of tags below this.
    int LONGEST = 512;

    /// Of a pattern somebody writes.
    int MOST_CHARACTERS = 500;

    /// @return keys of [PersonKeys]; empty when it cannot tell
    List<String> names(JsonNode identity);

    /// Texts of which one is, in any case, in every name out of which the key is made; the empty
    /// text when no more can be said.
    ///
    /// @param key of [PersonKeys]
    Set<String> within(String key);

    /// A tag says it: an address, an id or a login.
    ///
    /// @param tags names of tags, in lower case
    record ByTag(Set<String> tags) implements Naming {

        public ByTag {
            tags = Set.copyOf(tags);
        }

        @Override
        public List<String> names(JsonNode identity) {
            List<String> names = new ArrayList<>();
            identity.path("tags")
                    .properties()
                    .forEach(tag -> {
                        if (tags.contains(tag.getKey().toLowerCase(Locale.ROOT))) {
                            names.addAll(PersonKeys.any(tag.getValue().asText()));
                        }
                    });
            return names;
        }

        /// Names of sessions have no tags.
        @Override
        public Set<String> within(String key) {
            return Set.of();
        }
    }

    /// The address that stands in the name, or that the directory tells.
    record ByAddress() implements Naming {

        private static final Pattern ADDRESS =
                Pattern.compile("[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+");

        @Override
        public List<String> names(JsonNode identity) {
            List<String> names = new ArrayList<>();
            for (String field : List.of("name", "email")) {
                Matcher matcher = ADDRESS.matcher(bounded(identity, field));
                if (matcher.find()) {
                    names.add(PersonKeys.mail(matcher.group()));
                }
            }
            return names;
        }

        @Override
        public Set<String> within(String key) {
            return PersonKeys.kind(key).equals("mail")
                    ? Set.of(PersonKeys.searchable(key.substring("mail:".length())))
                    : Set.of();
        }
    }

    /// The name has a form, out of which a key is made.
    ///
    /// @param person the key, with `${group}` for what a named group of the pattern took
    record ByPattern(Pattern pattern, String person) implements Naming {

        static ByPattern of(String pattern, String person) {
            PersonKeys.kind(person);
            ByPattern naming = new ByPattern(compiled(pattern, "pattern"), person);
            for (String group : naming.groups()) {
                if (!naming.pattern.namedGroups().containsKey(group)) {
                    throw new IllegalArgumentException("the pattern has no group " + group);
                }
            }
            return naming;
        }

        private List<String> groups() {
            List<String> groups = new ArrayList<>();
            Matcher matcher = Pattern.compile("\\$\\{([A-Za-z]\\w*)}").matcher(person);
            while (matcher.find()) {
                groups.add(matcher.group(1));
            }
            return groups;
        }

        @Override
        public List<String> names(JsonNode identity) {
            Matcher matcher = pattern.matcher(bounded(identity, "name"));
            if (!matcher.matches()) {
                return List.of();
            }
            String key = person;
            for (String group : groups()) {
                String taken = matcher.group(group);
                if (taken == null || taken.isEmpty()) {
                    return List.of();
                }
                key = key.replace("${" + group + "}", taken);
            }
            return List.of(PersonKeys.normal(key));
        }

        /// What one group took lies between the texts around it.
        @Override
        public Set<String> within(String key) {
            List<String> groups = groups();
            if (!PersonKeys.kind(key).equals(PersonKeys.kind(person))) {
                return Set.of();
            }
            if (groups.size() != 1) {
                return Set.of("");
            }
            String group = "${" + groups.getFirst() + "}";
            int at = person.indexOf(group);
            String before = PersonKeys.normal(person.substring(0, at));
            String after = person.substring(at + group.length());
            String end = PersonKeys.kind(key).equals("id") ? after : after.toLowerCase(Locale.ROOT);
            if (!key.startsWith(before)
                    || !key.endsWith(end)
                    || key.length() <= before.length() + end.length()) {
                return Set.of();
            }
            return Set.of(
                    PersonKeys.searchable(
                            key.substring(before.length(), key.length() - end.length())));
        }
    }

    /// Somebody wrote it down.
    ///
    /// @param people keys by the id of the principal
    record ByMap(Map<String, String> people) implements Naming {

        public ByMap {
            people = Map.copyOf(people);
        }

        @Override
        public List<String> names(JsonNode identity) {
            String told = people.get(identity.path("principalId").asText());
            return told == null ? List.of() : PersonKeys.any(told);
        }

        @Override
        public Set<String> within(String key) {
            return people.entrySet().stream()
                    .filter(told -> PersonKeys.any(told.getValue()).contains(key))
                    .map(told -> PersonKeys.searchable(told.getKey()))
                    .collect(Collectors.toSet());
        }
    }

    /// @param what the field it stands in
    static Pattern compiled(String pattern, String what) {
        if (pattern.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    what + " is longer than " + MOST_CHARACTERS + " characters");
        }
        return BoundedPattern.compile(pattern);
    }

    private static String bounded(JsonNode identity, String field) {
        String text = identity.path(field).asText("");
        return text.length() <= LONGEST ? text : "";
    }
}
