package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.SeededCases;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A random account with everything in it that AWS's evaluation knows, as plain values: what the
/// slow evaluator reads, and what is written as policies for the fast one.
///
/// @param boundary null when there is none; so are session and the resource policy
record SmallWorld(
        Asker asker,
        List<Said> identity,
        @Nullable List<Said> boundary,
        @Nullable List<Said> session,
        List<List<Said>> scps,
        List<List<Said>> rcps,
        @Nullable List<Said> resourcePolicy,
        boolean sameAccount,
        Target target) {

    /// What a statement says.
    ///
    /// @param names whom it names; empty for statements without principals
    /// @param butNames whether it speaks of everybody but those
    /// @param value the value of the key `aws:a` under which it holds; null when always
    record Said(
            boolean allows,
            boolean matches,
            List<String> names,
            boolean butNames,
            @Nullable String value) {}

    /// Who asks.
    enum Asker {
        USER,
        SESSION,
        FEDERATED,
        ROOT,
        LINKED,
        SERVICE
    }

    /// What is asked for.
    enum Target {
        BUCKET,
        KEY,
        TRUST
    }

    private static final List<String> NAMES =
            List.of(
                    "user",
                    "anotheruser",
                    "role",
                    "session",
                    "anothersession",
                    "federated",
                    "account",
                    "accountid",
                    "other",
                    "everyone",
                    "service",
                    "provider",
                    "id");

    static SmallWorld random(Random random) {
        Target target = SeededCases.oneOf(random, List.of(Target.values()));
        return new SmallWorld(
                SeededCases.oneOf(random, List.of(Asker.values())),
                said(random, 1 + random.nextInt(2)),
                random.nextInt(3) == 0 ? said(random, 1 + random.nextInt(2)) : null,
                random.nextInt(3) == 0 ? said(random, 1 + random.nextInt(2)) : null,
                levels(random, false),
                levels(random, true),
                target != Target.BUCKET || random.nextInt(4) > 0 ? resource(random) : null,
                random.nextBoolean(),
                target);
    }

    private static List<Said> said(Random random, int count) {
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            said.add(
                    new Said(
                            random.nextInt(6) > 0,
                            random.nextInt(5) > 0,
                            List.of(),
                            false,
                            value(random)));
        }
        return said;
    }

    private static List<Said> resource(Random random) {
        List<Said> said = new ArrayList<>();
        int count = 1 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            boolean allows = random.nextInt(4) > 0;
            List<String> names = names(random);
            boolean butNames = !allows && random.nextInt(3) == 0;
            said.add(new Said(allows, random.nextInt(6) > 0, names, butNames, value(random)));
        }
        return said;
    }

    static List<String> names(Random random) {
        List<String> names = new ArrayList<>();
        int named = 1 + random.nextInt(3);
        for (int i = 0; i < named; i++) {
            names.add(SeededCases.oneOf(random, NAMES));
        }
        return names;
    }

    private static List<List<Said>> levels(Random random, boolean rcp) {
        List<List<Said>> levels = new ArrayList<>();
        int count = random.nextInt(3) == 0 ? 1 + random.nextInt(3) : 0;
        for (int i = 0; i < count; i++) {
            List<Said> level = new ArrayList<>();
            if (random.nextInt(8) > 0) {
                level.add(new Said(true, true, List.of(), false, null));
            }
            if (random.nextInt(4) == 0) {
                boolean allows = !rcp && random.nextBoolean();
                level.add(new Said(allows, random.nextBoolean(), List.of(), false, value(random)));
            }
            levels.add(level);
        }
        return levels;
    }

    private static @Nullable String value(Random random) {
        return random.nextInt(4) > 0 ? null : SeededCases.oneOf(random, List.of("x", "y"));
    }
}
