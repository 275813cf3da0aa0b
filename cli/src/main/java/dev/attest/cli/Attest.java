package dev.attest.cli;

import dev.attest.cli.audits.AuditCommand;
import dev.attest.cli.campaigns.CampaignCommand;
import dev.attest.cli.campaigns.DecideCommand;
import dev.attest.cli.campaigns.RemediationCommand;
import dev.attest.cli.campaigns.SignOffCommand;
import dev.attest.cli.campaigns.TasksCommand;
import dev.attest.cli.collection.CollectCommand;
import dev.attest.cli.docs.DocsCommand;
import dev.attest.cli.findings.AlertsCommand;
import dev.attest.cli.findings.NotificationsCommand;
import dev.attest.cli.findings.RiskCommand;
import dev.attest.cli.findings.SensorsCommand;
import dev.attest.cli.home.Home;
import dev.attest.cli.home.HomeChoice;
import dev.attest.cli.home.Installation;
import dev.attest.cli.imports.ImportCommand;
import dev.attest.cli.imports.SampleCommand;
import dev.attest.cli.inventory.InventoryCommand;
import dev.attest.cli.people.PeopleCommand;
import dev.attest.cli.policies.CanCommand;
import dev.attest.cli.policies.PolicyCommand;
import dev.attest.cli.queries.QueryCommand;
import dev.attest.cli.reports.ReportCommand;
import dev.attest.cli.reports.VerifyCommand;
import dev.attest.cli.stack.DownCommand;
import dev.attest.cli.stack.LogsCommand;
import dev.attest.cli.stack.StatusCommand;
import dev.attest.cli.stack.UpCommand;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `attest`: the embedded stack and a client of the public APIs.
@Command(
        name = "attest",
        description = {
            "Identity governance for AWS that can prove itself.",
            "Besides the commands below, `attest test` runs all checks and tests."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Attest.Version.class,
        scope = ScopeType.INHERIT,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:fine",
            "1:findings (audit, verify, policy findings), or no (can)",
            "2:usage",
            "3:not allowed",
            "4:partly done",
            "5:not reachable"
        },
        subcommands = {
            UpCommand.class,
            DownCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            ImportCommand.class,
            CollectCommand.class,
            InventoryCommand.class,
            PeopleCommand.class,
            AlertsCommand.class,
            NotificationsCommand.class,
            SensorsCommand.class,
            QueryCommand.class,
            RiskCommand.class,
            CampaignCommand.class,
            TasksCommand.class,
            DecideCommand.class,
            SignOffCommand.class,
            RemediationCommand.class,
            ReportCommand.class,
            VerifyCommand.class,
            AuditCommand.class,
            CanCommand.class,
            PolicyCommand.class,
            DocsCommand.class,
            SampleCommand.class,
            BenchCommand.class
        })
public final class Attest implements Runnable, HomeChoice {
    @Spec private CommandSpec spec;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description =
                    "The folder of the embedded stack. Default: ATTEST_HOME, else .attest in the"
                            + " project.")
    private @Nullable Path directory;

    @Override
    public Home home() {
        if (directory != null) {
            return new Home(directory);
        }
        String fromEnvironment = System.getenv("ATTEST_HOME");
        return new Home(
                fromEnvironment == null || fromEnvironment.isBlank()
                        ? Installation.current().root().resolve(".attest")
                        : Path.of(fromEnvironment));
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }

    /// What `--version` prints.
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "attest " + Installation.version("attest") + " (JDK " + Runtime.version() + ")"
            };
        }
    }
}
