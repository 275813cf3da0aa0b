package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.decision.DecidingStatement;
import dev.attest.iampolicy.decision.Decision;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.OpenQuestion;
import dev.attest.iampolicy.decision.Principal;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Request;
import dev.attest.iampolicy.decision.Standing;
import dev.attest.iampolicy.meaning.Witnesses.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What one principal, seen in one partition and account, has a grip on.
///
/// A principal that is not known is played by a user of that account who is in no group.
public final class Grip {

    private static final String SOMEBODY = "attest-self";

    private final PrincipalAccess access;
    private final Place place;
    private final Principal self;
    private final Context context;
    private final Allowed allowed;
    private final Surroundings surroundings;
    private final Map<ResourceKind, Asked> kinds = new HashMap<>();
    private final Map<ResourceKind, List<String>> fitting = new HashMap<>();
    private final Map<String, Grip> passing = new HashMap<>();

    private Grip(PrincipalAccess access, Allowed allowed, Surroundings surroundings, Place place) {
        this.access = access;
        this.allowed = allowed;
        this.place = place;
        this.self =
                access.principal().arn() != null
                        ? access.principal()
                        : new Principal(
                                "arn:"
                                        + place.partition()
                                        + ":iam::"
                                        + place.account()
                                        + ":user/"
                                        + SOMEBODY,
                                List.of());
        this.context =
                access.principal().arn() != null ? self.context() : self.context().asSupposed();
        this.surroundings = surroundings;
    }

    /// One for each place where the principal's resources may live: one, when its ARN is known.
    public static List<Grip> of(PrincipalAccess access) {
        Allowed allowed = new Allowed(access);
        Surroundings surroundings = new Surroundings(access);
        return surroundings.places().stream()
                .map(place -> new Grip(access, allowed, surroundings, place))
                .toList();
    }

    private Grip(Grip other, Context context) {
        this.access = other.access;
        this.place = other.place;
        this.self = other.self;
        this.context = context;
        this.allowed = other.allowed;
        this.surroundings = other.surroundings;
    }

    /// The same while a role is passed to the service.
    Grip passingTo(String service) {
        return passing.computeIfAbsent(
                service, each -> new Grip(this, context.with("iam:PassedToService", each)));
    }

    /// Whether an action is not certainly out of reach; quick.
    public boolean perhaps(String action) {
        return allowed.perhaps(action);
    }

    /// How permissions that an escalation needs on the same resource are held.
    ///
    /// @param together one or more, alike in kind of resource and own resource
    public Held on(List<Permission> together) {
        Permission any = together.getFirst();
        List<String> actions = together.stream().map(Permission::action).toList();
        Held own = Held.NOTHING;
        for (String mine : own(any.self())) {
            own = better(own, new Held(standing(actions, mine), Reach.ANY));
        }
        boolean othersDoNotHelp =
                any.self() != Permission.Own.NONE && access.principal().arn() != null;
        return better(own, on(actions, any.on(), !othersDoNotHelp));
    }

    /// How actions are held together on a kind of resource.
    ///
    /// @param named whether resources that a policy singles out count
    Held on(List<String> actions, ResourceKind kind, boolean named) {
        if (!actions.stream().allMatch(this::perhaps)) {
            return Held.NOTHING;
        }
        Asked asked = kinds.computeIfAbsent(kind, this::asked);
        Standing strange = Standing.YES;
        for (String action : actions) {
            strange =
                    strange.and(
                            asked.ofStranger()
                                    .computeIfAbsent(
                                            action, each -> standing(each, asked.stranger())));
        }
        Held any = new Held(strange, Reach.ANY);
        if (any.present() || !named) {
            return any;
        }
        Standing some = Standing.NO;
        for (String arn : fitting.computeIfAbsent(kind, this::fitting)) {
            some = some.or(standing(actions, arn));
            if (some == Standing.YES) {
                break;
            }
        }
        return better(any, new Held(some, Reach.SOME));
    }

    /// The statements by which permissions are held together, where they are held best.
    ///
    /// @param together as for `on`
    Set<Statement> granting(List<Permission> together) {
        Permission any = together.getFirst();
        List<String> actions = together.stream().map(Permission::action).toList();
        List<String> widest = new ArrayList<>(own(any.self()));
        widest.add(any.on().stranger(place.partition(), place.account()));
        Set<Statement> granting = granting(actions, widest);
        return granting.isEmpty()
                ? granting(actions, fitting.computeIfAbsent(any.on(), this::fitting))
                : granting;
    }

    private Set<Statement> granting(List<String> actions, List<String> resources) {
        Set<Statement> granting = FindingWeight.statements();
        if (!actions.stream().allMatch(this::perhaps)) {
            return granting;
        }
        for (String resource : resources) {
            if (standing(actions, resource).present()) {
                for (String action : actions) {
                    granting.addAll(allowing(decide(action, resource)));
                }
            }
        }
        return granting;
    }

    /// The statements that allow, for certain or when their conditions hold.
    static Set<Statement> allowing(Decision decision) {
        Set<Statement> allowing = new LinkedHashSet<>();
        decision.because().stream().map(DecidingStatement::statement).forEach(allowing::add);
        for (OpenQuestion question : decision.open()) {
            if (question instanceof OpenQuestion.OpenStatement(var open, var conditions)) {
                allowing.add(open.statement());
            }
        }
        allowing.removeIf(statement -> statement.effect() != Effect.ALLOW);
        return allowing;
    }

    private Asked asked(ResourceKind kind) {
        return new Asked(kind.stranger(place.partition(), place.account()), new HashMap<>());
    }

    private List<String> fitting(ResourceKind kind) {
        return surroundings.named(kind, place);
    }

    private Standing standing(List<String> actions, String resource) {
        Standing standing = Standing.YES;
        for (String action : actions) {
            standing = standing.and(standing(action, resource));
            if (standing == Standing.NO) {
                return standing;
            }
        }
        return standing;
    }

    private Standing standing(String action, String resource) {
        return decide(action, resource).standing();
    }

    private Decision decide(String action, String resource) {
        return surroundings.on(resource, access).decide(new Request(action, resource, context));
    }

    private List<String> own(Permission.Own own) {
        return switch (own) {
            case NONE -> List.of();
            case USER -> selfIfNamed(":user/");
            case ROLE -> selfIfNamed(":role/");
            case GROUP -> self.groups();
            case ATTACHED_POLICY -> attached();
        };
    }

    private List<String> selfIfNamed(String kind) {
        return Optional.ofNullable(self.arn()).filter(arn -> arn.contains(kind)).stream().toList();
    }

    /// The account's own managed policies among the principal's; AWS's cannot be changed.
    private List<String> attached() {
        List<String> arns = new ArrayList<>();
        Stream<NamedPolicy> identity = access.identity().policies().stream();
        identity.forEach(policy -> {
            String arn = policy.arn();
            if (arn != null && policy.customerManaged()) {
                arns.add(arn);
            }
        });
        return arns;
    }

    static Held better(Held one, Held other) {
        int order = one.standing().compareTo(other.standing());
        if (order == 0) {
            return one.reach() == Reach.ANY ? one : other;
        }
        return order > 0 ? one : other;
    }

    /// What was asked about a kind of resource before; several paths ask the same.
    ///
    /// @param stranger one of the kind that no policy has heard of
    /// @param ofStranger answers about it, by action
    private record Asked(String stranger, Map<String, Standing> ofStranger) {}
}
