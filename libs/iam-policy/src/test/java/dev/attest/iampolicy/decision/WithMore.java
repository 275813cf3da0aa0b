package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.PolicyKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A world with one policy more, once for each layer that is there.
final class WithMore {

    private final WrittenWorld world;
    private final Map<Layer, WrittenWorld> worlds = new EnumMap<>(Layer.class);

    private WithMore(WrittenWorld world) {
        this.world = world;
    }

    /// @param more the policy to add, by its kind
    static Map<Layer, WrittenWorld> of(WrittenWorld world, Function<PolicyKind, NamedPolicy> more) {
        WithMore with = new WithMore(world);
        with.principal(PolicySet.of(more.apply(PolicyKind.IDENTITY)));
        with.resource(PolicySet.of(more.apply(PolicyKind.RESOURCE)));
        with.controls(
                PolicySet.of(more.apply(PolicyKind.SERVICE_CONTROL)),
                PolicySet.of(more.apply(PolicyKind.RESOURCE_CONTROL)));
        return with.worlds;
    }

    private void principal(PolicySet more) {
        PrincipalAccess access = world.access();
        put(
                Layer.IDENTITY,
                new PrincipalAccess(
                        access.principal(),
                        access.identity().and(more),
                        access.boundary(),
                        access.session(),
                        access.controls()));
        access.boundary()
                .ifPresent(set ->
                        put(
                                Layer.BOUNDARY,
                                new PrincipalAccess(
                                        access.principal(),
                                        access.identity(),
                                        Optional.of(set.and(more)),
                                        access.session(),
                                        access.controls())));
        access.session().ifPresent(set -> put(Layer.SESSION, access.withSession(set.and(more))));
    }

    private void resource(PolicySet more) {
        ResourceAccess resource = world.resource();
        resource.policy().ifPresent(set -> put(Layer.RESOURCE, resource.with(set.and(more))));
    }

    private void controls(PolicySet service, PolicySet resource) {
        if (!world.access().controls().levels().isEmpty()) {
            put(
                    Layer.SERVICE_CONTROL,
                    world.access().under(first(world.access().controls(), service)));
        }
        if (!world.resource().controls().levels().isEmpty()) {
            put(
                    Layer.RESOURCE_CONTROL,
                    world.resource().under(first(world.resource().controls(), resource)));
        }
    }

    private static ControlPolicies first(ControlPolicies controls, PolicySet more) {
        List<PolicySet> levels = new ArrayList<>(controls.levels());
        levels.set(0, levels.getFirst().and(more));
        return new ControlPolicies(levels, false);
    }

    private void put(Layer layer, PrincipalAccess access) {
        worlds.put(layer, new WrittenWorld(access, world.resource(), world.request()));
    }

    private void put(Layer layer, ResourceAccess resource) {
        worlds.put(layer, new WrittenWorld(world.access(), resource, world.request()));
    }
}
