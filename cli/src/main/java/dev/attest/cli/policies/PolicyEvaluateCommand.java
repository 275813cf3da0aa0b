package dev.attest.cli.policies;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.attest.cli.output.CommandFailure;
import dev.attest.cli.output.ExitCode;
import dev.attest.cli.output.InputFiles;
import dev.attest.cli.output.ListingOptions;
import dev.attest.iampolicy.PolicyKind;
import dev.attest.iampolicy.decision.ControlPolicies;
import dev.attest.iampolicy.decision.Decision;
import dev.attest.iampolicy.decision.Principal;
import dev.attest.iampolicy.decision.PrincipalAccess;
import dev.attest.iampolicy.decision.ResourceAccess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `attest policy evaluate`.
@Command(
        name = "evaluate",
        description = {
            "Decides one request, or with --batch one of each line of a file.",
            "What hangs on context that is not given is ALLOW_IF, with the conditions still open."
        })
final class PolicyEvaluateCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Mixin private ListingOptions listing;

    @Option(
            names = "--batch",
            paramLabel = "FILE",
            description =
                    "A request a line, as JSON; an answer a line. Takes none of the other options.")
    private @Nullable Path batch;

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description = "An identity policy; - is the standard input, as in all of these.")
    private List<Path> policies = List.of();

    @Option(names = "--boundary", paramLabel = "FILE", description = "The permissions boundary.")
    private @Nullable Path boundary;

    @Option(names = "--session", paramLabel = "FILE", description = "A session policy.")
    private @Nullable Path session;

    @Mixin private ServiceControlOptions serviceControls;

    @Option(names = "--resource-policy", paramLabel = "FILE", description = "Of the resource.")
    private @Nullable Path resourcePolicy;

    @Option(
            names = "--resource-account",
            paramLabel = "ID",
            description = "Who owns the resource, where its ARN does not tell.")
    private String resourceAccount = "";

    @Option(names = "--principal", paramLabel = "ARN", description = "Who asks.")
    private @Nullable String principal;

    @Option(names = "--action", paramLabel = "ACTION", description = "Such as s3:GetObject.")
    private @Nullable String action;

    @Option(names = "--resource", paramLabel = "ARN", description = "Default: *.")
    private @Nullable String resource;

    @Mixin private ContextOptions context;

    @Override
    public Integer call() {
        if (batch != null) {
            return run(batch).number();
        }
        try {
            Decision decision = decide();
            ObjectNode answer = Answers.json(decision);
            Answers.print(listing, answer, List.of(Answers.heading(answer)));
            return ExitCode.FINE.number();
        } catch (BrokenQuestionException e) {
            throw CommandFailure.usage(e.why());
        }
    }

    private ExitCode run(Path file) {
        if (given().anyMatch(name -> !name.equals("--batch"))) {
            throw CommandFailure.usage("each line of --batch says who asks for what, under what");
        }
        ExitCode code;
        try (InputStream in = InputFiles.open(file)) {
            code = new Batch(in, System.out, System.err).run();
        } catch (IOException e) {
            throw InputFiles.unreadable(file, e);
        }
        if (System.out.checkError()) {
            throw new CommandFailure(ExitCode.PARTLY_DONE, "not all answers could be written");
        }
        return code;
    }

    /// The options that were given, but for those of the command line as a whole.
    private Stream<String> given() {
        return spec.commandLine().getParseResult().matchedOptions().stream()
                .map(option -> option.longestName());
    }

    private Decision decide() throws BrokenQuestionException {
        if (principal == null || action == null) {
            throw CommandFailure.usage("--principal and --action are needed, or --batch FILE");
        }
        var files = new PolicyFiles();
        var asking =
                new Asking(
                        new Principal(principal, List.of()),
                        action,
                        resource == null ? "*" : resource,
                        context.given(),
                        context.complete());
        var access =
                new PrincipalAccess(
                        asking.principal(),
                        files.all(policies, PolicyKind.IDENTITY),
                        files.one(boundary, PolicyKind.IDENTITY),
                        files.one(session, PolicyKind.IDENTITY),
                        serviceControls.read(files));
        ResourceAccess target = asking.target(resourceAccount, ControlPolicies.none());
        return asking.decide(
                access,
                files.one(resourcePolicy, ResourceAccess.policyKind(action, asking.resource()))
                        .map(target::with)
                        .orElse(target));
    }
}
