package dev.attest.iampolicy.decision;

import dev.attest.iampolicy.PolicyKind;
import java.util.List;
import java.util.stream.Stream;

/// The service control policies, or the resource control policies, of one account: a level for the
/// root of the organization, one for each organizational unit on the way down, and one for the
/// account. Each level must allow, and any may deny; AWS's own `FullAWSAccess` or
/// `RCPFullAWSAccess` belongs to a level as any other policy.
///
/// Source: Organizations User Guide, "SCP evaluation", "RCP evaluation" and "Resource control
/// policies (RCPs)".
///
/// @param levels from the root of the organization to the account; none when the account is in no
///   organization, or such policies are not enabled
/// @param managementAccount whether it is the organization's management account, which control
///   policies do not bind
public record ControlPolicies(List<PolicySet> levels, boolean managementAccount) {

    private static final ControlPolicies NONE = new ControlPolicies(List.of(), false);

    public ControlPolicies {
        levels = List.copyOf(levels);
    }

    /// There are none.
    public static ControlPolicies none() {
        return NONE;
    }

    /// Of a member account.
    public static ControlPolicies of(PolicySet... levels) {
        return new ControlPolicies(List.of(levels), false);
    }

    /// The same, for the management account.
    public ControlPolicies ofManagementAccount() {
        return new ControlPolicies(levels, true);
    }

    /// The same with one more level at the account's end.
    public ControlPolicies and(PolicySet level) {
        return new ControlPolicies(
                Stream.concat(levels.stream(), Stream.of(level)).toList(), managementAccount);
    }

    ControlPolicies mustBe(PolicyKind kind) {
        levels.forEach(level -> level.mustBe(kind, kind));
        return this;
    }

    /// What the levels say that bind the account.
    List<LayerVerdict> judge(Layer layer, Request request) {
        return managementAccount
                ? List.of()
                : levels.stream().map(level -> level.judge(layer, request)).toList();
    }
}
