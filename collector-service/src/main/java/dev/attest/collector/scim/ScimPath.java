package dev.attest.collector.scim;

import dev.attest.collector.platform.Text;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Where in a resource a change goes to, such as `emails[type eq "work"].value`.
///
/// @param extension the schema of the extension; null for the resource's own attributes
/// @param attribute null for the whole extension
/// @param filter which of many values; null for all
/// @param part the sub-attribute; null for the whole value
record ScimPath(
        @Nullable String extension,
        @Nullable ScimAttribute attribute,
        @Nullable ScimFilter filter,
        @Nullable ScimAttribute part) {

    private static final int LONGEST = 4096;
    private static final Pattern FORM =
            Pattern.compile(
                    "([A-Za-z$][\\w$-]*+)(?:\\[([^\\[\\]]*+)])?(?:\\.([A-Za-z$][\\w$-]*+))?");

    /// @return empty for an attribute that is not kept
    /// @throws ScimException when it is no path at all
    static Optional<ScimPath> parse(ScimType type, String text) {
        if (text.length() > LONGEST) {
            throw ScimException.invalidPath("A path has at most " + LONGEST + " characters.");
        }
        String path = text.strip();
        if (path.regionMatches(true, 0, "urn:", 0, 4)) {
            return ofSchema(type, path);
        }
        return ofAttribute(path, null, type.attributes(), type);
    }

    private static Optional<ScimPath> ofSchema(ScimType type, String path) {
        for (var extension : type.extensions().entrySet()) {
            String schema = extension.getKey();
            if (path.equalsIgnoreCase(schema)) {
                return Optional.of(new ScimPath(schema, null, null, null));
            }
            if (startsWith(path, schema + ":")) {
                String rest = path.substring(schema.length() + 1);
                return ofAttribute(rest, schema, extension.getValue(), null);
            }
        }
        return startsWith(path, type.schema + ":")
                ? ofAttribute(
                        path.substring(type.schema.length() + 1), null, type.attributes(), type)
                : Optional.empty();
    }

    private static boolean startsWith(String path, String prefix) {
        return path.regionMatches(true, 0, prefix, 0, prefix.length());
    }

    private static Optional<ScimPath> ofAttribute(
            String text,
            @Nullable String extension,
            List<ScimAttribute> attributes,
            @Nullable ScimType type) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw ScimException.invalidPath("This is no path: " + Text.shown(text));
        }
        String name = matcher.group(1);
        String filter = matcher.group(2);
        String part = matcher.group(3);
        ScimFilter values = filter == null ? null : ScimFilter.parse(filter);
        Optional<ScimAttribute> found =
                type == null ? ScimAttribute.named(attributes, name) : type.attribute(name);
        if (found.isEmpty() || part != null && found.get().part(part).isEmpty()) {
            return Optional.empty();
        }
        ScimAttribute attribute = found.get();
        if (values != null && !attribute.many()) {
            throw ScimException.invalidPath(attribute.name() + " has one value only.");
        }
        return Optional.of(
                new ScimPath(
                        extension,
                        attribute,
                        values,
                        part == null ? null : attribute.part(part).orElseThrow()));
    }
}
