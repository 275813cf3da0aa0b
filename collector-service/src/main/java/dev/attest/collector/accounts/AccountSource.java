package dev.attest.collector.accounts;

import java.io.IOException;
import java.util.List;

/// Somewhere that lists accounts.
public interface AccountSource {

    /// Such as `file`; keep it for ever.
    String name();

    /// Among the sources, the lowest says how an account is entered.
    int rank();

    boolean configured();

    /// The actions that the collector's own identity needs for it, as policies name them.
    List<String> permissions();

    AccountList read() throws IOException;
}
