package dev.attest.console.page;

import dev.attest.rest.Caller;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/// Frames for the pages of the signed-in person.
@RequestScoped
public class Frames {

    private static final Map<String, String> ROLES =
            Map.of(
                    "admin", "Administrator",
                    "compliance-officer", "Compliance",
                    "auditor", "Auditor",
                    "security-analyst", "Security",
                    "manager", "Manager");

    private final Caller caller;
    private final SecurityIdentity identity;

    Frames(Caller caller, SecurityIdentity identity) {
        this.caller = caller;
        this.identity = identity;
    }

    public Frame of(String title, @Nullable Section current) {
        return new Frame(title, person(), role(), nav(current));
    }

    public String person() {
        return identity.getPrincipal() instanceof JsonWebToken token
                        && token.getClaim("name") instanceof String name
                ? name
                : caller.name();
    }

    /// Where this person begins: with everybody's campaigns or alerts, or with what was routed to
    /// them.
    public Section home() {
        if (!caller.seesAll()) {
            return Section.REVIEWS;
        }
        return Stream.of(Section.CAMPAIGNS, Section.ALERTS)
                .filter(this::may)
                .findFirst()
                .orElse(Section.REVIEWS);
    }

    private boolean may(Section section) {
        return caller.may(section.permission());
    }

    private List<Frame.Link> nav(@Nullable Section current) {
        return Arrays.stream(Section.values())
                .filter(this::may)
                .map(s -> new Frame.Link(s.label(), s.href(), s == current))
                .toList();
    }

    private @Nullable String role() {
        return ROLES.entrySet().stream()
                .filter(role -> identity.hasRole(role.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .findFirst()
                .orElse(null);
    }
}
