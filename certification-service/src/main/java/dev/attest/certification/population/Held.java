package dev.attest.certification.population;

import dev.attest.certification.population.model.RemovalCommands;
import dev.attest.certification.population.model.Sighting;
import dev.attest.events.certification.EntitlementKind;
import dev.attest.events.inventory.PrincipalObserved;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What principals hold at one moment. A principal counts under the name that is sought, whoever
/// bears it now, and under every name that its unique id goes by.
public final class Held {
    private final Map<String, Holding> holdings;
    private final Names names;
    private final Map<String, PrincipalObserved> keyHolders;
    private final Removals removals;

    /// @param holdings by principal
    /// @param keyHolders by access key id
    Held(
            Map<String, Holding> holdings,
            Names names,
            Map<String, PrincipalObserved> keyHolders,
            Removals removals) {
        this.holdings = holdings;
        this.names = names;
        this.keyHolders = keyHolders;
        this.removals = removals;
    }

    public Sighting sighting(Sought sought) {
        if (found(sought).isPresent() || keyIsHeld(sought)) {
            return Sighting.SHOWN;
        }
        return holders(sought).anyMatch(one -> one.unreadable().contains(sought.kind()))
                ? Sighting.UNREADABLE
                : Sighting.NOT_SHOWN;
    }

    /// By what names the access is to be found now, in words; empty when they are the ones that are
    /// sought.
    public Optional<String> elsewhere(Sought sought) {
        var words = new ArrayList<String>();
        var found = found(sought);
        renamed(sought, found).ifPresent(words::add);
        found.flatMap(Found::newName)
                .ifPresent(name ->
                        words.add(
                                (sought.kind() == EntitlementKind.GROUP_MEMBERSHIP
                                                ? "The group “"
                                                : "The trusted principal “")
                                        + Names.last(sought.reference())
                                        + "” was renamed to “"
                                        + name
                                        + "”."));
        keyHolder(sought).map(name -> "The key is with “" + name + "” now.").ifPresent(words::add);
        return words.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", words));
    }

    /// The commands that take it away as it stands; empty when it is not there. A role's trust is
    /// written as a whole, so there are some as long as its policy can be read.
    ///
    /// @param revokedParties references of all whom the role is to trust no longer
    public Optional<List<String>> commands(Sought sought, Collection<String> revokedParties) {
        var removal =
                sought.kind() == EntitlementKind.ROLE_TRUST
                        ? holders(sought)
                                .findFirst()
                                .flatMap(role -> removals.of(role.principal(), revokedParties))
                        : found(sought).map(one -> removals.of(one.grant()));
        return removal.map(RemovalCommands::of);
    }

    /// Every reference by which the same access may go now.
    public Set<String> references(Sought sought) {
        return names.references(sought).keySet();
    }

    /// What still gives the principal the same permission after a removal, in words.
    public List<String> otherWays(Sought sought) {
        return OtherWays.toTheSame(
                sought.kind(),
                sought.reference(),
                sought.accountId(),
                holders(sought).flatMap(one -> one.grants().values().stream()).toList());
    }

    /// The principal of an access under the name that is sought and under its others.
    private Stream<Holding> holders(Sought sought) {
        return Stream.concat(
                        Stream.of(sought.principalId()),
                        names.others(sought).stream().map(PrincipalObserved::principalId))
                .map(holdings::get)
                .filter(Objects::nonNull);
    }

    private Optional<Found> found(Sought sought) {
        var references = names.references(sought);
        return holders(sought)
                .flatMap(holder ->
                        references.entrySet().stream()
                                .flatMap(one -> found(holder, sought, one).stream()))
                .findFirst();
    }

    private static Optional<Found> found(
            Holding holder, Sought sought, Map.Entry<String, Optional<String>> by) {
        var id = sought.entitlementOf(holder.principal().principalId(), by.getKey());
        return Optional.ofNullable(holder.grants().get(id))
                .map(grant -> new Found(grant, by.getValue()));
    }

    private boolean keyIsHeld(Sought sought) {
        return sought.kind() == EntitlementKind.ACCESS_KEY
                && (keyHolders.containsKey(sought.reference())
                        || holders(sought).anyMatch(one -> one.mayHold(sought.reference())));
    }

    /// The name of whoever else holds an access key.
    private Optional<String> keyHolder(Sought sought) {
        return sought.kind() == EntitlementKind.ACCESS_KEY
                ? Optional.ofNullable(keyHolders.get(sought.reference()))
                        .filter(holder -> !holder.principalId().equals(sought.principalId()))
                        .map(PrincipalObserved::name)
                : Optional.empty();
    }

    /// Says so unless the access is found with whoever bears the name that is sought.
    private Optional<String> renamed(Sought sought, Optional<Found> found) {
        return found.map(one -> one.grant().principal())
                .or(() -> names.others(sought).stream().findFirst())
                .filter(one -> !one.principalId().equals(sought.principalId()))
                .map(one ->
                        "“"
                                + Names.last(sought.principalId())
                                + "” was renamed to “"
                                + one.name()
                                + "”.");
    }

    /// A grant, and the new name of what its reference names.
    private record Found(Grant grant, Optional<String> newName) {}
}
