package dev.attest.collector.accounts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Which accounts are collected from. Several sources add up; where two name an account, the file
/// says how it is entered, then the parameter, then the organization.
@ConfigMapping(prefix = "attest.accounts")
public interface AccountsConfig {

    /// A YAML, JSON or CSV file.
    Optional<Path> file();

    /// The name of a parameter of Systems Manager: account ids with commas between them.
    Optional<String> parameter();

    /// Whether the accounts of the organization are collected from.
    @WithDefault("false")
    boolean organization();

    /// Ids of organizational units and roots: of the organization, only accounts below these are
    /// collected from; if not set, all.
    Optional<List<String>> units();

    /// Of the organization, no account below these is collected from, whatever `units` says.
    Optional<List<String>> exceptUnits();

    /// The role that is assumed in accounts that name none.
    Optional<String> role();

    /// The external id for accounts that name none.
    Optional<String> externalId();

    /// The regions of accounts that name none; if not set, those that an account has switched on.
    Optional<List<String>> regions();
}
