package dev.attest.collector.accounts;

import java.util.List;

/// What a source answered.
///
/// @param problems entries that could not be read, in words
record AccountList(List<ListedAccount> accounts, List<String> problems) {
    AccountList {
        accounts = List.copyOf(accounts);
        problems = List.copyOf(problems);
    }
}
