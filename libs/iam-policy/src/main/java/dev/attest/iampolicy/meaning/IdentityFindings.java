package dev.attest.iampolicy.meaning;

import dev.attest.iampolicy.PolicyDocument;
import dev.attest.iampolicy.Statement;
import dev.attest.iampolicy.decision.NamedPolicy;
import dev.attest.iampolicy.decision.PolicySet;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.Standing;
import dev.attest.iampolicy.meaning.PolicyFinding.Category;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What is dangerous in a policy of identities.
final class IdentityFindings {

    private static final int TOLD = 2;
    private static final String CAN = "Can ";

    private final PrincipalAccess access;
    private final List<Grip> grips;
    private final Set<String> toldAlready = new LinkedHashSet<>();
    private final List<PolicyFinding> findings = new ArrayList<>();

    IdentityFindings(PolicyDocument document) {
        access = PrincipalAccess.of(PolicySet.of(new NamedPolicy.Read("document", null, document)));
        grips = Grip.of(access);
    }

    /// Who is administrator under conditions may hold some of it without any: only that is told
    /// beside it.
    List<PolicyFinding> all() {
        Standing administrator = AdministratorCheck.of(access);
        boolean held = administrator.present();
        if (held) {
            add(administrator(administrator));
        }
        if (administrator != Standing.YES) {
            List<PolicyFinding> broad = new BroadGrants(access).all(held);
            findings.addAll(broad);
            broad.stream()
                    .filter(found -> found.category() == Category.PASS_ROLE)
                    .forEach(found -> toldAlready.addAll(found.actions()));
            escalations(held);
            privileges(held);
        }
        return findings;
    }

    private Optional<PolicyFinding> administrator(Standing standing) {
        boolean firmly = standing == Standing.YES;
        return Catalogue.weight(Category.ADMINISTRATOR)
                .finding(
                        firmly,
                        Grip.allowing(access.decide(Witnesses.strange(access))),
                        List.of("*"),
                        "Can do everything in the account" + (firmly ? "" : ", under conditions"));
    }

    private void escalations(boolean withoutConditions) {
        List<Path> firm = new ArrayList<>();
        List<Path> limited = new ArrayList<>();
        for (EscalationRule rule : Catalogue.escalations()) {
            Optional<EscalationFinding> found = rule.findIn(access, grips);
            if (found.isPresent() && told(found.get().held(), withoutConditions)) {
                (found.get().counts() == Standing.YES ? firm : limited)
                        .add(new Path(rule, found.get()));
            }
        }
        add(escalation(true, firm, CAN + "make itself administrator by "));
        add(escalation(false, limited, "Could make itself administrator by "));
    }

    private Optional<PolicyFinding> escalation(boolean firmly, List<Path> paths, String can) {
        if (paths.isEmpty()) {
            return Optional.empty();
        }
        Set<Statement> statements = FindingWeight.statements();
        Set<String> actions = new LinkedHashSet<>();
        for (Path path : paths) {
            actions.addAll(path.rule.path().actions());
            for (List<Permission> group : path.rule.together()) {
                grips.forEach(grip -> statements.addAll(path.rule.granting(grip, group)));
            }
        }
        toldAlready.addAll(actions);
        List<EscalationFinding> found = paths.stream().map(Path::found).toList();
        FindingWeight weight = Catalogue.weight(Category.ESCALATION);
        return weight.finding(
                firmly,
                statements,
                List.copyOf(actions),
                paths.stream().map(path -> path.rule.path().id()).toList(),
                can + Sentences.ways(found) + (firmly ? "" : limits(found)),
                weight.reason());
    }

    private static String limits(List<EscalationFinding> paths) {
        List<String> limits = new ArrayList<>();
        if (paths.stream().anyMatch(path -> path.held().standing() != Standing.YES)) {
            limits.add("under conditions");
        }
        if (paths.stream().anyMatch(path -> path.held().reach() == Reach.SOME)) {
            limits.add("on the resources that are named");
        }
        if (paths.stream().anyMatch(path -> path.met() != Standing.YES)) {
            limits.add("depending on what exists in the account");
        }
        return ", " + String.join(" or ", limits);
    }

    private void privileges(boolean withoutConditions) {
        Map<Category, List<Privilege>> firm = new TreeMap<>();
        Map<Category, List<Privilege>> limited = new TreeMap<>();
        for (PrivilegedEntry entry : Catalogue.privileged()) {
            Held held = grips.stream().map(entry::grip).reduce(Held.NOTHING, Grip::better);
            Category category = category(entry.action().category());
            boolean known =
                    category == Category.PERMISSIONS
                            && toldAlready.contains(entry.action().action());
            if (told(held, withoutConditions) && !known && !entry.beyond(held)) {
                boolean firmly =
                        held.standing() == Standing.YES
                                && held.reach() == Reach.ANY
                                && !Catalogue.weight(category)
                                        .lesser()
                                        .contains(entry.action().action());
                (firmly ? firm : limited)
                        .computeIfAbsent(category, each -> new ArrayList<>())
                        .add(new Privilege(entry, entry.heldBy(held)));
            }
        }
        firm.forEach((category, held) -> add(privileges(category, true, held)));
        limited.forEach((category, held) -> add(privileges(category, false, held)));
    }

    private Optional<PolicyFinding> privileges(
            Category category, boolean firmly, List<Privilege> held) {
        Set<Statement> statements = FindingWeight.statements();
        for (Privilege privilege : held) {
            List<Permission> alone = List.of(privilege.entry.permission());
            grips.forEach(grip -> statements.addAll(grip.granting(alone)));
        }
        FindingWeight weight = Catalogue.weight(category);
        return weight.finding(
                firmly,
                statements,
                held.stream().map(privilege -> privilege.entry.action().action()).toList(),
                List.of(),
                sentence(held.stream().map(privilege -> privilege.found.sentence()).toList()),
                held.size() == 1 ? held.getFirst().entry.action().reason() : weight.reason());
    }

    /// All of a few, the first of many.
    private static String sentence(List<String> all) {
        List<String> different = all.stream().distinct().toList();
        List<String> told = different.subList(0, Math.min(different.size(), TOLD + 1));
        String first = String.join("; ", told.subList(0, Math.min(told.size(), TOLD)));
        String rest = different.size() == TOLD + 1 ? "; " + told.getLast() : "";
        String more =
                different.size() > TOLD + 1 ? "; and " + (different.size() - TOLD) + " more" : "";
        return CAN + (first + rest).replace(CAN, "") + more;
    }

    private static boolean told(Held held, boolean withoutConditions) {
        return withoutConditions ? held.standing() == Standing.YES : held.present();
    }

    private static Category category(PrivilegedAction.Category category) {
        return switch (category) {
            case ESCALATION -> Category.PERMISSIONS;
            case CREDENTIALS -> Category.CREDENTIALS;
            case IDENTITY -> Category.IDENTITY;
            case AUDIT -> Category.AUDIT;
            case RESOURCE_EXPOSURE -> Category.RESOURCE_EXPOSURE;
            case DATA -> Category.DATA;
            case INFRASTRUCTURE -> Category.INFRASTRUCTURE;
        };
    }

    private void add(Optional<PolicyFinding> finding) {
        finding.ifPresent(findings::add);
    }

    private record Path(EscalationRule rule, EscalationFinding found) {}

    private record Privilege(PrivilegedEntry entry, SensitiveAction found) {}
}
