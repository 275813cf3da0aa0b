/// The checks of an account's IAM: each a data file, judged by a named rule.
@NullMarked
package dev.attest.iamaudit.check;

import org.jspecify.annotations.NullMarked;
