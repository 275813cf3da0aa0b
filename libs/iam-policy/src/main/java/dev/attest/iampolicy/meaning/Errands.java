package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.Condition;
import dev.attest.iampolicy.Context;
import dev.attest.iampolicy.PrincipalElement;
import dev.attest.iampolicy.Principals;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.Wildcard;
import dev.attest.iampolicy.decision.Principal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What services of AWS do on behalf of accounts, as the conditions of a statement tell them apart:
/// by `aws:SourceAccount` and `aws:SourceArn`.
///
/// The ARN of a bucket tells no account. A wildcard in its name lets in whoever makes a bucket of
/// such a name.
///
/// Source: IAM User Guide, "The confused deputy problem" and "AWS global condition context keys".
final class Errands {

    private static final String ACCOUNT = "aws:sourceaccount";
    private static final String ARN = "aws:sourcearn";
    private static final Set<String> GUARDS =
            Set.of(ACCOUNT, ARN, "aws:sourceowner", "aws:sourceorgid", "aws:sourceorgpaths");
    private static final Pattern ID = Pattern.compile("[0-9]{12}");
    private static final String BUCKET = "arn:aws:s3:::" + Witnesses.STRANGER;
    private static final int ID_DIGITS = 12;
    private static final int PARTS = 6;
    private static final int OWNER = 4;

    private final Set<String> own;
    private final List<String> arns;
    private final Set<String> accounts = new LinkedHashSet<>();

    /// @param own the document's accounts; none when they are not known
    Errands(Statement statement, Set<String> own) {
        this.own = own;
        this.arns = values(statement, ARN).stream().map(Errands::whole).toList();
        accounts.addAll(values(statement, ACCOUNT));
        for (String arn : arns) {
            accounts.add(arn.split(":", PARTS)[OWNER]);
        }
    }

    /// Whether conditions of the statement look at whose errand it is.
    static boolean guarded(Statement statement) {
        return statement.conditions().stream().anyMatch(each -> GUARDS.contains(key(each)));
    }

    /// The services that the statement names.
    static Set<Principal> services(Statement statement) {
        Set<Principal> services = new LinkedHashSet<>();
        Principals principals = statement.principals();
        if (principals != null && !principals.negated()) {
            for (PrincipalElement element : principals.elements()) {
                if (element instanceof PrincipalElement.Service(String name)) {
                    services.add(new Principal(name, List.of()));
                }
            }
        }
        return services;
    }

    /// On behalf of accounts that nobody has heard of.
    List<Context> ofStrangers() {
        Set<String> strangers = new LinkedHashSet<>(Set.of(Witnesses.NOBODYS_ACCOUNT));
        for (String pattern : accounts) {
            if (pattern.chars().filter(Character::isDigit).count() < ID_DIGITS) {
                Examples.account(pattern).filter(id -> !own.contains(id)).ifPresent(strangers::add);
            }
        }
        String organization = "o-" + Witnesses.STRANGER;
        return strangers.stream()
                .flatMap(id -> of(id).stream())
                .map(context ->
                        context.with("aws:SourceOrgID", organization)
                                .with("aws:SourceOrgPaths", organization + "/r-x/ou-x/"))
                .toList();
    }

    /// By services that do not tell for whom.
    static Context untold() {
        return Strangers.asService()
                .without("kms:CallerAccount")
                .without("aws:SourceAccount")
                .without("aws:SourceArn")
                .without("aws:SourceOrgID")
                .without("aws:SourceOrgPaths")
                .without("aws:SourceOwner");
    }

    /// On behalf of accounts that are named and are not the document's, by account; nobody is known
    /// to be that where the document's own account is not.
    Map<String, List<Context>> ofOtherAccounts() {
        Map<String, List<Context>> errands = new TreeMap<>();
        for (String account : accounts) {
            if (ID.matcher(account).matches() && !own.isEmpty() && !own.contains(account)) {
                errands.put(account, of(account));
            }
        }
        return errands;
    }

    private List<Context> of(String account) {
        Context errand =
                Strangers.asService()
                        .with("kms:CallerAccount", account)
                        .with("aws:SourceAccount", account)
                        .with("aws:SourceOwner", account);
        List<Context> errands = new ArrayList<>();
        examples(account).forEach(arn -> errands.add(errand.with("aws:SourceArn", arn)));
        return errands;
    }

    private Set<String> examples(String account) {
        Set<String> examples = new LinkedHashSet<>(Set.of(BUCKET));
        for (String arn : arns) {
            String[] parts = arn.split(":", PARTS);
            boolean fits =
                    parts[OWNER].isEmpty()
                            ? open(parts)
                            : Wildcard.of(parts[OWNER]).matches(account);
            if (fits) {
                parts[1] = parts[1].contains("*") ? "aws" : parts[1];
                parts[OWNER] = parts[OWNER].isEmpty() ? "" : account;
                examples.add(Examples.of(String.join(":", parts)));
            }
        }
        return examples;
    }

    /// Whether an ARN without account leaves open whose it is: of a bucket only the name counts.
    private static boolean open(String[] parts) {
        String name = parts[2].equals("s3") ? parts[PARTS - 1].split("/", 2)[0] : parts[PARTS - 1];
        return name.contains("*") || name.contains("?");
    }

    /// `arn:aws:sns:*` with all the parts that its last star stands for.
    private static String whole(String pattern) {
        int missing = PARTS - pattern.split(":", PARTS).length;
        return pattern + ":*".repeat(missing);
    }

    private static List<String> values(Statement statement, String key) {
        return statement.conditions().stream()
                .filter(condition -> key(condition).equals(key))
                .flatMap(condition -> condition.values().stream())
                .map(Examples::wildcards)
                .toList();
    }

    private static String key(Condition condition) {
        return condition.key().toLowerCase(Locale.ROOT);
    }
}
