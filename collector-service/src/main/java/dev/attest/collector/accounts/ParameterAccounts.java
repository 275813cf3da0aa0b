package dev.attest.collector.accounts;

import dev.attest.collector.aws.AwsClients;
import dev.attest.collector.aws.AwsConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ssm.SsmClient;

/// Accounts from a parameter of Systems Manager: ids with commas or blanks between them.
@ApplicationScoped
class ParameterAccounts implements AccountSource {

    private final AccountsConfig config;
    private final AwsConfig aws;
    private final AwsClients clients;

    ParameterAccounts(AccountsConfig config, AwsConfig aws, AwsClients clients) {
        this.config = config;
        this.aws = aws;
        this.clients = clients;
    }

    @Override
    public String name() {
        return "parameter";
    }

    @Override
    public int rank() {
        return 1;
    }

    @Override
    public List<String> permissions() {
        return List.of("ssm:GetParameter");
    }

    @Override
    public boolean configured() {
        return config.parameter().isPresent();
    }

    @Override
    public AccountList read() {
        String name = config.parameter().orElseThrow();
        try (SsmClient ssm =
                clients.patient(SsmClient.builder(), "ssm", aws.region(), clients.own())) {
            return parse(
                    ssm.getParameter(b -> b.name(name).withDecryption(true)).parameter().value());
        }
    }

    static AccountList parse(String value) {
        List<ListedAccount> accounts = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String id : value.strip().split("[\\s,]+", -1)) {
            try {
                accounts.add(ListedAccount.of(AccountEntry.id(id)));
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        }
        return new AccountList(accounts, problems);
    }
}
