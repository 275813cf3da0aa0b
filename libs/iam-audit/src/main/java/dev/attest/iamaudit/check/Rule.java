package dev.attest.iamaudit.check;

/// How a check decides.
interface Rule {

    /// @throws UndecidedException when a source is not there
    void judge(AuditSources sources, Parameters parameters, Judgements judgements);
}
