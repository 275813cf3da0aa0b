package dev.attest.iampolicy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One resource of a statement, with wildcards and, from version 2012-10-17 on, policy variables
/// such as `${aws:username}`; `${*}`, `${?}` and `${$}` stand for the plain characters.
///
/// Source: IAM User Guide, "IAM policy elements: Variables and tags".
public final class ResourcePattern {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    private final String text;
    private final @Nullable Wildcard fixed;

    private ResourcePattern(String text, @Nullable Wildcard fixed) {
        this.text = text;
        this.fixed = fixed;
    }

    static ResourcePattern of(String text, PolicyVersion version) {
        boolean variables = version == PolicyVersion.V2012_10_17 && VARIABLE.matcher(text).find();
        return new ResourcePattern(text, variables ? null : Wildcard.of(text));
    }

    /// As written.
    public String text() {
        return text;
    }

    boolean matchesEverything() {
        return fixed != null && fixed.matchesEverything();
    }

    Truth matches(String resource, Context context) {
        if (fixed != null) {
            return Truth.of(fixed.matches(resource));
        }
        Wildcard.Builder builder = new Wildcard.Builder();
        Truth whenMatched = fill(builder, context);
        return builder.build().matches(resource) ? whenMatched : Truth.NO;
    }

    /// Fills the variables in; one whose value is unknown may stand for anything.
    private Truth fill(Wildcard.Builder builder, Context context) {
        Truth whenMatched = Truth.YES;
        Matcher variables = VARIABLE.matcher(text);
        int from = 0;
        while (variables.find()) {
            builder.pattern(text.substring(from, variables.start()));
            from = variables.end();
            Optional<String> value = value(variables.group(1), context);
            if (value.isPresent()) {
                builder.literal(value.get());
            } else {
                builder.star();
                whenMatched = Truth.MAYBE;
            }
        }
        builder.pattern(text.substring(from));
        return whenMatched;
    }

    private static Optional<String> value(String variable, Context context) {
        if (variable.equals("*") || variable.equals("?") || variable.equals("$")) {
            return Optional.of(variable);
        }
        int comma = variable.indexOf(',');
        String key = comma < 0 ? variable : variable.substring(0, comma);
        List<String> values = context.values(key.strip());
        return values.size() == 1 ? Optional.of(values.getFirst()) : Optional.empty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResourcePattern that
                && text.equals(that.text)
                && (fixed == null) == (that.fixed == null);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
