package dev.attest.iampolicy.meaning;

/// How far a permission goes.
public enum Reach {
    /// It works on any resource of its kind, also on one that no policy names.
    ANY,
    /// It works only on resources that a policy singles out.
    SOME
}
