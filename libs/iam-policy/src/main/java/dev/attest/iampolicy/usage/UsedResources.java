package dev.attest.iampolicy.usage;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.PolicyVersion;
import dev.attest.iampolicy.ResourcePattern;
import dev.attest.iampolicy.Resources;
import dev.attest.iampolicy.Truth;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The resources on which one action stays allowed, on the same terms: the used ones, as far as the
/// original covers them. A pattern whose variables decide whether it covers one stays as it is.
final class UsedResources {

    private static final String EVERYTHING = "*";

    private final PolicyVersion version;
    private final List<Resources> original = new ArrayList<>();
    private final SortedSet<String> kept = new TreeSet<>();
    private final Set<List<String>> keptBut = new LinkedHashSet<>();

    UsedResources(PolicyVersion version) {
        this.version = version;
    }

    /// Takes an element of the original that speaks of the action.
    void add(Resources element) {
        original.add(element);
    }

    /// Keeps everything that was taken.
    void keepAll() {
        original.forEach(this::keep);
    }

    /// Keeps what of the original covers a resource.
    ///
    /// @param resource an ARN, or `*`
    void keep(String resource) {
        Truth covered = Truth.NO;
        for (Resources element : original) {
            covered = covered.or(element.cover(resource, Context.unknown()));
        }
        String literal = literal(resource);
        if (covered == Truth.YES && literal != null) {
            kept.add(literal);
        } else if (covered != Truth.NO) {
            keepCovering(resource, covered);
        }
    }

    /// Patterns; one that covers everything stands for all.
    List<String> patterns() {
        return kept.contains(EVERYTHING) ? List.of(EVERYTHING) : List.copyOf(kept);
    }

    /// Each the patterns of a NotResource.
    Set<List<String>> butPatterns() {
        return keptBut;
    }

    private void keepCovering(String resource, Truth covered) {
        for (Resources element : original) {
            if (element.negated()) {
                if (element.cover(resource, Context.unknown()) == covered) {
                    keep(element);
                }
                continue;
            }
            for (ResourcePattern pattern : element.patterns()) {
                Resources alone = new Resources(List.of(pattern), false);
                if (alone.cover(resource, Context.unknown()) == covered) {
                    keep(alone);
                }
            }
        }
    }

    private void keep(Resources element) {
        List<String> texts = element.patterns().stream().map(ResourcePattern::text).toList();
        if (element.negated()) {
            keptBut.add(texts);
        } else {
            texts.forEach(text -> kept.add(text.matches("\\*+") ? EVERYTHING : text));
        }
    }

    /// The resource as a pattern that matches nothing else; null when there is none. Where an
    /// action knows no resource, the original's pattern stays.
    private @Nullable String literal(String resource) {
        boolean special = resource.contains("*") || resource.contains("?");
        if (version == PolicyVersion.V2008_10_17) {
            return special ? null : resource;
        }
        return resource.equals(EVERYTHING)
                ? null
                : resource.replace("${", "${$}{").replaceAll("[*?]", "\\${$0}");
    }
}
