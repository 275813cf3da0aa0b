/// The audit of MFA for console users, in the form that auditors know.
@NullMarked
package dev.attest.iamaudit.mfa;

import org.jspecify.annotations.NullMarked;
