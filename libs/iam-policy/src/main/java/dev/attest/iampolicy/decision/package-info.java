/// Decides requests over every layer of AWS's evaluation logic, three-valued: control policies of
/// the organization, resource policy, identity policies, permissions boundary, session policies.
///
/// `PrincipalAccess` is the principal's side, `ResourceAccess` the resource's. `Evaluation` gathers
/// what each layer says and the ways to be allowed, and `Decision` answers.
@NullMarked
package dev.attest.iampolicy.decision;

import org.jspecify.annotations.NullMarked;
