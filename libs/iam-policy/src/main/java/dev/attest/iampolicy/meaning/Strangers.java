package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.Effect;
import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.decision.Principal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Those who have nothing to do with an account: users and roles, of an organization or none, from
/// the internet or from a network of their own; nobody in particular; and services that do a
/// stranger's errand.
final class Strangers {

    /// Stands for all services of AWS.
    static final Principal SERVICE = new Principal("s3.amazonaws.com", List.of());

    private static final String ARN = "arn:aws:iam::" + Witnesses.NOBODYS_ACCOUNT + ":";
    private static final Principal USER =
            new Principal(ARN + "user/" + Witnesses.STRANGER, List.of());
    private static final Principal ROLE =
            new Principal(ARN + "role/" + Witnesses.STRANGER, List.of());
    private static final Witnesses.Place NOWHERE =
            new Witnesses.Place("aws", Witnesses.NOBODYS_ACCOUNT);

    /// Some that no office has: conditions that let both in let in the internet, or half of it.
    private static final List<String> ADDRESSES = List.of("45.83.64.1", "2a0e:97c0::1");

    private static final int MAX_SPARED = 20;
    private static final int MAX_NAMED = 100;

    private final Set<String> own;
    private final List<String> spared;

    /// @param own the document's accounts; none when they are not known
    Strangers(PolicyDocument document, Set<String> own) {
        this.own = own;
        this.spared =
                document.statements().stream()
                        .filter(statement -> statement.effect() == Effect.DENY)
                        .flatMap(Strangers::patterns)
                        .distinct()
                        .limit(MAX_SPARED)
                        .toList();
    }

    /// Those who ask for what a statement allows. Names that its conditions ask for can be had in
    /// any account, and so can those that denies spare.
    List<Stranger> before(Statement statement) {
        Set<Principal> callers = new LinkedHashSet<>(List.of(USER, ROLE));
        callers.addAll(named(statement, NOWHERE));
        List<Stranger> strangers = new ArrayList<>();
        for (Principal caller : callers) {
            for (Context context : List.of(organized(knownOf(caller)), alone(knownOf(caller)))) {
                Context direct = onNobodysErrand(context);
                strangers.add(new Stranger(caller, fromNetwork(direct)));
                strangers.add(new Stranger(caller, fromInternet(direct)));
                ADDRESSES.forEach(
                        address -> strangers.add(new Stranger(caller, from(address, direct))));
            }
        }
        Context unsigned =
                alone(knownOf(Principal.unknown()))
                        .without("aws:PrincipalArn")
                        .without("aws:PrincipalAccount")
                        .with("aws:PrincipalType", "Anonymous");
        strangers.add(new Stranger(Principal.unknown(), fromInternet(onNobodysErrand(unsigned))));
        new Errands(statement, own)
                .ofStrangers()
                .forEach(errand -> strangers.add(new Stranger(SERVICE, by(SERVICE, errand))));
        return strangers;
    }

    /// Those of one account who ask for what a statement allows.
    Set<Principal> of(String account, Statement statement) {
        String arn = "arn:aws:iam::" + account + ":";
        Set<Principal> callers = new LinkedHashSet<>();
        for (String name :
                List.of("root", "user/" + Witnesses.STRANGER, "role/" + Witnesses.STRANGER)) {
            callers.add(new Principal(arn + name, List.of()));
        }
        callers.addAll(named(statement, new Witnesses.Place("aws", account)));
        return callers;
    }

    /// Whom the conditions on `aws:PrincipalArn` name in an account.
    private List<Principal> named(Statement statement, Witnesses.Place place) {
        return Stream.concat(patterns(statement), spared.stream())
                .map(pattern -> Witnesses.example(pattern, place))
                .filter(arn -> arn.contains("::" + place.account() + ":"))
                .distinct()
                .limit(MAX_NAMED)
                .map(arn -> new Principal(arn, List.of()))
                .toList();
    }

    private static Stream<String> patterns(Statement statement) {
        return statement.conditions().stream()
                .filter(condition -> condition.key().equalsIgnoreCase("aws:PrincipalArn"))
                .flatMap(condition -> condition.values().stream());
    }

    /// What a request of somebody who asks in person carries for certain.
    static Context knownOf(Principal who) {
        return who.context().with("aws:SecureTransport", "true").with("aws:ViaAWSService", "false");
    }

    /// What a request of a service carries for certain.
    static Context asService() {
        return alone(fromInternet(Context.unknown().with("aws:PrincipalIsAWSService", "true")))
                .without("aws:PrincipalArn")
                .without("aws:PrincipalAccount")
                .with("aws:SecureTransport", "true");
    }

    /// An errand that a certain service does.
    static Context by(Principal service, Context errand) {
        return errand.with("aws:PrincipalServiceName", String.valueOf(service.arn()));
    }

    private static Context organized(Context context) {
        String organization = "o-" + Witnesses.STRANGER;
        return context.with("aws:PrincipalOrgID", organization)
                .with("aws:PrincipalOrgPaths", organization + "/r-x/ou-x/");
    }

    private static Context alone(Context context) {
        return context.without("aws:PrincipalOrgID").without("aws:PrincipalOrgPaths");
    }

    private static Context fromNetwork(Context context) {
        return context.with("aws:SourceVpc", "vpc-" + Witnesses.STRANGER)
                .with("aws:SourceVpce", "vpce-" + Witnesses.STRANGER);
    }

    private static Context fromInternet(Context context) {
        return context.without("aws:SourceVpc").without("aws:SourceVpce");
    }

    private static Context from(String address, Context context) {
        return fromInternet(context).with("aws:SourceIp", address);
    }

    private static Context onNobodysErrand(Context context) {
        return context.with("kms:CallerAccount", Witnesses.NOBODYS_ACCOUNT)
                .with("aws:MultiFactorAuthPresent", "true")
                .without("kms:ViaService")
                .without("aws:SourceAccount")
                .without("aws:SourceArn")
                .without("aws:SourceOrgID")
                .without("aws:SourceOrgPaths")
                .without("aws:SourceOwner");
    }

    /// @param context what is known of the request
    record Stranger(Principal who, Context context) {}
}
