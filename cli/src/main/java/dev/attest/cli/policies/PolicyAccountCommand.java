package dev.attest.cli.policies;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.cli.output.ExitCode;
import dev.attest.cli.output.InputFiles;
import dev.attest.cli.output.ListingOptions;
import dev.attest.cli.output.OutputFormat;
import dev.attest.cli.output.Visible;
import dev.attest.iampolicy.account.Account;
import dev.attest.iampolicy.account.AuthorizationDetails;
import dev.attest.iampolicy.decision.ControlPolicies;
import dev.attest.iampolicy.graph.PrivilegeGraph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `attest policy account`.
@Command(
        name = "account",
        description = {
            "Who is administrator in an account, who can become it and how, and whose roles are open"
                    + " to outside.",
            "Whom there is nothing to tell of is left out; JSON and CSV have everybody."
        })
final class PolicyAccountCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// Of the largest accounts AWS tells some tens of megabytes.
    private static final long LONGEST = 256L * 1024 * 1024;

    @Mixin private ListingOptions listing;

    @Parameters(
            paramLabel = "FILE",
            description =
                    "What `aws iam get-account-authorization-details` prints; - is the standard"
                            + " input.")
    private Path file = Path.of("-");

    @Mixin private ServiceControlOptions serviceControls;

    @Override
    public Integer call() {
        ControlPolicies controls = serviceControls.read(new PolicyFiles());
        AuthorizationDetails details = AuthorizationDetails.read(InputFiles.json(file, LONGEST));
        List<Account> accounts =
                details.accounts().stream().map(account -> account.under(controls)).toList();
        PrivilegeGraph graph = PrivilegeGraph.of(accounts);
        List<Holder> holders = new ArrayList<>();
        for (Account account : accounts) {
            account.identities()
                    .values()
                    .forEach(each -> holders.add(Holder.of(each, account, graph)));
        }
        listing.printParagraphs(json(details, holders), Holder.COLUMNS, holders, Holder::lines);
        if (listing.format() != OutputFormat.JSON) {
            remark(details, holders);
        }
        boolean whole =
                details.problems().isEmpty()
                        && holders.stream().allMatch(holder -> holder.unread().isEmpty());
        return (whole ? ExitCode.FINE : ExitCode.PARTLY_DONE).number();
    }

    private static void remark(AuthorizationDetails details, List<Holder> holders) {
        long administrators = holders.stream().filter(Holder::administers).count();
        long escalating = holders.stream().filter(Holder::escalates).count();
        long open = holders.stream().filter(holder -> !holder.outsiders().isEmpty()).count();
        System.err.println(
                "%d users and roles; administrators: %d, can become it: %d, open to outside: %d"
                        .formatted(holders.size(), administrators, escalating, open));
        details.problems()
                .forEach(problem ->
                        System.err.println(
                                Visible.text(problem.pointer() + ": " + problem.message())));
    }

    private static ObjectNode json(AuthorizationDetails details, List<Holder> holders) {
        ObjectNode json = JSON.createObjectNode();
        ArrayNode administrators = json.putArray("administrators");
        holders.stream().filter(Holder::administers).map(Holder::arn).forEach(administrators::add);
        ArrayNode principals = json.putArray("principals");
        holders.forEach(holder -> principals.add(holder.json()));
        ArrayNode problems = json.putArray("problems");
        details.problems()
                .forEach(problem ->
                        problems.addObject()
                                .put("pointer", problem.pointer())
                                .put("message", problem.message()));
        return json;
    }
}
